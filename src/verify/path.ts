import type { Shape } from '../model/shape.ts';
import { shapeOf } from '../model/shapes.ts';

export type Path = readonly (string | number)[];

/** A part of a difference's path: a field, `[name=app]`, `[2]`, or a key of a map that is no plain word. */
export type Segment = string;

/** `spec.containers[name=app].env[2].labels["a/b"]` in its parts; quoted keys without their quotes. */
export function segmentsOf(path: string): Segment[] {
  const parts = path.matchAll(/\[("(?:[^"\\]|\\.)*")\]|(\[[^\]]*\])|([^.[]+)/g);
  return [...parts].map(([, quoted, element, field = '']) =>
    quoted === undefined ? (element ?? field) : (JSON.parse(quoted) as string),
  );
}

/** What identifies an element: `app` of `[name=app]`. Of a key that is no element, the key. */
export function entryOf(segment: Segment): string | undefined {
  if (!segment.startsWith('[')) return segment === '' ? undefined : segment;
  return /^\[[^=\]]+=(.*)\]$/s.exec(segment)?.[1];
}

/** Walks an object's path by Kubernetes' names from a place in the manifest, as far as the manifest goes. */
export function follow(manifest: unknown, start: Path, shape: Shape, segments: readonly Segment[]): Path {
  const path = [...start];
  let value = start.reduce<unknown>((at, key) => child(at, key), manifest);
  let at: Shape | undefined = shape;
  for (const segment of segments) {
    const step: Step | undefined = at && stepInto(value, at, segment);
    const next = step && child(value, step.key);
    if (step === undefined || next === undefined) break;
    path.push(step.key);
    value = next;
    at = shapeOf(step.shape);
  }
  return path;
}

interface Step {
  readonly key: string | number;
  readonly shape: number;
}

function stepInto(value: unknown, shape: Shape, segment: Segment): Step | undefined {
  if (shape.type === 'map') return { key: segment, shape: shape.of };
  if (shape.type === 'list') return { key: indexOf(value, shape.of, segment), shape: shape.of };
  if (shape.type !== 'object') return undefined;
  const found = Object.entries(shape.fields).find(([, { kubernetes }]) => kubernetes === segment);
  return found && { key: found[0], shape: found[1].shape };
}

/** `[2]`, the entry with all of `[containerPort=80,protocol=TCP]` that it says, or the entry of that name. */
function indexOf(list: unknown, of: number, segment: Segment): number {
  const inner = segment.slice(1, -1).replace(/#\d+$/, '');
  if (/^\d+$/.test(inner)) return Number(inner);
  const wanted = segment.startsWith('[') ? inner.split(',').map((part) => part.split('=')) : [['name', segment]];
  const shape = shapeOf(of);
  if (!Array.isArray(list) || shape.type !== 'object') return -1;
  return list.findIndex((entry: Readonly<Record<string, unknown>>) =>
    wanted.every(([field, text]) => {
      const name = Object.entries(shape.fields).find(([, { kubernetes }]) => kubernetes === field)?.[0];
      return name === undefined || entry[name] === undefined || String(entry[name]) === text;
    }),
  );
}

function child(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}
