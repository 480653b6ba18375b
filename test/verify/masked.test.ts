import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../src/model/workload.ts';
import { maskOf } from '../../src/verify/masked.ts';
import { leakForms, randomSecret, seeded } from '../support/leaks.ts';

const mask = maskOf(['hunter2-x', 'pin', '4711', 'first line\nsecond "line"\n', "it's & more"]);

const TEXTS: Readonly<Record<string, string>> = {
  'a hunter2-x, hunter2-x.': 'a ***, ***.',
  'pin stands in pineapple': 'pin stands in pineapple',
  'execution error: second "line"': 'execution error: ***',
  '"second \\"line\\""': '"***"',
  "'it''s & more'": "'***'",
  '"it\'s \\u0026 more"': '"***"',
  aHVudGVyMi14: '***',
  'nothing to hide': 'nothing to hide',
};
for (const [text, want] of Object.entries(TEXTS)) test(text, () => assert.is(mask.text(text), want));

const VALUES: readonly (readonly [Json, Json])[] = [
  ['pin', '***'],
  ['a pin', 'a pin'],
  [4711, '***'],
  [4712, 4712],
  [true, true],
  [['x hunter2-x'], ['***']],
  [{ 'hunter2-x': { a: 'hunter2-x' } }, { '***': { a: '***' } }],
];
for (const [got, want] of VALUES) {
  test(JSON.stringify(got), () => {
    const one = mask.difference({ kind: 'changed', object: 'X hunter2-x', path: 'data["hunter2-x"]', want: 'a', got });
    assert.equal(one, { kind: 'changed', object: 'X ***', path: 'data["***"]', want: 'a', got: want });
  });
}

test('any secret in every form that base64 and JSON have for it', () => {
  const random = seeded(5);
  for (let run = 0; run < 50; run++) {
    const secret = randomSecret(random);
    const { text } = maskOf([secret]);
    const forms = leakForms(secret).filter((form) => !/%|^[0-9a-fA-F]+$/.test(form));
    for (const form of forms) assert.is(text(`<${form}>`), '<***>', `${secret}: ${form}`);
  }
});

test.run();
