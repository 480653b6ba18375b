import { HIGHEST_MODE } from '../model/file-mode.ts';
import type { Shape } from '../model/shape.ts';
import { follow, type Node, type Scalar } from './node.ts';
import type { Reading } from './reading.ts';
import { booleanWord, isKnownTag, type Meaning, meaningOf, wholeNumber } from './scalars.ts';

type Leaf = Exclude<Shape, { type: 'list' | 'map' | 'object' }>;

/** Whether nothing is given: null, in any of its spellings. */
export const isNull = (node: Node): boolean => {
  const target = follow(node);
  return target.kind === 'scalar' && meaningOf(target)?.type === 'null';
};

/** Warns of a tag that says nothing to Kubernetes. */
export function checkTag(node: Node, reading: Reading): void {
  const { tag, kind, span } = follow(node);
  if (tag !== undefined && !isKnownTag(tag, kind)) reading.report('yaml-tag-ignored', span, shortTag(tag));
}

const shortTag = (tag: string): string => tag.replace(/^tag:yaml\.org,2002:/, '!!');

/** A scalar's value where anything may stand, as kubectl would take it. */
export function readAny(scalar: Scalar, reading: Reading): unknown {
  const meaning = understand(scalar, reading);
  if (meaning.type === 'null') return null;
  return typeof meaning.value === 'number' ? exact(meaning.value, scalar, reading) : meaning.value;
}

/** A scalar's value where the shape asks for one type. What doesn't fit is left for the schema to report. */
export function readLeaf(scalar: Scalar, shape: Leaf, reading: Reading): unknown {
  switch (shape.type) {
    case 'text':
      return readText(scalar, shape.secret === true, reading);
    case 'integer':
      return readInteger(scalar, shape.mode === true, reading);
    case 'boolean':
      return readBoolean(scalar, reading);
    case 'int-or-text':
      return readIntegerOrText(scalar, reading);
    case 'quantity':
      return readQuantity(scalar, reading);
    default:
      return readAny(scalar, reading);
  }
}

function understand(scalar: Scalar, reading: Reading): Meaning {
  const meaning = meaningOf(scalar);
  if (meaning !== undefined) return meaning;
  reading.report('yaml-tag-mismatch', scalar.span, shortTag(scalar.tag ?? ''));
  return { type: 'text', value: scalar.text };
}

const FOUND = { boolean: 'boolean', integer: 'number', float: 'number', date: 'date' } as const;

function readText(scalar: Scalar, secret: boolean, reading: Reading): unknown {
  const { type } = understand(scalar, reading);
  if (type !== 'text' && type !== 'null') {
    if (secret) reading.report('unquoted-scalar', scalar.span, FOUND[type]);
    else reading.report('unquoted-scalar', scalar.span, FOUND[type], scalar.text);
  }
  return scalar.text;
}

function readInteger(scalar: Scalar, mode: boolean, reading: Reading): unknown {
  const meaning = understand(scalar, reading);
  const { text } = scalar;
  if (meaning.type === 'text') {
    if (mode && /^0[oO]?[0-7]+$/.test(text)) return quotedMode(scalar, reading);
    const value = wholeNumber(text);
    if (value === undefined) return text;
    if (mode) warnOfDecimalMode(scalar, reading);
    return exact(value, scalar, reading);
  }
  if (meaning.type !== 'integer' && meaning.type !== 'float') return readAny(scalar, reading);
  if (mode) warnOfDecimalMode(scalar, reading);
  return readAny(scalar, reading);
}

function quotedMode(scalar: Scalar, reading: Reading): number {
  const digits = scalar.text.replace(/^0[oO]?/, '') || '0';
  const value = Number.parseInt(digits, 8);
  reading.report('quoted-mode', scalar.span, scalar.text, `0${digits}`, value);
  return value;
}

/** 444 is 0674. What reads as a usual mode in octal (each class at most what the one before has), and could be meant. */
function warnOfDecimalMode(scalar: Scalar, reading: Reading): void {
  const { text } = scalar;
  if (!/^[1-7][0-7]{2,3}$/.test(text)) return;
  const [owner = '', group = '', others = ''] = text;
  const usual = /^[4-7][04-7]{2}$/.test(text) && owner >= group && group >= others;
  if (usual && Number(text) <= HIGHEST_MODE) {
    reading.report('mode-not-octal', scalar.span, text, `0${Number(text).toString(8)}`);
  }
}

function readBoolean(scalar: Scalar, reading: Reading): unknown {
  const meaning = understand(scalar, reading);
  const word = meaning.type === 'text' ? booleanWord(scalar.text) : undefined;
  if (word === undefined) return readAny(scalar, reading);
  reading.report('quoted-boolean', scalar.span, scalar.text, word);
  return word;
}

function readIntegerOrText(scalar: Scalar, reading: Reading): unknown {
  const { type } = understand(scalar, reading);
  return type === 'integer' || type === 'float' ? readAny(scalar, reading) : readText(scalar, false, reading);
}

/** A number is as good as a text (resource.Quantity, UnmarshalJSON); one of YAML's own notations is written out. */
function readQuantity(scalar: Scalar, reading: Reading): unknown {
  const meaning = understand(scalar, reading);
  if (meaning.type === 'text' || meaning.type === 'date') return meaning.value;
  const isNumber = meaning.type === 'integer' || meaning.type === 'float';
  const isDecimal = /^[-+]?(0|[1-9][0-9]*)?(\.[0-9]*)?([eE][-+]?[0-9]+)?$/.test(scalar.text);
  if (isNumber && isDecimal && Number.isFinite(meaning.value)) return scalar.text;
  const value = readAny(scalar, reading);
  return typeof value === 'number' ? String(value) : value;
}

/** A number that JSON and a double can hold; text where they can't. */
function exact(value: number, scalar: Scalar, reading: Reading): number | string {
  if (Number.isNaN(value) || /\.inf$/i.test(scalar.text)) reading.report('number-not-finite', scalar.span);
  else if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    reading.report('integer-too-big', scalar.span);
  }
  return Number.isFinite(value) ? value : scalar.text;
}
