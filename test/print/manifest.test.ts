import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '../../src/model/workload.ts';
import { printManifest } from '../../src/print/manifest.ts';
import { readDocuments } from '../../src/read/index.ts';

const manifest = (spec: JsonObject): JsonObject => ({
  api_version: 'kubernetes.planton.dev/v1alpha1',
  kind: 'KubernetesDaemonSet',
  metadata: { name: 'agent' },
  spec,
});

const HEAD = `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata:
  name: agent
spec:
`;

const app = (fields: JsonObject): JsonObject => ({ container: { app: fields } });

for (const [what, spec, want] of [
  ['a namespace of a value alone', { namespace: { value: 'logging' } }, '  namespace: logging\n'],
  [
    'a namespace with more',
    { namespace: { value: 'logging', labels: { team: 'a' } } },
    '  namespace:\n    value: logging\n    labels:\n      team: a\n',
  ],
  ['a namespace that reads like a boolean', { namespace: { value: 'on' } }, '  namespace: "on"\n'],
  [
    'an image in one text',
    app({ image: { repo: 'host:5000/a', tag: '1', digest: 'sha256:00' } }),
    '  container:\n    app:\n      image: host:5000/a:1@sha256:00\n',
  ],
  [
    'an image whose colon would be read as a tag’s',
    app({ image: { repo: 'a:b' } }),
    '  container:\n    app:\n      image:\n        repo: a:b\n',
  ],
  [
    'variables by name',
    app({
      env: {
        variables: [
          { name: 'NO', value: '1' },
          { name: 'NODE', field_ref: { field_path: 'spec.nodeName' } },
        ],
      },
    }),
    `  container:
    app:
      env:
        variables:
          "NO": "1"
          NODE:
            field_ref: {field_path: spec.nodeName}
`,
  ],
  [
    'variables as a list where names would lose their order',
    app({
      env: {
        variables: [
          { name: 'B', value: 'b' },
          { name: '1', value: 'a' },
        ],
      },
    }),
    `  container:
    app:
      env:
        variables:
          - name: B
            value: b
          - name: "1"
            value: a
`,
  ],
  [
    'flags without quotes, other texts with',
    app({ args: ['--v=2', '-', '$(NODE)', 'a: b', 'a #b', '*x', ' x', ''] }),
    `  container:
    app:
      args:
        - --v=2
        - "-"
        - $(NODE)
        - "a: b"
        - "a #b"
        - "*x"
        - " x"
        - ""
`,
  ],
  [
    'a mount',
    app({
      volume_mounts: [
        { host_path: { path: '/var/log' }, mount_path: '/log', name: 'log', read_only: true },
        { name: 'c', mount_path: '/c', config_map: { name: 'c', default_mode: 420 } },
      ],
    }),
    `  container:
    app:
      volume_mounts:
        - name: log
          mount_path: /log
          read_only: true
          host_path: /var/log
        - name: c
          mount_path: /c
          config_map: {name: c, default_mode: 0644}
`,
  ],
  [
    'a strategy with its limits beside it',
    { update_strategy: { rolling_update: { max_unavailable: '10%' } } },
    '  update_strategy:\n    max_unavailable: 10%\n',
  ],
  ['an account that is only named', { service_account: { name: 'agent' } }, '  service_account: agent\n'],
  ['an account that is only created', { service_account: { create: true } }, '  service_account:\n    create: true\n'],
  [
    'a ConfigMap of one text of its name',
    { config_maps: { 'a.sh': { data: { 'a.sh': 'echo a\n' } }, b: { data: { c: 'd' } } } },
    '  config_maps:\n    a.sh: |\n      echo a\n    b:\n      data:\n        c: d\n',
  ],
  [
    'rules on a line a field',
    { rbac: { cluster_rules: [{ api_groups: [''], resources: ['pods', 'pods/log'], verbs: ['*'] }] } },
    `  rbac:
    cluster_rules:
      - api_groups: [""]
        resources: [pods, pods/log]
        verbs: ["*"]
`,
  ],
  [
    'affinity by the short names',
    {
      pod: {
        affinity: {
          node_affinity: {
            required_during_scheduling_ignored_during_execution: {
              node_selector_terms: [{ match_expressions: [{ key: 'a', operator: 'Exists' }] }],
            },
          },
        },
      },
    },
    `  pod:
    affinity:
      node_affinity:
        required:
          - match_expressions:
              - key: a
                operator: Exists
`,
  ],
] as const satisfies readonly (readonly [string, JsonObject, string])[]) {
  test(what, () => {
    const text = printManifest(manifest(spec));
    assert.is(text, HEAD + want);
    const { documents, diagnostics } = readDocuments({ name: 'a.yaml', text });
    assert.equal(documents[0]?.value, manifest(spec));
    assert.equal(diagnostics, []);
  });
}

