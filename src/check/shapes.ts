import { shapes } from '../generated/shapes.ts';
import type { ObjectShape, Shape } from '../model/shape.ts';
import type { Path } from './path.ts';

export const rootShape = (): Shape => shapes[0] ?? { type: 'any' };

/** The shape of what stands below `shape` under this key or index. */
export function childShape(shape: Shape, part: string | number): Shape | undefined {
  if (shape.type === 'list' || shape.type === 'map') return shapes[shape.of];
  if (shape.type !== 'object' || !Object.hasOwn(shape.fields, part)) return undefined;
  return shapes[shape.fields[part]?.shape ?? -1];
}

export function shapeAt(path: Path): Shape | undefined {
  let shape: Shape | undefined = rootShape();
  for (const part of path) shape = shape && childShape(shape, part);
  return shape;
}

/** The fields that a value has of those the kind knows at a path. */
export function knownFields(value: object, path: Path): string[] {
  const shape = shapeAt(path);
  return Object.keys(value).filter((field) => shape?.type === 'object' && Object.hasOwn(shape.fields, field));
}

/** The field names that a person may write at a path: canonical, other and older ones. */
export function acceptedNames(path: Path): readonly string[] {
  const shape = shapeAt(path);
  const own = shape?.type === 'object' ? [...Object.keys(shape.fields), ...Object.keys(shape.aliases ?? {})] : [];
  return [...new Set([...own, ...olderNames(path)])];
}

/** The names that stand at a path only in older manifests. */
export function olderNames(path: Path): readonly string[] {
  return path.concat('').flatMap((_, depth) => {
    const shape = shapeAt(path.slice(0, depth));
    const below = path
      .slice(depth)
      .map((part) => `${part}.`)
      .join('');
    const moved = shape?.type === 'object' ? Object.keys(shape.moved ?? {}) : [];
    return moved.filter((from) => from.startsWith(below)).map((from) => from.slice(below.length).split('.')[0] ?? '');
  });
}

/** Above this many places a field of that name says nothing about what was meant. */
const FEW = 3;

/** Where else in a manifest a field of this name stands, nearest to the root first. */
export function placesOfField(name: string): readonly string[] {
  const places = fieldPlaces().get(name) ?? [];
  return places.length <= FEW ? places : [];
}

let known: ReadonlyMap<string, readonly string[]> | undefined;

function fieldPlaces(): ReadonlyMap<string, readonly string[]> {
  if (known !== undefined) return known;
  const places = new Map<string, string[]>();
  const seen = new Set<Shape>();
  const queue: [Shape, string][] = [[rootShape(), '']];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [shape, path] = next;
    if (seen.has(shape)) continue;
    seen.add(shape);
    if (shape.type === 'object') visitFields(shape, path);
    else if (shape.type === 'list') queue.push([shapes[shape.of] ?? { type: 'any' }, `${path}[]`]);
    else if (shape.type === 'map') queue.push([shapes[shape.of] ?? { type: 'any' }, `${path}.*`]);
  }
  known = places;
  return places;

  function visitFields(shape: ObjectShape, path: string): void {
    for (const [name, field] of Object.entries(shape.fields)) {
      const place = path === '' ? name : `${path}.${name}`;
      places.set(name, [...(places.get(name) ?? []), place]);
      queue.push([shapes[field.shape] ?? { type: 'any' }, place]);
    }
  }
}
