import { shapes } from '../generated/shapes.ts';
import type { ObjectShape, Shape } from './shape.ts';

/** A shape by its index; 0 is the manifest's. */
export function shapeOf(index: number): Shape {
  const shape = shapes[index];
  if (shape === undefined) throw new Error(`no shape ${index}`);
  return shape;
}

/** The shape of an object of the kind, by its canonical path from the manifest's root; lists and maps are walked into. */
export function objectShape(...path: readonly string[]): ObjectShape {
  let shape = shapeOf(0);
  for (const name of path) {
    if (shape.type === 'object') shape = shapeOf(shape.fields[name]?.shape ?? -1);
    while (shape.type === 'list' || shape.type === 'map') shape = shapeOf(shape.of);
  }
  if (shape.type !== 'object') throw new Error(`${path.join('.')} is no object of the kind`);
  return shape;
}
