/** What a run says of documents that are no manifest, and of what only an install gives. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { fakeIo } from '../support/io.ts';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';
const MANIFEST = `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: monitoring
  container:
    app:
      image: agent:1.0
      resources: {limits: {memory: 64Mi}}
      env: {secrets: {API_KEY: correct-horse-battery}}
`;

const CASES: readonly (readonly [title: string, line: string, input: string, code: number, says: readonly string[]])[] =
  [
    [
      'another kind beside a manifest is skipped',
      'validate -',
      `${MANIFEST}---\n${CONFIG_MAP}`,
      0,
      ['note other-kind'],
    ],
    ['nothing but another kind is an error', 'validate -', CONFIG_MAP, 1, ['error no-manifest']],
    ['an empty file too', 'validate -', '', 1, ['error no-manifest']],
    [
      'among others: a manifest beside another kind',
      'validate --skip-others -',
      `${MANIFEST}---\n${CONFIG_MAP}`,
      0,
      [],
    ],
    ['among others: another kind', 'validate --skip-others -', CONFIG_MAP, 0, []],
    ['among others: no YAML at all', 'validate --skip-others -', '{{ define "KubernetesDaemonSet" }}', 0, []],
    [
      'among others: JSON',
      'validate --skip-others -',
      '{"kind": "KubernetesDaemonSet"}',
      1,
      Array(3).fill('error missing-field'),
    ],
    ['rendering leaves out what only an install gives', 'render -', MANIFEST, 0, ['note left-to-install']],
  ];

for (const [title, line, input, want, says] of CASES) {
  test(title, async () => {
    const io = fakeIo({ input });
    const code = await main([...line.split(' ')], io);
    const told = [...`${io.written.out}${io.written.err}`.matchAll(/ (error|warning|note): .* \[([a-z-]+)\]$/gm)];
    assert.equal(
      told.map(([, severity, of]) => `${severity} ${of}`),
      says,
    );
    assert.is(code, want);
  });
}

test.run();
