import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mutantsOf } from './mutants.ts';
import { survivalOf } from './survivors.ts';

type Verdict = 'must be caught' | 'changes nothing' | 'is found elsewhere';

/** What is said of the mutants of a line, in their order: deleted first. */
const TABLE: readonly (readonly [path: string, line: string, verdicts: readonly Verdict[]])[] = [
  ['daemonset.yaml', 'dnsPolicy: {{ .x | quote }}', ['must be caught', 'changes nothing']],
  ['daemonset.yaml', 'hostname: {{ .x | quote }}', ['must be caught', 'must be caught']],
  ['service.yaml', 'type: {{ .x | quote }}', ['must be caught', 'changes nothing']],
  ['daemonset.yaml', 'type: {{ .x | quote }}', ['must be caught', 'must be caught']],
  ['helpers.tpl', 'a: {{ .x | default "" }}', ['must be caught', 'changes nothing']],
  ['helpers.tpl', 'a: {{ .x | default "b" }}', ['must be caught', 'must be caught']],
  ['helpers.tpl', '{{- $flag := .x | default "b" }}', ['is found elsewhere', 'is found elsewhere']],
  ['helpers.tpl', 'checksum/secret: {{ .x | quote }}', ['must be caught', 'is found elsewhere']],
  ['helpers.tpl', 'checksum/config: {{ .x | quote }}', ['must be caught', 'changes nothing']],
  ['service.yaml', 'port: {{ .x | int64 }}', ['must be caught', 'changes nothing']],
  ['daemonset.yaml', 'minReadySeconds: {{ .x | int64 }}', ['must be caught', 'must be caught']],
];

for (const [path, line, want] of TABLE) {
  test(`${path}, ${line}: ${want.join(', ')}`, () => {
    const mutants = mutantsOf([{ path: `templates/${path}`, text: line }]);
    assert.equal(mutants.map(survivalOf).map(verdictOf), want);
  });
}

function verdictOf(survival: ReturnType<typeof survivalOf>): Verdict {
  if (survival === undefined) return 'must be caught';
  return survival.foundBy === undefined ? 'changes nothing' : 'is found elsewhere';
}

test.run();
