import type { Json, JsonObject } from '../model/workload.ts';
import { flowText } from './flow.ts';
import { shortManifest } from './short.ts';
import { printYaml } from './yaml.ts';

/** A comment above the field at a canonical path. */
export interface Comment {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Below these, what stands is Kubernetes' or the user's own, and is printed as it is. */
const VERBATIM = new Set(['extra_objects', 'config_maps', 'labels', 'annotations']);

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
    if (VERBATIM.has(name) || typeof value !== 'object' || value === null || isEmpty(value)) {
      return indented(printYaml({ [name]: value }), depth);
    }
    const key = indented(printYaml({ [name]: null }).replace(/ null\n$/, ''), depth);
    const flow = flowText(name, value, key.length + 1);
    if (flow !== undefined) return `${key} ${flow}\n`;
    if (!isList(value)) return `${key}\n${printFields(value, path, depth + 1)}`;
    return `${key}\n${value.map((item, index) => printItem(item, [...path, String(index)], depth + 1)).join('')}`;
  }

  function printItem(item: Json, path: readonly string[], depth: number): string {
    if (typeof item !== 'object' || item === null || isList(item) || isEmpty(item))
      return indented(printYaml([item]), depth);
    const fields = printFields(item, path, depth + 1);
    const start = (depth + 1) * INDENT;
    return `${' '.repeat(start - INDENT)}- ${fields.slice(start)}`;
  }
}

const INDENT = 2;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Every line further in, empty ones excepted: within a block scalar they are empty lines all the same. */
const indented = (text: string, depth: number): string => text.replace(/^(?=[^\n])/gm, ' '.repeat(depth * INDENT));
