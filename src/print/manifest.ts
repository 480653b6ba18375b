import type { Json, JsonObject } from '../model/workload.ts';
import { flowText } from './flow.ts';
import { shortManifest } from './short.ts';
import { isAmbiguous, printYaml } from './yaml.ts';

/** A comment above the field at a canonical path. */
export interface Comment {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Below these, what stands is Kubernetes' or the user's own, and is printed as it is. */
const VERBATIM = new Set(['data', 'binary_data', 'labels', 'annotations', 'matchLabels']);

/** A canonical manifest as YAML that reads as if written by hand, and that the reader makes the same manifest of. */
export function printManifest(manifest: JsonObject, comments: readonly Comment[] = []): string {
  return printFields(shortManifest(manifest), [], 0);

  function printFields(object: JsonObject, path: readonly string[], depth: number): string {
    return Object.entries(object)
      .map(([name, value]) => {
        const at = [...path, name];
        const above = comments.filter((comment) => comment.path.join('.') === at.join('.'));
        return above.map(({ text }) => indented(`# ${text}\n`, depth)).join('') + printField(name, value, at, depth);
      })
      .join('');
  }

  function printField(name: string, value: Json, path: readonly string[], depth: number): string {
    if (MODES.has(name) && typeof value === 'number') return indented(`${name}: 0${value.toString(8)}\n`, depth);
    if (isPlain(value)) return indented(`${printedKey(name)} ${value}\n`, depth);
    if (VERBATIM.has(name) || typeof value !== 'object' || value === null || isEmpty(value)) {
      return indented(printYaml({ [name]: value }), depth);
    }
    const key = indented(printedKey(name), depth);
    const flow = flowText(name, value, key.length + 1);
    if (flow !== undefined) return `${key} ${flow}\n`;
    if (!isList(value)) return `${key}\n${printFields(value, path, depth + 1)}`;
    return `${key}\n${value.map((item, index) => printItem(item, [...path, String(index)], depth + 1)).join('')}`;
  }

  function printItem(item: Json, path: readonly string[], depth: number): string {
    if (isPlain(item)) return indented(`- ${item}\n`, depth);
    if (typeof item !== 'object' || item === null || isList(item) || isEmpty(item))
      return indented(printYaml([item]), depth);
    const fields = printFields(item, path, depth + 1);
    const start = (depth + 1) * INDENT;
    return `${' '.repeat(start - INDENT)}- ${fields.slice(start)}`;
  }
}

const printedKey = (name: string): string => printYaml({ [name]: null }).replace(/ null\n$/, '');

/** Text that needs no quotes as a value in block style, flags such as --v=2 and $(NAME) included. */
function isPlain(value: Json): value is string {
  if (typeof value !== 'string' || isAmbiguous(value) || value.length > LONGEST_PLAIN) return false;
  return (
    /^(?:-{1,2}(?=[A-Za-z0-9])|[A-Za-z0-9/.$_(])[\x21-\x7e]*(?: [\x21-\x7e]+)*$/.test(value) &&
    !/:(?: |$)| #/.test(value)
  );
}

/** Longer keys and texts are left to the general printer. */
const LONGEST_PLAIN = 500;
const INDENT = 2;
/** File modes, which people think of in octal, and the reader takes so. */
const MODES = new Set(['default_mode', 'mode']);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Every line further in, empty ones excepted: within a block scalar they are empty lines all the same. */
const indented = (text: string, depth: number): string => text.replace(/^(?=[^\n])/gm, ' '.repeat(depth * INDENT));
