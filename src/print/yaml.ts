import { CORE_SCHEMA, dump, Type } from 'js-yaml';
import type { Json } from '../model/workload.ts';

/** Words that go-yaml v2, and with it kubectl and Helm, takes for null, a boolean, a number or a merge key. */
const RESERVED = new Set(
  (
    '~ null Null NULL true True TRUE false False FALSE y Y yes Yes YES on On ON n N no No NO off Off OFF ' +
    '.nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF <<'
  ).split(' '),
);
const INTEGER = /^[-+]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|[0-9]+)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/** A text to kubectl and Helm, but not to every tool that reads a chart. */
const DATE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}($|[Tt ])/;

/** Whether an unquoted `text` would be read by kubectl, Helm or another YAML 1.1 reader as something other than it. */
export function isAmbiguous(text: string): boolean {
  if (text === '' || RESERVED.has(text)) return true;
  if (!/^[-+.0-9]/.test(text)) return false;
  const digits = text.replaceAll('_', '');
  return INTEGER.test(digits) || FLOAT.test(digits) || DATE.test(text);
}

/** Characters that some YAML reader drops, normalises or takes for a line break when they stand unescaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question.
const FRAGILE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/u;
const FRAGILE_AFTER_JSON = new RegExp(FRAGILE.source, 'gu');

/** `text` as a YAML double-quoted scalar on one line. JSON's escapes are YAML's too. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    FRAGILE_AFTER_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Whether `|` keeps `text` exactly: the first line sets the indentation, so it must not start with white space, and
 * readers disagree about white space on a last line of its own.
 */
function fitsBlock(text: string): boolean {
  return !/^\s|\n[ \t]+$/.test(text) && !FRAGILE.test(text.replaceAll('\n', ''));
}

const quotedText = new Type('tag:yaml.org,2002:str', {
  kind: 'scalar',
  resolve: () => false,
  predicate: (value: unknown) =>
    typeof value === 'string' && (isAmbiguous(value) || (FRAGILE.test(value) && !fitsBlock(value))),
  represent: (value) => quote(String(value)),
});

/** Made once: a compilation prints hundreds of values. */
const SCHEMA = CORE_SCHEMA.extend({ implicit: [quotedText] });

/**
 * A value as block YAML that kubectl and Helm read back unchanged, ending with a line break. Text is quoted only where
 * it must be; text of several lines becomes a block scalar where that is safe. Keys keep their order.
 */
export function printYaml(value: Json): string {
  return dump(value, {
    schema: SCHEMA,
    lineWidth: -1,
    noRefs: true,
    quotingType: '"',
  });
}
