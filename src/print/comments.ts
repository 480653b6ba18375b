import type { Json, JsonObject } from '../model/workload.ts';

/** A comment above the field at a canonical path. */
export interface Comment {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** A printed field, of more than one line where its text is. */
export interface Line {
  /** Where it stands, as `/spec/container`: of a list's item and of that item's first field both. */
  readonly paths: readonly string[];
  readonly text: string;
}

/** The lines with each comment above the field it belongs to, or above the nearest one around it that is printed. */
export function withComments(lines: readonly Line[], comments: readonly Comment[], manifest: JsonObject): Line[] {
  const above = new Map<number, Comment[]>();
  const lineOf = new Map(lines.flatMap(({ paths }, index) => paths.map((path) => [path, index] as const)));
  for (const comment of comments) {
    const index = nearest(comment.path, lineOf, manifest);
    above.set(index, [...(above.get(index) ?? []), comment]);
  }
  return lines.flatMap((line, index) => {
    const indent = /^ */.exec(line.text)?.[0] ?? '';
    const texts = (above.get(index) ?? []).map(({ text }) => ({
      paths: [],
      text: `${indent}#${/^#/.test(text) ? '' : ' '}${text}`.trimEnd(),
    }));
    return [...texts.map(({ paths, text }) => ({ paths, text: `${text}\n` })), line];
  });
}

function nearest(path: Comment['path'], lineOf: ReadonlyMap<string, number>, manifest: JsonObject): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const found = lineOf.get(`/${part.join('/')}`) ?? lineOf.get(named(part, manifest));
    if (found !== undefined) return found;
  }
  return 0;
}

/** The path as it is where lists of variables are printed by name. */
function named(path: Comment['path'], manifest: JsonObject): string {
  let value: Json | undefined = manifest;
  const parts = path.map((part) => {
    const list: Json | undefined = value;
    value = (value as Record<string | number, Json> | undefined)?.[part];
    const name = Array.isArray(list) ? (value as JsonObject | undefined)?.['name'] : undefined;
    return typeof name === 'string' ? name : part;
  });
  return `/${parts.join('/')}`;
}
