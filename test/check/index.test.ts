import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkDocument } from '../../src/check/index.ts';
import type { Diagnostic, Result } from '../../src/diagnostic.ts';
import { type Manifest, pointer } from '../../src/model/manifest.ts';
import { documentOf } from '../support/documents.ts';
import { app, container, type Fields, manifest, merge, metadata, pod, sidecars, spec } from '../support/manifests.ts';
import { inOneLine } from '../support/rules.ts';

test('a manifest without errors is given back, of the same value and places', () => {
  const document = documentOf(manifest());
  const { value, diagnostics } = checkDocument(document);
  assert.equal(diagnostics, []);
  assert.is(value?.value, document.value);
  assert.is(value?.places, document.places);
});

test('a warning keeps no manifest back', () => {
  const { value, diagnostics } = check(app({ image: { tag: 'latest' } }));
  assert.equal(diagnostics.map(inOneLine), ['warning image-tag-latest /spec/container/app/image/tag']);
  assert.ok(value);
});

test('an error does', () => {
  assert.is(check(metadata({ name: 'A' })).value, undefined);
});

test('rules see what is well-shaped beside what is not', () => {
  const { diagnostics } = check(merge(metadata({ name: 'A' }), spec({ min_ready_seconds: 'soon' })));
  assert.equal(diagnostics.map(inOneLine), [
    'error wrong-type /spec/min_ready_seconds',
    'error agent-name-invalid /metadata/name',
  ]);
});

test('nothing is concluded from what has the wrong shape', () => {
  const fields = merge(app({ volume_mounts: [{ name: 'v', mount_path: '/v' }] }), pod({ volumes: 'v' }));
  assert.equal(check(fields).diagnostics.map(inOneLine), ['error wrong-type /spec/pod/volumes']);
});

test('one slip hides no other finding', () => {
  const fields = app({
    args: ['$(NOPE)'],
    ports: [{ name: 'http', container_port: 80, network_protocol: 'tcp' }],
    resources: { limits: { memory: '1Gi' }, requests: { memory: '2Gi' } },
    volume_mounts: [
      { name: 'gone', mount_path: '/a' },
      { name: 'b', mount_path: '/b', empty_dir: {}, mount_propagation: 'Bidirectional' },
      { name: 'c', mount_path: '/c', nfs: { server: '', path: '/c' } },
    ],
    liveness_probe: { http_get: { port: 'metrics' } },
  });
  assert.equal(
    check(fields)
      .diagnostics.map(({ code }) => code)
      .sort(),
    [
      'handler-port-unknown',
      'propagation-needs-privilege',
      'request-above-limit',
      'unknown-word',
      'variable-reference-unknown',
      'volume-source-incomplete',
      'volume-unknown',
    ],
  );
});

/** What has the wrong shape, and the finding that may not be made of its absence. */
const ABSENT: readonly (readonly [code: string, fields: Fields])[] = [
  ['request-above-limit', app({ resources: { limits: { memory: [1] }, requests: { memory: '2Gi' } } })],
  ['limit-missing', app({ resources: { limits: { 'a.io/b': [1] }, requests: { 'a.io/b': '1' } } })],
  [
    'handler-port-unknown',
    app({ ports: [{ name: [1], container_port: 1 }], liveness_probe: { http_get: { port: 'a' } } }),
  ],
  [
    'propagation-needs-privilege',
    app({
      security_context: { privileged: 'x' },
      volume_mounts: [{ name: 'b', mount_path: '/b', empty_dir: {}, mount_propagation: 'Bidirectional' }],
    }),
  ],
  ['variable-reference-unknown', app({ args: ['$(NOPE)'], env: { env_from: [1] } })],
  ['memory-limit-missing', app({ resources: { limits: [1] } })],
  ['dns-incomplete', pod({ dns_policy: 'None', dns_config: { nameservers: 'x' } })],
  ['selector-misses-pods', merge(spec({ selector: { match_labels: { a: 'b' } } }), pod({ labels: [1] }))],
  [
    'rbac-without-account',
    spec({
      service_account: { create: 'x' },
      rbac: { cluster_rules: [{ api_groups: [''], resources: ['a'], verbs: ['b'] }] },
    }),
  ],
];

for (const [code, fields] of ABSENT) {
  test(`${code} is not concluded from what has the wrong shape`, () => {
    const codes = check(fields).diagnostics.map((finding) => finding.code);
    assert.ok(
      codes.some((found) => found === 'wrong-type'),
      codes.join(),
    );
    assert.not(codes.includes(code as (typeof codes)[number]), codes.join());
  });
}

test('no finding shows a secret, wherever it stands', () => {
  const token = 'S3cret_token!';
  const { diagnostics } = check({
    metadata: { name: token, labels: { [token]: token } },
    spec: {
      namespace: { value: token },
      container: {
        app: {
          image: { repo: token, tag: token },
          args: [token],
          env: {
            variables: [{ name: token, value: token }],
            secrets: [
              { name: 'TOKEN', value: token },
              { name: 'PART', value: 'S3cret' },
            ],
          },
          ports: [{ name: token, container_port: 1 }],
          volume_mounts: [{ name: token, mount_path: token }],
          resources: { limits: { [token]: token } },
        },
      },
      pod: { image_registries: [{ server: 'a.io', password: 'another-one' }], hostname: 'another-one.x' },
    },
  });
  assert.ok(diagnostics.length > 12, `only ${diagnostics.map(({ code }) => code)}`);
  for (const text of diagnostics.flatMap(textsOf)) {
    assert.not.match(text, /s3cret|another-?one/i);
  }
});

