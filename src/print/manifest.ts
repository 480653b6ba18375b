import type { Json, JsonObject } from '../model/workload.ts';
import { type Comment, type Line, withComments } from './comments.ts';
import { flowText, modeText } from './flow.ts';
import { orderedManifest } from './order.ts';
import { shortManifest } from './short.ts';
import { isAmbiguous, printYaml } from './yaml.ts';

export type { Comment };

export interface PrintOptions {
  readonly comments?: readonly Comment[];
  /** Fields stand as they are given, rather than in the order people write them in. */
  readonly keepOrder?: boolean;
}

/** A canonical manifest as YAML that reads as if written by hand, and that the reader makes the same manifest of. */
export function printManifest(manifest: JsonObject, { comments = [], keepOrder = false }: PrintOptions = {}): string {
  const inOrder = keepOrder ? manifest : orderedManifest(manifest);
  const lines = fieldLines(shortManifest(inOrder), '', 0);
  return withComments(lines, comments, manifest)
    .map(({ text }) => text)
    .join('');
}

const INDENT = 2;

const fieldLines = (object: JsonObject, path: string, depth: number): Line[] =>
  Object.entries(object).flatMap(([name, value]) => oneField(name, value, `${path}/${name}`, depth));

function oneField(name: string, value: Json, path: string, depth: number): Line[] {
  const line = (text: string): Line[] => [{ paths: [path], text: indented(text, depth) }];
  const key = printedKey(name);
  const plain = modeText(path, value) ?? (isPlain(value) ? value : undefined);
  if (plain !== undefined) return line(`${key} ${plain}\n`);
  if (typeof value !== 'object' || value === null || isEmpty(value)) return line(printYaml({ [name]: value }));
  const flow = flowText(path, value, key.length + depth * INDENT + 1);
  if (flow !== undefined) return line(`${key} ${flow}\n`);
  const below = isList(value)
    ? value.flatMap((item, index) => itemLines(item, `${path}/${index}`, depth + 1))
    : fieldLines(value, path, depth + 1);
  return [...line(`${key}\n`), ...below];
}

function itemLines(item: Json, path: string, depth: number): Line[] {
  if (isPlain(item)) return [{ paths: [path], text: indented(`- ${item}\n`, depth) }];
  if (typeof item !== 'object' || item === null || isList(item) || isEmpty(item)) {
    return [{ paths: [path], text: indented(printYaml([item]), depth) }];
  }
  const [first, ...more] = fieldLines(item, path, depth + 1);
  if (first === undefined) return [];
  const start = depth * INDENT;
  const text = `${' '.repeat(start)}- ${first.text.slice(start + INDENT)}`;
  return [{ paths: [path, ...first.paths], text }, ...more];
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const printedKey = (name: string): string => printYaml({ [name]: null }).replace(/ null\n$/, '');

/** Longer texts are left to the general printer. */
const LONGEST_PLAIN = 500;

/** Text that needs no quotes as a value in block style, flags such as --v=2 and $(NAME) included. */
function isPlain(value: Json): value is string {
  if (typeof value !== 'string' || isAmbiguous(value) || value.length > LONGEST_PLAIN) return false;
  const isVisible = /^(?:-{1,2}(?=[A-Za-z0-9])|[A-Za-z0-9/.$_(])[\x21-\x7e]*(?: [\x21-\x7e]+)*$/.test(value);
  return isVisible && !/:(?: |$)| #/.test(value);
}

/** Every line further in, empty ones excepted: within a block scalar they are empty lines all the same. */
const indented = (text: string, depth: number): string => text.replace(/^(?=[^\n])/gm, ' '.repeat(depth * INDENT));
