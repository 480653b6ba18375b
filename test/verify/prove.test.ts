import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printYaml } from '../../src/print/yaml.ts';
import { prove, wantedObjects } from '../../src/verify/index.ts';
import { compiled } from '../support/compiled.ts';
import { leakForms } from '../support/leaks.ts';

const SOURCE = `apiVersion: kubernetes.planton.dev/v1alpha1
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
`;
const { manifest, workload } = compiled(SOURCE);
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

test('what only a server writes makes a chart that cannot be installed', () => {
  assert.equal(codes(yaml.replace('metadata:', "metadata:\n  resourceVersion: '1'")), ['chart-differs']);
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

/** Where a secret may get to in a chart that was edited. */
const PLACES: Readonly<Record<string, (secret: string) => string>> = {
  'a value': (secret) => yaml.replace('--level=info', JSON.stringify(`--token=${secret}`)),
  'a value in base64': (secret) => yaml.replace('--level=info', JSON.stringify(`t ${btoa(`x:${secret}`)}`)),
  'a key': (secret) => yaml.replace('args:', `${JSON.stringify(secret)}: x\n          args:`),
  'the name of an object': (secret) =>
    `${yaml}---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${JSON.stringify(secret)}}\n`,
};
for (const [name, edited] of Object.entries(PLACES)) {
  test(`a secret that got into ${name} is masked: the manifest's own, and one of the values`, () => {
    for (const secret of ['s3cret-text', 'given-text']) {
      const proof = prove(manifest, wanted, answer(edited(secret)), { secretEnv: { TOKEN: 'given-text' } });
      assert.ok(proof.findings.length > 0);
      const shown = JSON.stringify([proof.differences, proof.findings.map(({ message }) => message)]);
      for (const form of leakForms(secret)) assert.not.ok(shown.includes(form), shown);
    }
  });
}

test('a secret that is written with escapes or in lines is masked as it is read', () => {
  for (const written of ['"escsecret\\x2d888"', '|\n              escsecret-888\n']) {
    const one = compiled(
      SOURCE.replace('s3cret-text}', `${written}}`).replace(
        /- \{name: TOKEN, value: (.*)\}/s,
        '- name: TOKEN\n            value: $1',
      ),
    );
    const got = yaml.replace('--level=info', '--token=escsecret-888');
    const { findings, differences } = prove(one.manifest, wanted, answer(got));
    assert.not.ok(JSON.stringify([differences, findings.map(({ message }) => message)]).includes('escsecret'));
  }
});

test('what Helm says of a chart that it refuses shows no secret', () => {
  const stderr = `Error: execution error at (agent/templates/x.yaml:1:4): ${'x'.repeat(920)} s3cret-text given-text`;
  const { findings } = prove(manifest, wanted, { code: 1, stdout: '', stderr }, { secretEnv: { TOKEN: 'given-text' } });
  assert.match(findings[0]?.message ?? '', /execution error .* \*\*\* \*\*\*$/);
});

test.run();
