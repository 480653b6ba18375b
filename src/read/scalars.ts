import type { Scalar } from './node.ts';

/** What a scalar means to kubectl and Helm. */
export type Meaning =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** A float may be integral (30.0, 3e1), infinite or NaN; an integer beyond 2^53 is not exact. */
  | { readonly type: 'integer' | 'float'; readonly value: number }
  /** A date stays a text, but one that reads like something else. */
  | { readonly type: 'text' | 'date'; readonly value: string };

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);
const INTEGER = /^([-+]?)(?:0[bB]([01]+)|0[oO]?([0-7]+)|0[xX]([0-9a-fA-F]+)|(0|[1-9][0-9]*))$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const SPECIAL_FLOAT = /^(?:([-+]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;

/** A plain scalar as YAML 1.1 without base 60 and without dates: go-yaml's resolve.go, which kubectl and Helm use. */
export function plainMeaning(text: string): Meaning {
  if (NULL.has(text)) return { type: 'null' };
  const word = booleanWord(text);
  if (word !== undefined) return { type: 'boolean', value: word };
  if (!/^[-+.0-9]/.test(text)) return { type: 'text', value: text };
  const special = SPECIAL_FLOAT.exec(text);
  if (special !== null) {
    const value = special[1] === undefined ? Number.NaN : Number(`${special[1]}Infinity`);
    return { type: 'float', value };
  }
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  const integer = integerOf(digits);
  if (integer !== undefined) return { type: 'integer', value: integer };
  const float = FLOAT.test(digits) ? Number(digits) : Number.NaN;
  if (Number.isFinite(float)) return { type: 'float', value: float };
  return { type: DATE.test(text) ? 'date' : 'text', value: text };
}

/** The boolean of a YAML 1.1 word. */
export const booleanWord = (text: string): boolean | undefined =>
  TRUE.has(text) ? true : FALSE.has(text) ? false : undefined;

const MOST = 2n ** 64n - 1n;
const LEAST = 2n ** 63n;

/** Undefined also beyond 64 bits: decimals and old octals are floats there, the others texts. */
function integerOf(digits: string): number | undefined {
  const match = INTEGER.exec(digits);
  if (match === null) return undefined;
  const [, sign, binary, octal, hex, decimal] = match;
  const magnitude =
    decimal ?? (binary !== undefined ? `0b${binary}` : octal !== undefined ? `0o${octal}` : `0x${hex ?? ''}`);
  if (BigInt(magnitude) > (sign === '-' ? LEAST : MOST)) return undefined;
  const value = Number(magnitude);
  return sign === '-' && value !== 0 ? -value : value;
}

/**
 * The whole number a decimal text stands for, exponents and zero fractions included, as protobuf's JSON reads "30",
 * "30.0" and "3e1". Not exact beyond 2^53; undefined for any other text.
 */
export function wholeNumber(text: string): number | undefined {
  const match = /^-?(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]+))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  let significant = digits.length;
  while (significant > 0 && digits[significant - 1] === '0') significant--;
  if (significant === 0) return 0;
  return Number(exponent) + whole.length >= significant ? Number(text) : undefined;
}

const CORE = 'tag:yaml.org,2002:';
const TYPE_OF_TAG: ReadonlyMap<string, readonly Meaning['type'][]> = new Map([
  [`${CORE}null`, ['null']],
  [`${CORE}bool`, ['boolean']],
  [`${CORE}int`, ['integer']],
  [`${CORE}float`, ['float', 'integer']],
]);

/** Whether a tag says what kubectl acts on; any other is ignored. */
export function isKnownTag(tag: string, kind: 'scalar' | 'mapping' | 'sequence'): boolean {
  if (tag === '!') return true;
  if (kind === 'scalar') return tag === `${CORE}str` || tag === `${CORE}merge` || TYPE_OF_TAG.has(tag);
  return tag === `${CORE}${kind === 'mapping' ? 'map' : 'seq'}`;
}

/** What a scalar means with its tag and quotes; undefined where its tag and its text contradict each other. */
export function meaningOf({ text, plain, tag }: Scalar): Meaning | undefined {
  if (tag === `${CORE}str` || tag === '!') return { type: 'text', value: text };
  const wanted = tag === undefined ? undefined : TYPE_OF_TAG.get(tag);
  if (wanted !== undefined) {
    const meaning = plainMeaning(text);
    return wanted.includes(meaning.type) ? meaning : undefined;
  }
  return plain ? plainMeaning(text) : { type: 'text', value: text };
}

/** Whether a key merges other maps into its own (`<<`, unquoted). */
export const isMergeKey = ({ text, plain, tag }: Scalar): boolean =>
  text === '<<' && (tag === `${CORE}merge` || (plain && tag === undefined));
