import { didYouMean } from '../check/did-you-mean.ts';
import type { Shape } from '../model/shape.ts';
import { shapeOf } from '../model/shapes.ts';
import { defaultOf } from './defaults.ts';
import { exampleOf } from './example.ts';
import { allFields, type FoundField, fieldAt, pathText, type Step, stepsOf } from './field-path.ts';
import { schemaAt } from './field-schema.ts';
import { madeUpExample } from './made-up.ts';
import { targetOf } from './targets.ts';

/** What a field is, as a person reads it in a terminal. A name alone is a field that has it. */
export function fieldPage(topic: string): string | undefined {
  const steps = stepsOf(topic);
  const found = fieldAt(steps) ?? (steps.length === 1 ? namesakes(topic)[0] : undefined);
  if (found === undefined) return undefined;
  const { path } = found;
  const example = exampleOf(path) ?? madeUpExample(path, found.shape);
  const others = steps.length === 1 ? namesakes(topic).slice(1, 6) : [];
  const rows = factsOf(found);
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const parts = [
    pathText(path),
    schemaAt(path).description,
    rows.map(([label, text]) => `${`${label}:`.padEnd(width)}${text}`).join('\n'),
    `Example:\n${example.replace(/^(?=.)/gm, '  ')}`,
    others.length === 0 ? undefined : `Also: ${others.map((other) => pathText(other.path)).join(', ')}`,
  ];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** The path that a mistyped one was probably meant to be. */
export function nearestField(topic: string): string | undefined {
  const steps = stepsOf(topic);
  for (let length = steps.length - 1; length >= 0; length--) {
    const parent = fieldAt(steps.slice(0, length));
    if (parent === undefined) continue;
    const guess = didYouMean(steps[length] ?? '', fieldNames(parent.shape));
    return guess === undefined ? undefined : [...steps.slice(0, length), guess, ...steps.slice(length + 1)].join('.');
  }
  return undefined;
}

/** The reference of all fields, in Markdown. */
export const fieldsReference = (): string =>
  `${[
    '# The fields of a manifest',
    [
      'Every field in its canonical spelling. snake_case and camelCase are both accepted, and so are the shapes of older',
      'manifests: `ds2helm migrate` writes the one that stands here. `ds2helm explain FIELD` says the same of one, with an',
      'example. Types that Kubernetes nests in themselves, and those that several fields have, stand where they come first.',
    ].join('\n'),
    [
      '| field | type | default | in Kubernetes | in values | |',
      '|---|---|---|---|---|---|',
      ...allFields().map(rowOf),
    ].join('\n'),
  ].join('\n\n')}\n`;

function rowOf({ path, shape }: FoundField): string {
  const { kubernetes, values } = targetOf(path);
  const cells = [
    `\`${pathText(path)}\``,
    typeText(shape, path),
    defaultOf(path) ?? '',
    kubernetes,
    values === undefined ? '' : `\`${values}\``,
    schemaAt(path).description ?? '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
}

function factsOf({ path, shape }: FoundField): readonly (readonly [label: string, text: string])[] {
  const { kubernetes, values } = targetOf(path);
  const fields = fieldNames(shape);
  return [
    ['Type', typeText(shape, path)],
    ['Default', isRequired(path) ? 'none: it must be given' : (defaultOf(path) ?? 'unset')],
    ['Kubernetes', kubernetes],
    ['Values', values ?? 'none: it can’t be set at install time'],
    ...(fields.length === 0 ? [] : [['Fields', fields.join(', ')] as const]),
  ];
}

const isRequired = (path: readonly Step[]): boolean =>
  schemaAt(path.slice(0, -1)).required?.includes(path.at(-1) ?? '') === true;

const TYPES: Readonly<Record<Shape['type'], string>> = {
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'true or false',
  'int-or-text': 'integer or text',
  quantity: 'quantity, as 500m or 1Gi',
  any: 'any value',
  list: 'list',
  map: 'map',
  object: 'object',
};

function typeText(shape: Shape, path: readonly Step[]): string {
  const inner = shape.type === 'list' || shape.type === 'map' ? shapeOf(shape.of) : undefined;
  if (shape.type === 'list') return `list of ${plural(inner)}`;
  if (shape.type === 'map') return `map to ${inner === undefined ? 'any value' : TYPES[inner.type]}`;
  const { enum: words, minimum, maximum } = schemaAt(path);
  if (words !== undefined) return `one of ${words.map((word) => (word === '' ? '""' : String(word))).join(', ')}`;
  // That a number has 32 bits is no range of anything.
  const most = maximum === 2 ** 31 - 1 ? undefined : maximum;
  const range = minimum === undefined ? '' : most === undefined ? `, at least ${minimum}` : `, ${minimum}–${most}`;
  return `${TYPES[shape.type]}${range}`;
}

const plural = (shape: Shape | undefined): string => {
  if (shape === undefined || shape.type === 'any') return 'any values';
  return (
    { text: 'texts', object: 'objects', integer: 'integers', map: 'maps' }[shape.type as string] ?? TYPES[shape.type]
  );
};

function fieldNames(shape: Shape): readonly string[] {
  if (shape.type === 'object') return Object.keys(shape.fields);
  const inner = shape.type === 'list' || shape.type === 'map' ? shapeOf(shape.of) : undefined;
  return inner === undefined ? [] : fieldNames(inner);
}

/** Fields of a name, the nearest to the root first. */
function namesakes(name: string): readonly FoundField[] {
  const same = (text: string): string => text.replaceAll('_', '').toLowerCase();
  return allFields()
    .filter(({ path, kubernetes }) => same(path.at(-1) ?? '') === same(name) || same(kubernetes) === same(name))
    .sort((a, b) => a.path.length - b.path.length);
}
