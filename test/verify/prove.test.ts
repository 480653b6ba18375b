import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printYaml } from '../../src/print/yaml.ts';
import { prove, wantedObjects } from '../../src/verify/index.ts';
import { compiled } from '../support/compiled.ts';

const { manifest, workload } = compiled(`apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: {value: monitoring}
  container:
    app:
      image: {repo: agent, tag: "1"}
      args: [--level=info]
      env:
        secrets:
          - {name: TOKEN, value: s3cret-text}
`);
const wanted = wantedObjects(workload, { name: 'agent', namespace: 'default' });
const yaml = wanted.map((object) => `---\n${printYaml(object)}`).join('');
const answer = (stdout: string) => ({ code: 0, stdout, stderr: '' });
const codes = (stdout: string): readonly string[] =>
  prove(manifest, wanted, answer(stdout)).findings.map(({ code }) => code);

test('equal: no findings, and how much was compared', () => {
  const { objects, fields, findings } = prove(manifest, wanted, answer(yaml));
  assert.equal(findings, []);
  assert.is(objects, 2);
  assert.ok(fields > 30, String(fields));
});

test('a difference says object, path and both values, at the line that means it', () => {
  const { findings } = prove(manifest, wanted, answer(yaml.replace('--level=info', '--level=debug')));
  assert.equal(
    findings.map(({ code }) => code),
    ['chart-differs'],
  );
  assert.is(
    findings[0]?.message,
    'DaemonSet monitoring/agent: spec.template.spec.containers[name=agent].args[0] is "--level=debug" in the chart, and "--level=info" in the manifest.',
  );
  const { start, end } = findings[0]?.at?.span ?? { start: 0, end: 0 };
  assert.is(manifest.source.text.slice(start, end), '--level=info');
});

test('an object too few, one too many, no YAML', () => {
  assert.equal(codes(yaml.slice(yaml.indexOf('---', 3))), ['chart-lacks-object']);
  assert.equal(codes(`${yaml}---\napiVersion: v1\nkind: Pod\nmetadata: {name: x}\n`), ['chart-has-more']);
  assert.equal(codes('a: b: c'), ['chart-renders-no-objects']);
  assert.equal(codes('kind: Pod\n'), ['chart-renders-no-objects']);
});

test('a literal secret is masked, also where it does not belong', () => {
  const { findings } = prove(manifest, wanted, answer(yaml.replace('--level=info', '--token=s3cret-text')));
  assert.ok(findings.length > 0);
  for (const { message } of findings) assert.not.ok(message.includes('s3cret-text'), message);
});

test.run();
