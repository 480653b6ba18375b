import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileSource, openSource } from '../src/compile.ts';
import { positionAt } from '../src/source.ts';

const manifest = (app: string, spec = ''): string => `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: monitoring
  container:
    app:
      image: agent:1.0
      resources: {limits: {memory: 1Mi}}
      ${app}
  ${spec}
`;

/** The findings of reading and of the one manifest, each as `line code`. */
function findings(text: string): { readonly read: readonly string[]; readonly manifest: readonly string[] } {
  const { diagnostics, manifests } = compileSource({ name: 'agent.yaml', text });
  const inOneLine = (list: typeof diagnostics): string[] =>
    list.map(({ code, at }) => `${at && positionAt(text, at.span.start).line} ${code}`);
  return { read: inOneLine(diagnostics), manifest: manifests.flatMap((one) => inOneLine(one.diagnostics)) };
}

const ECHOES: readonly (readonly [title: string, app: string, read: string])[] = [
  ['a variable without a value', 'env: {variables: {A: {}}}', '10 empty-entry'],
  ['a secret without a value', 'env: {secrets: {A: {}}}', '10 empty-entry'],
  ['a number beyond 2^53', 'security_context: {run_as_user: 9007199254740992}', '10 integer-too-big'],
];

for (const [title, app, read] of ECHOES) {
  test(`${title} is one finding`, () => assert.equal(findings(manifest(app)), { read: [read], manifest: [] }));
}

test('what a reading error says nothing of is still found', () => {
  assert.equal(findings(manifest('env: {variables: {A: {}, B: {value: x, field_ref: {field_path: metadata.name}}}}')), {
    read: ['10 empty-entry'],
    manifest: ['10 variable-two-sources'],
  });
});

test('a warning of reading hides nothing', () => {
  assert.equal(findings(manifest('ports: [{name: 8080, container_port: 8080}]')), {
    read: ['10 unquoted-scalar'],
    manifest: ['10 port-name-invalid'],
  });
});

test('the findings of a manifest stand in the order of its lines, whoever found them', () => {
  const text = manifest('volume_mounts: [{name: v, mount_path: v}]', 'tolerationz: []');
  assert.equal(findings(text).manifest, ['10 volume-unknown', '10 mount-path-relative', '11 unknown-field']);
});

test('what a manifest means is there before the rules have run, and is the same after them', () => {
  for (const [app, codes] of [
    ['', []],
    ['args: [a]', []],
    ['env: {variables: {A: {value: x, field_ref: {field_path: metadata.name}}}}', ['variable-two-sources']],
  ] as const) {
    const source = { name: 'agent.yaml', text: manifest(app) };
    const [opened] = openSource(source, {}).opened;
    const [compiled] = compileSource(source).manifests;
    assert.equal(
      compiled?.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      codes,
    );
    const { value: likely } = opened?.lowered() ?? {};
    assert.is(opened?.lowered().value, likely, 'lowered once');
    assert.is(likely?.app.name, 'agent');
    if (codes.length === 0) assert.equal(compiled?.workload, likely);
    else assert.is(compiled?.workload, undefined);
  }
});

test.run();
