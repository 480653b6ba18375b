import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkWith } from '../../src/check/index.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { documentOf, pointedAt } from '../support/documents.ts';
import { app, type Fields, manifest, merge, metadata, pod, spec } from '../support/manifests.ts';

/** Fields over the least manifest, and the findings of the schema alone: `code /pointer: message help`. */
type Case = readonly [title: string, fields: Fields, findings: readonly string[]];

const CASES: readonly Case[] = [
  ['the least manifest', {}, []],
  ['status is ignored', { status: { anything: [1] } }, []],
  [
    'an unknown version',
    { api_version: 'kubernetes.planton.dev/v1beta1' },
    [
      'api-version-unknown /api_version: apiVersion cannot be "kubernetes.planton.dev/v1beta1". Did you mean "kubernetes.planton.dev/v1alpha1"? It is one of "kubernetes.planton.dev/v1alpha1", "kubernetes.planton.dev/v1", "kubernetes.openmcf.org/v1", "kubernetes.project-planton.org/v1".',
    ],
  ],
  [
    'another kind',
    { kind: 'DaemonSet' },
    ['kind-unknown /kind: kind cannot be "DaemonSet". Write kind: KubernetesDaemonSet.'],
  ],
  [
    'a misspelt field',
    app({ comand: ['a'] }),
    [
      'unknown-field key of /spec/container/app/comand: spec.container.app has no field "comand". Did you mean "command"?',
    ],
  ],
  [
    'a misspelt field in camelCase',
    app({ volumeMount: [] }),
    [
      'unknown-field key of /spec/container/app/volumeMount: spec.container.app has no field "volumeMount". Did you mean "volumeMounts"?',
    ],
  ],
  [
    'a sibling is closer than a field of that very name elsewhere',
    app({ resources: { request: {} } }),
    [
      'unknown-field key of /spec/container/app/resources/request: spec.container.app.resources has no field "request". Did you mean "requests"?',
    ],
  ],
  [
    'a field of another place',
    app({ hostNetwork: true }),
    [
      'unknown-field key of /spec/container/app/hostNetwork: spec.container.app has no field "hostNetwork". There is such a field at spec.pod.host_network.',
    ],
  ],
  [
    'a word of Docker',
    app({ entrypoint: ['a'] }),
    [
      'unknown-field key of /spec/container/app/entrypoint: spec.container.app has no field "entrypoint". Did you mean "command"?',
    ],
  ],
  [
    'a place of Kubernetes',
    metadata({ namespace: 'a' }),
    ['unknown-field key of /metadata/namespace: metadata has no field "namespace". The namespace is spec.namespace.'],
  ],
  [
    'what a DaemonSet has no use for',
    spec({ replicas: 3 }),
    [
      'unknown-field key of /spec/replicas: spec has no field "replicas". Leave it out: a DaemonSet runs one pod on each node.',
    ],
  ],
  ['a field of nowhere', spec({ wibble: 1 }), ['unknown-field key of /spec/wibble: spec has no field "wibble".']],
  [
    'an older name is a guess',
    spec({ create_service_acount: true }),
    [
      'unknown-field key of /spec/create_service_acount: spec has no field "create_service_acount". Did you mean "create_service_account"?',
    ],
  ],
  [
    'what is left of an older block',
    pod({ scheduling: { tolerationz: [] } }),
    [
      'unknown-field key of /spec/pod/scheduling/tolerationz: spec.pod.scheduling has no field "tolerationz". Did you mean "tolerations"?',
    ],
  ],
  [
    'a missing field',
    spec({ container: { app: { image: undefined } } }),
    ['missing-field key of /spec/container/app: spec.container.app needs "image".'],
  ],
  [
    'a required field misspelt is one mistake',
    app({ image: { repo: undefined, rpeo: 'agent' } }),
    [
      'unknown-field key of /spec/container/app/image/rpeo: spec.container.app.image has no field "rpeo". Did you mean "repo"?',
    ],
  ],
  [
    'text for a number',
    spec({ min_ready_seconds: 'soon' }),
    ['wrong-type /spec/min_ready_seconds: spec.min_ready_seconds is to be an integer, not the text "soon".'],
  ],
  [
    'text of a boolean',
    spec({ create_namespace: 'true' }),
    [
      'wrong-type /spec/create_namespace: spec.create_namespace is to be true or false, not the text "true". Leave out the quotes: true.',
    ],
  ],
  [
    'a map for a list',
    app({ args: { a: 'b' } }),
    [
      'wrong-type /spec/container/app/args: spec.container.app.args is to be a list, not a map. Put "- " before each entry.',
    ],
  ],
  [
    'a list for a map',
    metadata({ labels: [] }),
    ['wrong-type /metadata/labels: metadata.labels is to be a map, not a list. Leave out the "- ": this is one map.'],
  ],
  [
    'a number for text, at a key that needs quotes',
    metadata({ labels: { 'a.b/c': 5 } }),
    ['wrong-type /metadata/labels/a.b~1c: metadata.labels["a.b/c"] is to be text, not the number 5. Put it in quotes.'],
  ],
  [
    'a long text is cut',
    spec({ min_ready_seconds: 'x'.repeat(100) }),
    [
      `wrong-type /spec/min_ready_seconds: spec.min_ready_seconds is to be an integer, not the text "${'x'.repeat(60)}…".`,
    ],
  ],
  [
    'a word that is close',
    spec({ update_strategy: { type: 'rollingupdate' } }),
    [
      'unknown-word /spec/update_strategy/type: spec.update_strategy.type cannot be "rollingupdate". Did you mean "RollingUpdate"? It is one of "RollingUpdate", "OnDelete".',
    ],
  ],
  [
    'a word of the wrong type is one mistake',
    app({ image_pull_policy: 5 }),
    [
      'wrong-type /spec/container/app/image_pull_policy: spec.container.app.image_pull_policy is to be text, not the number 5. Put it in quotes.',
    ],
  ],
  [
    'a port beyond the last',
    app({ ports: [{ container_port: 1 }, { container_port: 65536 }] }),
    [
      'number-out-of-range /spec/container/app/ports/1/container_port: spec.container.app.ports[1].container_port is 65536, and is to be at most 65535.',
    ],
  ],
  [
    'a port before the first',
    app({ ports: [{ container_port: 0 }] }),
    [
      'number-out-of-range /spec/container/app/ports/0/container_port: spec.container.app.ports[0].container_port is 0, and is to be at least 1.',
    ],
  ],
  [
    'a number of more than 32 bits',
    merge(spec({ min_ready_seconds: 2 ** 31 }), app({ liveness_probe: { exec: {}, period_seconds: 2 ** 31 } })),
    [
      'number-out-of-range /spec/container/app/liveness_probe/period_seconds: spec.container.app.liveness_probe.period_seconds is 2147483648, and is to be at most 2147483647.',
      'number-out-of-range /spec/min_ready_seconds: spec.min_ready_seconds is 2147483648, and is to be at most 2147483647.',
    ],
  ],
  [
    'words of claims and of restarts',
    merge(
      app({
        restart_policy: 'Always',
        restart_policy_rules: [{ action: 'Stop', exit_codes: { operator: 'Is', values: [1] } }],
      }),
      pod({
        volumes: [
          {
            name: 'v',
            ephemeral: { volume_claim_template: { spec: { access_modes: ['RWO'], volume_mode: 'File' } } },
          },
        ],
      }),
    ),
    [
      'unknown-word /spec/container/app/restart_policy_rules/0/action: spec.container.app.restart_policy_rules[0].action cannot be "Stop". It is one of "Restart", "RestartAllContainers".',
      'unknown-word /spec/container/app/restart_policy_rules/0/exit_codes/operator: spec.container.app.restart_policy_rules[0].exit_codes.operator cannot be "Is". Did you mean "In"? It is one of "In", "NotIn".',
      'unknown-word /spec/pod/volumes/0/ephemeral/volume_claim_template/spec/access_modes/0: spec.pod.volumes[0].ephemeral.volume_claim_template.spec.access_modes[0] cannot be "RWO". It is one of "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod".',
      'unknown-word /spec/pod/volumes/0/ephemeral/volume_claim_template/spec/volume_mode: spec.pod.volumes[0].ephemeral.volume_claim_template.spec.volume_mode cannot be "File". Did you mean "Filesystem"? It is one of "Filesystem", "Block".',
    ],
  ],
  [
    'an empty text',
    app({ image: { repo: '' } }),
    ['empty-text /spec/container/app/image/repo: spec.container.app.image.repo is empty. Give it a value.'],
  ],
  [
    'an empty list',
    spec({ secrets: { tokens: { keys: [] } } }),
    ['empty-list /spec/secrets/tokens/keys: spec.secrets.tokens.keys is an empty list, and needs at least one entry.'],
  ],
  [
    'no digest',
    app({ image: { digest: 'latest' } }),
    [
      'image-digest-invalid /spec/container/app/image/digest: spec.container.app.image.digest is not a digest. A digest names its algorithm: sha256: and 64 hexadecimal digits.',
    ],
  ],
  [
    'no base64',
    spec({ config_maps: { conf: { binary_data: { a: 'ä' } } } }),
    [
      'binary-data-invalid /spec/config_maps/conf/binary_data/a: spec.config_maps.conf.binary_data.a is not base64. Encode it with base64, or move it to data when it is text.',
    ],
  ],
];

