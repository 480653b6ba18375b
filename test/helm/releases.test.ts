/** Where a release goes, what it is called, what it refuses, and how it behaves as a subchart. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects } from '../../src/compare/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import {
  type Chart,
  chartOf,
  everyHelm,
  type Install,
  rendered,
  template,
  templateChart,
  templateUmbrella,
  textOf,
  writeChart,
  writeUmbrella,
} from '../support/charts.ts';
import { helms, runHelm } from '../support/helm.ts';
import { type Fields, manifest } from '../support/manifests.ts';
import { at } from '../support/paths.ts';

const least = chartOf(manifest({ spec: { create_namespace: true, service_account: { create: true } } }));
const leastFolder = writeChart(least);
const rich = chartOf(textOf('test/samples/rich.yaml'));
const richFolder = writeChart(rich);

/** Whose namespace only the user's platform knows. */
const unplaced = chartOf(
  manifest({
    spec: { namespace: { value: undefined, value_from: { kind: 'X', name: 'y' } }, create_namespace: true },
  }),
);

const titles = (objects: readonly KubernetesObject[]): string[] =>
  objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`);
/** Names of the pull Secrets of the pods and of the account. */
const pullSecrets = (objects: readonly KubernetesObject[]): unknown[] => {
  const names = (list: unknown): unknown[] => ((list ?? []) as { readonly name: string }[]).map(({ name }) => name);
  const of = (wanted: string): KubernetesObject | undefined => objects.find(({ kind }) => kind === wanted);
  return [
    names(at(of('DaemonSet'), 'spec.template.spec.imagePullSecrets')),
    names(at(of('ServiceAccount'), 'imagePullSecrets')),
  ];
};
const LONG = 'a'.repeat(53);

/** The manifest says namespace monitoring and asks for it to be created; its name is agent. */
const RELEASES: readonly (readonly [Install, objects: readonly string[]])[] = [
  [{}, ['Namespace monitoring', 'ServiceAccount monitoring/rel-agent', 'DaemonSet monitoring/rel-agent']],
  [{ namespace: 'monitoring' }, ['ServiceAccount monitoring/rel-agent', 'DaemonSet monitoring/rel-agent']],
  [{ namespace: 'team-a' }, ['ServiceAccount team-a/rel-agent', 'DaemonSet team-a/rel-agent']],
  [{ namespace: 'n', name: '123' }, ['ServiceAccount n/123-agent', 'DaemonSet n/123-agent']],
  [{ namespace: '456', name: 'my-agent' }, ['ServiceAccount 456/my-agent', 'DaemonSet 456/my-agent']],
  [
    { namespace: 'on', values: { nameOverride: 'My_Name' } },
    ['ServiceAccount on/rel-my-name', 'DaemonSet on/rel-my-name'],
  ],
  [{ namespace: 'x', values: { fullnameOverride: 'Exact_' } }, ['ServiceAccount x/exact', 'DaemonSet x/exact']],
  [
    { namespace: 'x', name: LONG, values: { nameOverride: 'b'.repeat(30) } },
    [`ServiceAccount x/${LONG}-${'b'.repeat(9)}`, `DaemonSet x/${LONG}-${'b'.repeat(9)}`],
  ],
  [
    { values: { namespace: { name: 'other' } } },
    ['Namespace other', 'ServiceAccount other/rel-agent', 'DaemonSet other/rel-agent'],
  ],
  [{ values: { namespaceOverride: 'other' } }, ['ServiceAccount other/rel-agent', 'DaemonSet other/rel-agent']],
  [
    { namespace: 'team-a', values: { namespaceOverride: 'monitoring' } },
    ['Namespace monitoring', 'ServiceAccount monitoring/rel-agent', 'DaemonSet monitoring/rel-agent'],
  ],
];

for (const [install, want] of RELEASES) {
  test(`${JSON.stringify(install)} gives ${want.join(', ')}`, () =>
    everyHelm(async (helm) => {
      const objects = await templateChart(helm, leastFolder, install);
      assert.equal(titles(objects).sort(), [...want].sort(), helm.version);
      const daemonSet = objects.find(({ kind }) => kind === 'DaemonSet');
      const selector = at(daemonSet, 'spec.selector.matchLabels') as Fields;
      assert.is(selector['app.kubernetes.io/instance'], install.name ?? 'rel');
      assert.equal(Object.keys(selector).sort(), ['app.kubernetes.io/instance', 'app.kubernetes.io/name']);
      const labels = at(daemonSet, 'spec.template.metadata.labels') as Fields;
      for (const [key, value] of Object.entries(selector)) assert.is(labels[key], value);
    }));
}

test('without a namespace of its own it goes where the release goes', () =>
  everyHelm(async (helm) => {
    const objects = await templateChart(helm, writeChart(unplaced), { namespace: 'team-a' });
    assert.equal(titles(objects), ['DaemonSet team-a/rel-agent'], helm.version);
  }));

test('names that are cut, versions that are no label, and objects without a namespace are as they are rendered', () =>
  everyHelm(async (helm) => {
    const install = { name: LONG, namespace: 'team-a' };
    assert.equal(compareObjects(rendered(rich, install), await templateChart(helm, richFolder, install)), []);
    const odd = chartOf(
      manifest({
        metadata: { annotations: { 'ds2helm.dev/chart-version': '1.2.3-rc.1+build.5' } },
        spec: {
          // A tag that is longer than a label, and is cut at a dot; a name that leaves the full name no room.
          container: { app: { image: { tag: `${'1'.repeat(62)}.2` } } },
          config_maps: { ['long'.repeat(15)]: 'text' },
          extra_objects: [
            { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'here' }, data: { a: 'b' } },
            { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'there', namespace: 'other' }, data: { a: 'b' } },
          ],
        },
      }),
    );
    const objects = await templateChart(helm, writeChart(odd), install);
    assert.equal(compareObjects(rendered(odd, install), objects), []);
    assert.equal(titles(objects).sort(), [
      'ConfigMap other/there',
      `ConfigMap team-a/${'a'.repeat(10)}-${'long'.repeat(15)}`,
      'ConfigMap team-a/here',
      `DaemonSet team-a/${LONG}-agent`,
    ]);
    const labels = at(objects.at(-1), 'metadata.labels') as Fields;
    assert.is(labels['helm.sh/chart'], 'agent-1.2.3-rc.1_build.5');
    assert.is(labels['app.kubernetes.io/version'], '1'.repeat(62));
  }));

test("pull Secrets that are the chart's own have their real names; a parent's stand", () =>
  everyHelm(async (helm) => {
    const chart = chartOf(
      manifest({
        spec: {
          secrets: { own: { keys: ['k'] }, exact: { name: 'real', keys: ['k'] } },
          service_account: { create: true, image_pull_secrets: ['own', 'other'] },
          container: { app: { image: { pull_secret_name: 'own' } } },
          pod: { image_pull_secrets: ['exact', 'other'] },
        },
      }),
    );
    const folder = writeChart(chart);
    const objects = await templateChart(helm, folder);
    assert.equal(compareObjects(rendered(chart), objects), []);
    const ofAccount = ['rel-agent-own', 'other'];
    assert.equal(pullSecrets(objects), [['real', 'other', 'rel-agent-own'], ofAccount]);
    const values = { imagePullSecrets: ['own'], global: { imagePullSecrets: ['exact', { name: 'own' }] } };
    const withParent = await templateChart(helm, folder, { values });
    assert.equal(pullSecrets(withParent), [['rel-agent-own', 'exact', 'own'], ofAccount]);
  }));

test('a Service whose name would begin with a digit gets letters before it', () =>
  everyHelm(async (helm) => {
    const folder = writeChart(chartOf(manifest({ spec: { container: { app: { ports: [{ container_port: 80 }] } } } })));
    const flags = ['--set', 'service.enabled=true'];
    for (const [name, want] of [
      ['9foo.bar', 'svc-9foo-bar-agent'],
      ['foo.bar', 'foo-bar-agent'],
    ] as const) {
      const objects = await templateChart(helm, folder, { name, flags });
      assert.is(objects.find(({ kind }) => kind === 'Service')?.metadata.name, want);
    }
  }));

const sumOf = (objects: readonly KubernetesObject[]): unknown =>
  at(
    objects.find(({ kind }) => kind === 'DaemonSet'),
    ['spec', 'template', 'metadata', 'annotations', 'checksum/secret'],
  );

test('a checksum that looks like a number stays a text', async () => {
  const chart = chartOf(manifest({ spec: { container: { app: { env: { secrets: { API_KEY: 'x' } } } } } }));
  const sums = Array.from({ length: 20_000 }, (_, index) => {
    const name = `r${index}`;
    return { name, sum: sumOf(rendered(chart, { name })) };
  });
  const found = sums.find(({ sum }) => /^\d+e?\d+$/.test(String(sum)));
  assert.ok(found, 'there is one');
  const folder = writeChart(chart);
  await everyHelm(async (helm) => {
    assert.is(sumOf(await templateChart(helm, folder, { name: found?.name ?? '' })), found?.sum, helm.version);
  });
});

/** Values that can't do anything in a chart, and what Helm then says. */
const REFUSED: readonly (readonly [chart: Chart, values: Fields, reason: string])[] = [
  [least, { configMaps: { a: 'b' } }, 'configMaps: this chart was made without ConfigMaps'],
  [least, { secrets: { a: { data: { b: 'c' } } } }, 'secrets: this chart was made without Secrets'],
  [least, { secretEnv: { A: 'b' } }, 'secretEnv: this chart was made without secret variables'],
  [
    least,
    { sidecars: { a: { image: { repository: 'b' }, secretEnv: { A: 'b' } } } },
    'secretEnv: this chart was made without secret variables',
  ],
  [least, { existingSecret: 'a' }, 'existingSecret: this chart was made without secret variables'],
  [least, { existingSecretKeys: { A: 'b' } }, 'existingSecretKeys: this chart was made without secret variables'],
  [
    rich,
    { existingSecret: 'a', existingSecretKeys: { API_KEI: 'b' } },
    'existingSecretKeys.API_KEI: there is no such secret variable; there are: API_KEY',
  ],
  [rich, { existingSecretKeys: { API_KEY: 'b' } }, 'existingSecretKeys: they are keys of existingSecret, which is not'],
  [rich, { references: { BOGUS: 'b' } }, 'references.BOGUS: this chart was made without it; it has ENDPOINT'],
  [rich, { secretEnv: { LEVEL: 'b' } }, 'secretEnv.LEVEL: env has LEVEL too'],
  [rich, { sidecars: { reloader: { secretEnv: { MODE: 'b' } } } }, 'reloader.secretEnv.MODE: env has MODE too'],
  [rich, { sidecars: { foo: {} } }, 'image.repository of container foo is needed'],
  [rich, { podMonitor: { enabled: true, port: '' } }, 'podMonitor.port is needed'],
  [rich, { podMonitor: { enabled: true, port: null } }, 'podMonitor.port is needed'],
  [rich, { podMonitor: { enabled: true, port: 'x' } }, 'no container has a port named x; there are: metrics'],
  [rich, { service: { enabled: true }, ports: null }, 'service.enabled: ports is empty'],
  [rich, { service: { enabled: true, headless: true, type: 'NodePort' } }, 'service.headless: a Service without'],
  [least, { references: { A: 'b' } }, 'references: this chart was made without references'],
  [least, { imageCredentials: { a: { password: 'b' } } }, 'imageCredentials: this chart was made without registries'],
  [least, { rbac: { rules: [{ verbs: ['get'] }] } }, 'rbac.rules: this chart was made without permissions'],
  [
    least,
    { rbac: { clusterRules: [{ verbs: ['get'] }] } },
    'rbac.clusterRules: this chart was made without permissions',
  ],
  [least, { service: { enabled: true } }, 'service.enabled: this chart was made without ports of its main container'],
  [least, { podMonitor: { enabled: true } }, 'podMonitor.enabled: this chart was made without a named TCP port'],
  [
    chartOf(manifest({ spec: { pod: { host_network: true } } })),
    { networkPolicy: { enabled: true } },
    "networkPolicy.enabled: pods on the node's network are not isolated",
  ],
  [least, { hostNetwork: true, networkPolicy: { enabled: true } }, "networkPolicy.enabled: pods on the node's network"],
  [unplaced, { namespace: { create: true } }, 'namespace.create: this chart was made without the name of a namespace'],
  // What the install must give, by the flag that gives it.
  [
    rich,
    { secretEnv: { API_KEY: '' } },
    "secretEnv.API_KEY is needed: give it with --values FILE or --set-string 'secretEnv.API_KEY=…'",
  ],
  [rich, { secretEnv: { API_KEY: '' } }, 'or name the Secret that holds it with existingSecret'],
  [
    rich,
    { sidecars: { reloader: { secretEnv: { TOKEN: '' } } } },
    "--set-string 'sidecars.reloader.secretEnv.TOKEN=…'",
  ],
  [rich, { secrets: { tls: { data: { 'tls.key': '' } } } }, "--set-string 'secrets.tls.data.tls\\.key=…'"],
  [rich, { references: { ENDPOINT: '' } }, "--set-string 'references.ENDPOINT=…'. It is the variable ENDPOINT"],
  [
    rich,
    { imageCredentials: { 'registry.example.com': { password: '' } } },
    "--set-string 'imageCredentials.registry\\.example\\.com.password=…'",
  ],
  // The schema.
  [least, { image: { tag: 1.1 } }, 'tag'],
  [least, { imagee: {} }, 'imagee'],
  [least, { nameOverride: 'My App!' }, 'nameOverride'],
  [least, { nameOverride: '-x' }, 'nameOverride'],
  [least, { nameOverride: 'x.' }, 'nameOverride'],
  [least, { fullnameOverride: '---' }, 'fullnameOverride'],
  [least, { image: { digest: 'abc' } }, 'digest'],
  [least, { image: { repository: '' } }, 'repository'],
  [least, { objects: { 'A/b': { kind: 'A' } } }, 'metadata'],
];

test("a NetworkPolicy for pods that values take off the node's network", () =>
  everyHelm(async (helm) => {
    const folder = writeChart(chartOf(manifest({ spec: { pod: { host_network: true } } })));
    const values = { hostNetwork: false, networkPolicy: { enabled: true } };
    const objects = await templateChart(helm, folder, { values });
    assert.equal(titles(objects), ['NetworkPolicy monitoring/rel-agent', 'DaemonSet monitoring/rel-agent']);
    assert.is(at(objects[1], 'spec.template.spec.hostNetwork') || false, false);
    assert.equal(titles(await templateChart(helm, folder)), ['DaemonSet monitoring/rel-agent']);
  }));

for (const [chart, values, reason] of REFUSED) {
  const folder = chart === rich ? richFolder : chart === least ? leastFolder : writeChart(chart);
  test(`${JSON.stringify(values)} is refused: ${reason}`, () =>
    everyHelm(async (helm) => {
      const install = { values, flags: ['--values', `${folder}/ci/default-values.yaml`] };
      const said = await template(helm, folder, install).catch((error) => String(error));
      assert.match(said, 'Error: Helm');
      // Helm 4 breaks lines between the parts of an error.
      assert.ok(said.replace(/\s+/g, ' ').includes(reason), `${helm.version}: ${said}`);
    }));
}

test('--set takes an entry out, keeps numbers whole, and null removes', () =>
  everyHelm(async (helm) => {
    const flags = [
      ...['--set', 'resources.limits.memory=', '--set', 'minReadySeconds=1234567', '--set', 'env.N=7654321'],
      ...['--set', 'securityContext.runAsUser=1000690000', '--set', 'livenessProbe=null', '--set', 'env.LEVEL=null'],
      ...['--set', 'readinessProbe.tcpSocket=null', '--set', 'image.repository=null'],
      ...['--set', 'volumeMounts.data-2=null', '--set', 'ports.8125-udp=null', '--set-string', 'image.tag=20240101'],
      ...[
        '--set',
        'terminationGracePeriodSeconds=null',
        '--set',
        'references.ENDPOINT=null',
        '--set-json',
        'tolerations=[]',
      ],
    ];
    const objects = await templateChart(helm, richFolder, { flags });
    const { spec } = objects.find(({ kind }) => kind === 'DaemonSet') as unknown as { spec: Fields };
    const pod = at(spec, 'template.spec') as Fields;
    const app = at(pod, 'containers.0') as Fields;
    assert.is(spec['minReadySeconds'], 1234567);
    assert.equal(app['resources'], { requests: { cpu: '50m', memory: '64Mi' } });
    assert.is(at(app, 'securityContext.runAsUser'), 1000690000);
    assert.is(app['livenessProbe'], undefined);
    assert.is(app['readinessProbe'], undefined, 'a probe without a handler is none');
    assert.is(app['image'], 'registry.example.com/team/agent:20240101');
    assert.is(pod['terminationGracePeriodSeconds'], undefined);
    assert.is(pod['tolerations'], undefined);
    const namesOf = (list: unknown, key = 'name'): unknown[] => (list as Fields[]).map((entry) => entry[key]);
    assert.equal(namesOf(app['env']), ['NODE', 'API_KEY', 'N']);
    assert.equal(at(app, 'env.2'), { name: 'N', value: '7654321' });
    assert.equal(namesOf(app['ports']), ['metrics']);
    assert.equal(namesOf(app['volumeMounts'], 'mountPath'), ['/etc/agent', '/data', '/tls']);
  }));

test('a variable of extraEnv takes the place of another: $(X) expands only names that stand before', () =>
  everyHelm(async (helm) => {
    const extraEnv = ['NEW', 'NODE', 'API_KEY', 'NEW'].map((name, index) => ({ name, value: String(index) }));
    const objects = await templateChart(helm, richFolder, { values: { extraEnv } });
    const env = at(
      objects.find(({ kind }) => kind === 'DaemonSet'),
      'spec.template.spec.containers.0.env',
    ) as Fields[];
    assert.equal(
      env.map(({ name, value }) => [name, value]),
      [
        ['LEVEL', 'info'],
        ['NODE', '1'],
        ['ENDPOINT', 'dummy'],
        ['API_KEY', '2'],
        ['NEW', '3'],
      ],
      helm.version,
    );
  }));

test('as a subchart it has an alias, a condition, and takes what is global', () =>
  everyHelm(async (helm) => {
    const values = {
      global: { imageRegistry: 'mirror.local', imagePullSecrets: [{ name: 'pull' }], unknown: { a: 1 } },
    };
    const folder = writeUmbrella(
      {
        edge: { chart: least, values: { enabled: true, install: true, 'x-anchors': { any: 'thing' } } },
        off: { chart: least, values: { enabled: false } },
        agent: { chart: least, values: { podLabels: { tier: 'core' } } },
      },
      values,
      (alias) => ({ condition: `${alias}.enabled` }),
    );
    const objects = await templateUmbrella(helm, folder, { namespace: 'team-a' });
    assert.equal([...objects.keys()].sort(), ['agent', 'edge']);
    assert.equal(titles(objects.get('edge') ?? []), ['ServiceAccount team-a/rel-edge', 'DaemonSet team-a/rel-edge']);
    const daemonSet = (objects.get('edge') ?? []).find(({ kind }) => kind === 'DaemonSet');
    assert.is(at(daemonSet, 'spec.template.spec.containers.0.image'), 'mirror.local/agent:1.2.3');
    assert.equal(at(daemonSet, 'spec.template.spec.imagePullSecrets'), [{ name: 'pull' }]);
    assert.is(at(daemonSet, 'spec.template.spec.containers.0.name'), 'agent');
  }));

test('NOTES say where it runs, how to watch it, and what the namespace needs', async () => {
  const helm = (await helms()).find(({ major }) => major === 4);
  // Helm 3 asks a cluster even for a dry run of the client.
  assert.ok(helm);
  const notes = async (chart: string, namespace: string, ...flags: string[]): Promise<string> => {
    const args = ['install', 'rel', chart, '--namespace', namespace, '--dry-run=client', ...flags];
    const { code, stdout, stderr } = await runHelm(helm.path, args);
    assert.is(code, 0, stderr);
    return stdout.slice(stdout.indexOf('NOTES:'));
  };
  const plain = await notes(leastFolder, 'team-a');
  assert.match(plain, 'rel-agent runs in namespace team-a');
  assert.match(plain, 'kubectl rollout status daemonset/rel-agent --namespace team-a');
  assert.match(plain, "--selector 'app.kubernetes.io/instance=rel,app.kubernetes.io/name=agent'");
  assert.not.match(plain, 'recorded in namespace');
  assert.not.match(plain, 'Pod Security');
  assert.match(await notes(leastFolder, 'default'), 'The release itself is recorded in namespace default.');
  assert.match(await notes(leastFolder, 'team-a', '--set', 'updateStrategy.type=OnDelete'), '(OnDelete)');
  const privileged = await notes(richFolder, 'team-a', '--values', `${richFolder}/ci/default-values.yaml`);
  assert.match(privileged, 'kubectl label namespace team-a pod-security.kubernetes.io/enforce=privileged');
  for (const text of [plain, privileged]) assert.not.match(text, /[ \t]$|\n\n\n/m);
});

test.run();