/** What is printed below one field of an extra object, whose fields are nobody's but the user's. */
const extra = (fields: JsonObject): JsonObject => ({
  extra_objects: [{ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' }, ...fields }],
});

for (const [what, spec, want] of [
  [
    'keys on one line that mean something to YAML',
    extra({ limits: { 'a: b': 3, '#x': 4, '[q': 5, '': 6, on: 7, 'a.b/c-d': 8 } }),
    'limits: {"a: b": 3, "#x": 4, "[q": 5, "": 6, "on": 7, a.b/c-d: 8}',
  ],
  ['a mode of another object', extra({ mode: 420 }), 'mode: 420'],
  ['a negative mode of another object', extra({ mode: -1 }), 'mode: -1'],
  ['a broken mode of another object', extra({ default_mode: 0.25 }), 'default_mode: 0.25'],
  ['a mode on one line of another object', extra({ secret: { mode: 420 } }), 'secret: {mode: 420}'],
  ['an amount called mode', app({ resources: { limits: { mode: 420 } } }), 'limits: {mode: 420}'],
  [
    'a mode of nothing',
    { pod: { volumes: [{ name: 'c', config_map: { name: 'c', default_mode: 0 } }] } },
    'config_map: {name: c, default_mode: 0}',
  ],
  [
    'modes of keys',
    { pod: { volumes: [{ name: 'c', config_map: { name: 'c', items: [{ key: 'k', path: 'p', mode: 256 }] } }] } },
    'mode: 0400',
  ],
  [
    'a number that is no mode',
    { pod: { volumes: [{ name: 'c', secret: { name: 'c', default_mode: 1.5 } }] } },
    'secret: {name: c, default_mode: 1.5}',
  ],
  [
    'a mode that is too high',
    { pod: { volumes: [{ name: 'c', secret: { name: 'c', default_mode: 1023 } }] } },
    'secret: {name: c, default_mode: 1023}',
  ],
] as const satisfies readonly (readonly [string, JsonObject, string])[]) {
  test(`${what} on its line`, () => {
    const lines = printManifest(manifest(spec)).split('\n');
    assert.ok(
      lines.some((line) => line.trim() === want),
      lines.join('\n'),
    );
  });
}

test('fields stand in the order in which people write them', () => {
  const text = printManifest(manifest({ pod: { volumes: [], labels: {} }, container: {}, namespace: { value: 'a' } }));
  assert.is(text, `${HEAD}  namespace: a\n  container: {}\n  pod:\n    labels: {}\n    volumes: []\n`);
});

test('or in their own', () => {
  const text = printManifest(manifest({ pod: {}, namespace: { value: 'a' } }), { keepOrder: true });
  assert.is(text, `${HEAD}  pod: {}\n  namespace: a\n`);
});

test('what a probe does stands before how often, and a path before its type', () => {
  const probe = { period_seconds: 5, http_get: { port: 80, path: '/' } };
  const mount = { host_path: { type: 'File', path: '/a' }, mount_path: '/a', name: 'a' };
  const text = printManifest(manifest({ container: { app: { liveness_probe: probe, volume_mounts: [mount] } } }));
  assert.match(text, /liveness_probe:\n *http_get:\n *path: \/\n *port: 80\n *period_seconds: 5/);
  assert.match(text, /- name: a\n *mount_path: \/a\n *host_path: \{path: \/a, type: File\}/);
});

test('comments stand above what they are about, or above what holds it', () => {
  const spec = {
    container: { app: { image: { repo: 'a', tag: '1' }, env: { variables: [{ name: 'A', value: '1' }] } } },
    pod: { tolerations: [{ operator: 'Exists' }] },
  };
  const comments = [
    { path: ['spec', 'container', 'app', 'image', 'tag'], text: 'pinned' },
    { path: ['spec', 'container', 'app', 'env', 'variables', 0, 'value'], text: 'one' },
    { path: ['spec', 'pod', 'tolerations', 0, 'operator'], text: 'all nodes' },
  ];
  assert.is(
    printManifest(manifest(spec), { comments }),
    `${HEAD}  container:
    app:
      # pinned
      image: a:1
      env:
        variables:
          # one
          A: "1"
  pod:
    tolerations:
      # all nodes
      - operator: Exists
`,
  );
});

test.run();