test('the finding of a secret in clear still says why and what to do', () => {
  const { diagnostics } = check(
    app({ args: ['--token=S3cret_token'], env: { secrets: [{ name: 'A', value: 'S3cret_token' }] } }),
  );
  const found = diagnostics.find(({ code }) => code === 'secret-in-clear');
  assert.ok(found?.why);
  assert.match(found?.help ?? '', /\$\(NAME\)/);
});

/** Every value of a full manifest taken out or changed: whatever is left is judged, and nothing is thrown. */
test('half a manifest is judged too', () => {
  const full = manifest(merge(FULL, sidecars(container('b', { ports: [{ name: 'x', container_port: 1 }] }))));
  const paths = pathsOf(full);
  assert.ok(paths.length > 150);
  for (const path of paths) {
    for (const replacement of [undefined, 'text', {}]) {
      const { diagnostics } = checkDocument(documentOf(replaced(full, path, replacement)));
      for (const finding of diagnostics) assert.ok(finding.at, `${finding.code} at ${pointer(path)}`);
    }
  }
});

const check = (fields: Fields): Result<Manifest> => checkDocument(documentOf(manifest(fields)));

const textsOf = ({ message, why = '', help = '', notes }: Diagnostic): string[] => [
  message,
  why,
  help,
  ...notes.map((note) => note.message),
];

type Path = readonly (string | number)[];

function pathsOf(node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path];
  const children = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
  return [path, ...children.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaced(node: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  const copy: Record<string | number, unknown> = Array.isArray(node)
    ? ([...node] as unknown as Record<number, unknown>)
    : { ...(node as Fields) };
  const child = replaced(copy[part], rest, value);
  if (child === undefined && !Array.isArray(copy)) delete copy[part];
  else copy[part] = child;
  return copy;
}

/** Something for every rule to read. */
const FULL: Fields = {
  metadata: { labels: { a: 'b' }, annotations: { a: 'b' }, id: 'i' },
  spec: {
    create_namespace: true,
    daemonset: { name: 'd', labels: { a: 'b' } },
    update_strategy: { type: 'RollingUpdate', rolling_update: { max_unavailable: '10%', max_surge: 0 } },
    service_account: { create: true, name: 'a', image_pull_secrets: [{ name: 'p' }] },
    rbac: { cluster_rules: [{ api_groups: [''], resources: ['pods'], verbs: ['get'] }], name: 'r' },
    selector: { match_labels: { a: 'b' }, match_expressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
    config_maps: { conf: { name: 'c', data: { a: 'b' }, binary_data: { c: 'AAAA' } } },
    secrets: { s: { type: 'Opaque', keys: ['k'] } },
    extra_objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, data: { a: 'b' } }],
    container: {
      app: {
        resources: { limits: { memory: '1Gi', 'nvidia.com/gpu': '1' }, requests: { memory: '1Gi' } },
        env: {
          variables: [
            { name: 'A', value: '$(B)' },
            { name: 'B', field_ref: { field_path: 'metadata.name' } },
            { name: 'C', resource_field_ref: { resource: 'limits.cpu', container_name: 'b' } },
            { name: 'D', config_map_key_ref: { name: 'conf', key: 'a' } },
          ],
          secrets: [{ name: 'S', secret_ref: { namespace: 'n', name: 's', key: 'k' } }],
          env_from: [{ prefix: 'P_', config_map_ref: { name: 'conf' } }],
        },
        ports: [{ name: 'm', container_port: 80, host_port: 81, host_ip: '10.0.0.1' }],
        volume_mounts: [
          { name: 'v', mount_path: '/v', host_path: { path: '/v' }, mount_propagation: 'Bidirectional' },
          { name: 'w', mount_path: '/w', config_map: { name: 'conf', key: 'a', path: 'x', default_mode: 420 } },
          { name: 'e', mount_path: '/e', empty_dir: { medium: 'Memory', size_limit: '1Gi' } },
        ],
        volume_devices: [{ name: 'disk', device_path: '/dev/x' }],
        liveness_probe: { http_get: { port: 'm', http_headers: [{ name: 'a', value: 'b' }] }, period_seconds: 5 },
        lifecycle: { pre_stop: { sleep: { seconds: 5 } } },
        security_context: {
          privileged: true,
          run_as_user: 5,
          capabilities: { add: ['NET_ADMIN'] },
          seccomp_profile: { type: 'Localhost', localhost_profile: 'p' },
        },
      },
    },
    pod: {
      labels: { a: 'b' },
      node_selector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', toleration_seconds: 5 }],
      volumes: [
        { name: 'disk', persistent_volume_claim: { claim_name: 'c' } },
        { name: 'p', projected: { sources: [{ secret: { name: 's' } }] } },
      ],
      init_containers: [{ name: 'i', image: { repo: 'i', tag: '1' }, restart_policy: 'Always' }],
      image_registries: [{ server: 'a.io', password: 'another-one' }],
      dns_config: { nameservers: ['10.0.0.1'] },
      host_aliases: [{ ip: '10.0.0.1', hostnames: ['a'] }],
      security_context: { sysctls: [{ name: 'a', value: 'b' }], supplemental_groups: [1] },
      topology_spread_constraints: [{ max_skew: 1, topology_key: 'z', when_unsatisfiable: 'DoNotSchedule' }],
      affinity: {
        node_affinity: {
          required_during_scheduling_ignored_during_execution: {
            node_selector_terms: [{ match_expressions: [{ key: 'a', operator: 'Exists' }] }],
          },
          preferred_during_scheduling_ignored_during_execution: [{ weight: 1, preference: {} }],
        },
        pod_affinity: { required_during_scheduling_ignored_during_execution: [{ topology_key: 'z' }] },
      },
    },
  },
};

test.run();
