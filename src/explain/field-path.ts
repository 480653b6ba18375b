import type { Field, ObjectShape, Shape } from '../model/shape.ts';
import { shapeOf } from '../model/shapes.ts';

/** A step below a field: a name, `[]` into a list, `*` into a map of the user's. */
export type Step = string;

export interface FoundField {
  /** In canonical names from the root. */
  readonly path: readonly Step[];
  readonly shape: Shape;
  /** Kubernetes' own name of the last step. */
  readonly kubernetes: string;
}

/** The steps of a path as people write it: spec.container.app.ports[0].name, spec.pod.labels["a.b/c"]. */
export const stepsOf = (text: string): readonly Step[] =>
  Array.from(text.matchAll(/\["([^"]*)"\]|\[\d*\]|[^.[\]]+/g), ([all, quoted]) => quoted ?? all).filter(
    (step) => !/^\[\d*\]$/.test(step),
  );

export const ROOT: Shape = shapeOf(0);

const inSnakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** The field at a path in any spelling, in the oldest place or the newest; undefined where there is none. */
export function fieldAt(steps: readonly Step[]): FoundField | undefined {
  return walk(steps, ROOT, { path: [], shape: ROOT, kubernetes: '' });
}

function walk(steps: readonly Step[], shape: Shape, found: FoundField): FoundField | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return { ...found, shape };
  if (shape.type === 'list') return walk(steps, shapeOf(shape.of), { ...found, path: [...found.path, '[]'] });
  if (shape.type === 'map') return walk(rest, shapeOf(shape.of), { ...found, path: [...found.path, '*'] });
  if (shape.type !== 'object') return undefined;
  return throughOlder(steps, shape, found) ?? throughField(step, rest, shape, found);
}

/** An older place leads on from the one that it has become. */
function throughOlder(steps: readonly Step[], shape: ObjectShape, found: FoundField): FoundField | undefined {
  for (const [older, place] of Object.entries(shape.moved ?? {})) {
    const from = older.split('.');
    if (from.every((name, index) => inSnakeCase(steps[index] ?? '') === name)) {
      return walk([...place.split('.'), ...steps.slice(from.length)], shape, found);
    }
  }
  return undefined;
}

function throughField(
  step: Step,
  rest: readonly Step[],
  shape: ObjectShape,
  found: FoundField,
): FoundField | undefined {
  const name = nameOf(step, shape);
  const field = name === undefined ? undefined : shape.fields[name];
  if (name === undefined || field === undefined) return undefined;
  return walk(rest, shapeOf(field.shape), { ...found, path: [...found.path, name], kubernetes: field.kubernetes });
}

function nameOf(step: Step, { fields, aliases }: ObjectShape): string | undefined {
  const name = inSnakeCase(step);
  if (Object.hasOwn(fields, name)) return name;
  if (aliases !== undefined && Object.hasOwn(aliases, name)) return aliases[name];
  return Object.keys(fields).find((one) => fields[one]?.kubernetes.toLowerCase() === step.toLowerCase());
}

/** Every field below the root, each in the first place it is met, so that types that hold themselves come to an end. */
export function allFields(): readonly FoundField[] {
  const seen = new Set<Shape>();
  return below(ROOT, []);

  function below(shape: Shape, path: readonly Step[]): FoundField[] {
    if (shape.type === 'list') return below(shapeOf(shape.of), [...path, '[]']);
    if (shape.type === 'map') return below(shapeOf(shape.of), [...path, '*']);
    if (shape.type !== 'object' || seen.has(shape)) return [];
    seen.add(shape);
    return Object.entries(shape.fields).flatMap(([name, field]) => [
      fieldOf(name, field, path),
      ...below(shapeOf(field.shape), [...path, name]),
    ]);
  }
}

const fieldOf = (name: string, { kubernetes, shape }: Field, path: readonly Step[]): FoundField => ({
  path: [...path, name],
  shape: shapeOf(shape),
  kubernetes,
});

/** spec.container.app.ports[].name */
export const pathText = (path: readonly Step[]): string =>
  path
    .reduce((text, step) => (step === '[]' ? `${text}[]` : `${text}.${step}`), '')
    .slice(1)
    .replace(/^api_version/, 'apiVersion');