for (const [title, fields, want] of CASES) {
  test(title, () => assert.equal(findings(manifest(fields)), want));
}

test('nothing', () => {
  assert.equal(findings(null), ['wrong-type : The manifest is to be a map, not empty.']);
});

test('an empty map', () => {
  assert.equal(findings({}), [
    'missing-field : The manifest needs "apiVersion".',
    'missing-field : The manifest needs "kind".',
    'missing-field : The manifest needs "metadata".',
    'missing-field : The manifest needs "spec".',
  ]);
});

test('everything is said at once', () => {
  const value = manifest(spec({ wibble: 1, min_ready_seconds: 'soon', container: { app: { image: undefined } } }));
  const codes = checkWith([], documentOf(value)).diagnostics.map(({ code }) => code);
  assert.equal(codes.sort(), ['missing-field', 'unknown-field', 'wrong-type']);
});

test('a number is shown as it stands in the file', () => {
  const document = documentOf(manifest(spec({ namespace: 420 })));
  const text = document.source.text.replace('\n/spec/namespace\n', '\n0644\n');
  const start = text.indexOf('0644');
  const places = new Map(document.places).set('/spec/namespace', { value: { start, end: start + 4 } });
  const { diagnostics } = checkWith([], { ...document, source: { name: 'm', text }, places });
  assert.is(diagnostics[0]?.message, 'spec.namespace is to be a map, not the number 0644.');
});

test('a secret of the wrong type is not shown', () => {
  const document = documentOf(manifest(app({ env: { secrets: [{ name: 'TOKEN', value: 123456789 }] } })));
  const place = document.places.get('/spec/container/app/env/secrets/0/value');
  if (place === undefined) throw new Error('no place');
  const { diagnostics } = checkWith([], { ...document, secrets: [place.value] });
  assert.equal(
    diagnostics.map(({ message }) => message),
    ['spec.container.app.env.secrets[0].value is to be text, not a number.'],
  );
});

const findings = (value: unknown): string[] => checkWith([], documentOf(value)).diagnostics.map(inWords);

function inWords({ code, at, message, help }: Diagnostic): string {
  return [`${code} ${pointedAt(at)}: ${message}`, ...(help === undefined ? [] : [help])].join(' ');
}

test.run();
