import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Rule } from '../../src/check/context.ts';
import { checkWith } from '../../src/check/index.ts';
import { rules } from '../../src/check/rules.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { documentOf, pointedAt } from './documents.ts';
import { type Fields, manifest } from './manifests.ts';

/** What is tried, its fields over the least manifest, and the findings: `severity code /pointer`, ` + /pointer` a note. */
export type Case = readonly [title: string, fields: Fields, findings: readonly string[]];

/**
 * Tests a rule as one of all, by a table. Its own findings are compared, in their order. One more test takes the rule out
 * of the list and sees the table fail.
 */
export function specify(rule: Rule, cases: readonly Case[]): void {
  for (const [title, fields, want] of cases) {
    test(title, () => assert.equal(findings(rule, fields, rules), want));
  }
  test('the table fails without the rule', () => {
    const others = rules.filter((other) => other !== rule);
    assert.is.not(others.length, rules.length, 'the rule is in the list');
    assert.ok(cases.some(([, fields, want]) => findings(rule, fields, others).join() !== want.join()));
  });
  test('every code of the rule has a case', () => {
    const reported = new Set(cases.flatMap(([, , want]) => want.map((finding) => finding.split(' ')[1])));
    assert.equal(
      rule.codes.filter((code) => !reported.has(code)),
      [],
    );
  });
}

function findings(rule: Rule, fields: Fields, list: readonly Rule[]): string[] {
  const { diagnostics } = checkWith(list, documentOf(manifest(fields)));
  return diagnostics.filter(({ code }) => rule.codes.includes(code)).map(inOneLine);
}

/** A finding as tables write it. */
export function inOneLine({ severity, code, at, notes, message, why = '', help = '' }: Diagnostic): string {
  for (const text of [message, why, help]) assert.not.match(text, /undefined|\[object|NaN/);
  assert.match(message, /[.?]$/);
  return [`${severity} ${code} ${pointedAt(at)}`, ...notes.map((note) => pointedAt(note.at))].join(' + ');
}
