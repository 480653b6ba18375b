import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Parts, render, renderTemplate } from '../support/lowered.ts';

const PLATFORM = {
  'planton.ai/resource': 'true',
  'planton.ai/name': 'fluentd-logger',
  'planton.ai/kind': 'KubernetesDaemonSet',
};
const SELECTOR = { 'app.kubernetes.io/name': 'fluentd-logger', 'app.kubernetes.io/instance': 'fluentd-logger' };

test('a log collector, whole', () => {
  const rendered = render(
    {
      apiVersion: 'kubernetes.project-planton.org/v1',
      metadata: 'name: fluentd-logger',
      spec: `
        namespace: {value: logging}
        create_namespace: true
        container:
          app:
            image: {repo: fluent/fluentd-kubernetes-daemonset, tag: v1.16-debian-elasticsearch8}
            resources:
              limits: {cpu: 500m, memory: 512Mi}
              requests: {cpu: 100m, memory: 200Mi}
            volume_mounts:
              - {name: varlog, mount_path: /var/log, host_path: /var/log, read_only: true}
            ports:
              - {name: metrics, container_port: 24231, network_protocol: TCP}
        tolerations:
          - {key: node-role.kubernetes.io/master, operator: Exists, effect: NoSchedule}
        update_strategy: {type: RollingUpdate, rolling_update: {max_unavailable: "1"}}
      `,
    },
    { name: 'fluentd-logger' },
  );
  assert.equal(Object.keys(rendered), ['Namespace/logging', 'DaemonSet/fluentd-logger']);
  assert.equal(rendered['DaemonSet/fluentd-logger'], {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      name: 'fluentd-logger',
      namespace: 'logging',
      labels: {
        ...PLATFORM,
        ...SELECTOR,
        'helm.sh/chart': 'fluentd-logger-0.1.0',
        'app.kubernetes.io/version': 'v1.16-debian-elasticsearch8',
        'app.kubernetes.io/managed-by': 'Helm',
      },
    },
    spec: {
      selector: { matchLabels: SELECTOR },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      minReadySeconds: 0,
      revisionHistoryLimit: 10,
      template: {
        metadata: { labels: { ...PLATFORM, ...SELECTOR } },
        spec: {
          terminationGracePeriodSeconds: 30,
          tolerations: [{ key: 'node-role.kubernetes.io/master', operator: 'Exists', effect: 'NoSchedule' }],
          containers: [
            {
              name: 'fluentd-logger',
              image: 'fluent/fluentd-kubernetes-daemonset:v1.16-debian-elasticsearch8',
              imagePullPolicy: 'IfNotPresent',
              env: [
                { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
                { name: 'K8S_POD_ID', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
              ],
              ports: [{ name: 'metrics', containerPort: 24231, protocol: 'TCP' }],
              resources: {
                limits: { cpu: '500m', memory: '512Mi' },
                requests: { cpu: '100m', memory: '200Mi' },
              },
              volumeMounts: [{ name: 'varlog', mountPath: '/var/log', readOnly: true }],
            },
          ],
          volumes: [{ name: 'varlog', hostPath: { path: '/var/log' } }],
        },
      },
    },
  });
});

test('an adopted DaemonSet has the pod template it had', () => {
  const parts: Parts = {
    metadata: 'labels: {team: node}\nannotations: {note: hello}',
    spec: `
      selector: {match_labels: {app: agent}}
      daemonset: {name: running}
      pod: {labels: {app: agent, helm.sh/chart: other-1.0.0}, annotations: {own: "1"}}
      config_maps: {c: text}
    `,
  };
  const { 'DaemonSet/running': adopted } = render(parts, { name: 'release' });
  assert.equal(Object(adopted?.['spec']).selector, { matchLabels: { app: 'agent' } });
  assert.equal(renderTemplate(parts), {
    metadata: { labels: { app: 'agent', 'helm.sh/chart': 'other-1.0.0' }, annotations: { own: '1' } },
    spec: { containers: [{ name: 'agent', image: 'agent:1.2.3' }], terminationGracePeriodSeconds: 30 },
  });
});

test('pods carry their own labels and the two of the selector, which win', () => {
  const { metadata } = renderTemplate({
    metadata: 'labels: {team: node}\nannotations: {note: hello}',
    spec: 'pod: {labels: {tier: system, app.kubernetes.io/name: mine}, annotations: {scrape: "true"}}',
  });
  assert.equal(metadata, {
    labels: {
      ...PLATFORM,
      'planton.ai/name': 'agent',
      tier: 'system',
      'app.kubernetes.io/name': 'agent',
      'app.kubernetes.io/instance': 'agent',
    },
    annotations: { scrape: 'true' },
  });
});

test('the app comes first, then the sidecars; init containers apart', () => {
  const { spec } = renderTemplate({
    spec: `
      container:
        app: {image: agent:1}
        sidecars: [{name: b, image: b:1}, {name: a, image: a:1}]
      init_containers: [{name: z, image: z:1}]
    `,
  });
  assert.equal(
    spec.containers.map(({ name }) => name),
    ['agent', 'b', 'a'],
  );
  assert.equal(spec['initContainers'], [{ name: 'z', image: 'z:1', imagePullPolicy: 'IfNotPresent' }]);
});

const DIGEST = `sha256:${'0'.repeat(64)}`;
const IMAGES: Readonly<Record<string, string>> = {
  'image: agent': 'agent',
  'image: ghcr.io/a/agent:1': 'ghcr.io/a/agent:1',
  'image: localhost:5000/agent': 'localhost:5000/agent',
  [`image: agent@${DIGEST}`]: `agent@${DIGEST}`,
  [`image: {repo: agent, tag: 1.10, digest: '${DIGEST}'}`]: `agent:1.10@${DIGEST}`,
};

for (const [given, want] of Object.entries(IMAGES)) {
  test(`${given} is ${want}`, () => assert.is(renderTemplate({ app: given }).spec.containers[0]?.['image'], want));
}

/** Below spec, and a field of the pod. */
const POD_FIELDS: readonly (readonly [spec: string, field: string, want: unknown])[] = [
  ['', 'serviceAccountName', undefined],
  ['', 'automountServiceAccountToken', undefined],
  ['', 'imagePullSecrets', undefined],
  ['', 'volumes', undefined],
  ['create_service_account: true', 'serviceAccountName', 'agent'],
  ['service_account_name: node', 'serviceAccountName', 'node'],
  [
    'service_account: {create: true, automount_service_account_token: false}',
    'automountServiceAccountToken',
    undefined,
  ],
  ['automount_service_account_token: false', 'automountServiceAccountToken', false],
  ['termination_grace_period_seconds: 0', 'terminationGracePeriodSeconds', 0],
  ['min_ready_seconds: 5', 'terminationGracePeriodSeconds', 30],
  ['image_pull_secrets: [a]', 'imagePullSecrets', [{ name: 'a' }]],
  [
    'image_pull_secrets: [a]\nimage_registries: [{server: ghcr.io, username: u, password: p}]',
    'imagePullSecrets',
    [{ name: 'a' }, { name: 'agent-registry' }],
  ],
];

for (const [spec, field, want] of POD_FIELDS) {
  test(`${field} of "${spec.replace('\n', ', ')}"`, () => assert.equal(renderTemplate({ spec }).spec[field], want));
}

const given = { secretEnv: {}, imageCredentials: {}, secrets: {} };

test('what install time gives is resolved', () => {
  const parts: Parts = {
    spec: `
      service_account: {create: true, value_from: {name: a}, image_pull_secrets: [{value_from: {name: p}}]}
      image_pull_secrets: [{value_from: {name: p}}]
    `,
    app: `
      env: {builtin: false, variables: {URL: {value_from: {name: bus}}}, secrets: {TOKEN: {value_from: {name: v}}}}
      liveness_probe: {http_get: {port: 80, http_headers: [{name: Authorization, value: hush}, {name: A, value: b}]}}
      lifecycle: {pre_stop: {http_get: {port: 80, http_headers: [{name: Cookie, value: hush}]}}}
    `,
  };
  const references = {
    'serviceAccount.name': 'node',
    'serviceAccount.imagePullSecrets.0': 'account-pull',
    'imagePullSecrets.0': 'pull',
    URL: 'bus:9092',
    'livenessProbe.Authorization': 'Bearer x',
    'preStop.Cookie': 'c=d',
  };
  const release = { values: { ...given, references } };
  const { spec } = renderTemplate(parts, release);
  assert.is(spec['serviceAccountName'], 'node');
  assert.equal(spec['imagePullSecrets'], [{ name: 'pull' }]);
  const [app = {}] = spec.containers;
  assert.equal(app['env'], [
    { name: 'URL', value: 'bus:9092' },
    { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'agent-env', key: 'TOKEN' } } },
  ]);
  assert.equal(app['livenessProbe'], {
    httpGet: {
      port: 80,
      httpHeaders: [
        { name: 'Authorization', value: 'Bearer x' },
        { name: 'A', value: 'b' },
      ],
    },
  });
  assert.equal(app['lifecycle'], {
    preStop: { httpGet: { port: 80, httpHeaders: [{ name: 'Cookie', value: 'c=d' }] } },
  });
  assert.equal(render(parts, release)['ServiceAccount/node']?.['imagePullSecrets'], [{ name: 'account-pull' }]);
});

test('what was not given is empty, whatever its name means to JavaScript', () => {
  const { spec } = renderTemplate(
    {
      app: `
        env: {builtin: false, variables: {constructor: {value_from: {name: a}}, __proto__: {value_from: {name: b}}}}
      `,
    },
    { values: { ...given, references: {} } },
  );
  assert.equal(spec.containers[0]?.['env'], [
    { name: 'constructor', value: '' },
    { name: '__proto__', value: '' },
  ]);
});

test.run();
