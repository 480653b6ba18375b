import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plainMeaning, wholeNumber } from '../../src/read/scalars.ts';

/** go-yaml's resolve.go, as kubectl and Helm use it. */
const MEANINGS: readonly [text: string, type: string, value?: unknown][] = [
  ['', 'null'],
  ['~', 'null'],
  ['null', 'null'],
  ['Null', 'null'],
  ['NULL', 'null'],
  ['nULL', 'text', 'nULL'],
  ['none', 'text', 'none'],
  ['y', 'boolean', true],
  ['Yes', 'boolean', true],
  ['TRUE', 'boolean', true],
  ['on', 'boolean', true],
  ['N', 'boolean', false],
  ['no', 'boolean', false],
  ['False', 'boolean', false],
  ['OFF', 'boolean', false],
  ['yEs', 'text', 'yEs'],
  ['oN', 'text', 'oN'],
  ['0', 'integer', 0],
  ['-0', 'integer', 0],
  ['30', 'integer', 30],
  ['+30', 'integer', 30],
  ['-30', 'integer', -30],
  ['1_000', 'integer', 1000],
  ['1_', 'integer', 1],
  ['_1', 'text', '_1'],
  ['0644', 'integer', 420],
  ['-0644', 'integer', -420],
  ['0o644', 'integer', 420],
  ['0b101', 'integer', 5],
  ['-0B11', 'integer', -3],
  ['0x1e', 'integer', 30],
  ['0X1E', 'integer', 30],
  ['0x1f12345678901234567890', 'text', '0x1f12345678901234567890'],
  ['18446744073709551616', 'float', 2 ** 64],
  ['1e999', 'text', '1e999'],
  ['089', 'float', 89],
  ['0b2', 'text', '0b2'],
  ['0o8', 'text', '0o8'],
  ['0x', 'text', '0x'],
  ['1.10', 'float', 1.1],
  ['30.', 'float', 30],
  ['.5', 'float', 0.5],
  ['-.5', 'float', -0.5],
  ['3e1', 'float', 30],
  ['3E+1', 'float', 30],
  ['1_0.5', 'float', 10.5],
  ['.5_0', 'text', '.5_0'],
  ['.', 'text', '.'],
  ['-', 'text', '-'],
  ['1.2.3', 'text', '1.2.3'],
  ['1e', 'text', '1e'],
  ['190:20:30', 'text', '190:20:30'],
  ['.inf', 'float', Number.POSITIVE_INFINITY],
  ['-.INF', 'float', Number.NEGATIVE_INFINITY],
  ['.NaN', 'float', Number.NaN],
  ['+.nan', 'text', '+.nan'],
  ['.iNF', 'text', '.iNF'],
  ['2024-01-01', 'date', '2024-01-01'],
  ['2024-1-2', 'date', '2024-1-2'],
  ['2024-01-01T00:00:00Z', 'date', '2024-01-01T00:00:00Z'],
  ['2024-01', 'text', '2024-01'],
  ['100m', 'text', '100m'],
  ['<<', 'text', '<<'],
];

for (const [text, type, value] of MEANINGS) {
  test(`unquoted ${JSON.stringify(text)} is a ${type}${value === undefined ? '' : `, ${value}`}`, () => {
    const meaning = plainMeaning(text);
    assert.is(meaning.type, type);
    assert.ok(Object.is('value' in meaning ? meaning.value : undefined, value));
  });
}

const WHOLE: readonly [text: string, value: number | undefined][] = [
  ['30', 30],
  ['-30', -30],
  ['0', 0],
  ['30.0', 30],
  ['3e1', 30],
  ['1.5e1', 15],
  ['1200e-2', 12],
  ['0.0', 0],
  ['30.5', undefined],
  ['1e-1', undefined],
  ['1.00000000000000000001', undefined],
  [' 30', undefined],
  ['30 ', undefined],
  ['+30', undefined],
  ['030', undefined],
  ['0x1e', undefined],
  ['1_000', undefined],
  ['', undefined],
  ['10%', undefined],
];

for (const [text, value] of WHOLE) {
  test(`the text ${JSON.stringify(text)} ${value === undefined ? 'is no whole number' : `is ${value}`}`, () => {
    assert.is(wholeNumber(text), value);
  });
}

test.run();
