import type { ObjectShape } from '../model/shape.ts';

/** Where a spelling leads. */
export interface Way {
  /** Canonical names below the object: one of a field's own, more where an older shape had the field elsewhere. */
  readonly to: readonly string[];
  /** What the alias takes, where that is less than what the field takes. */
  readonly as?: 'integer' | 'text';
}

/** What an older shape kept below a field and belongs elsewhere. */
export interface Tail {
  /** Names below that field. */
  readonly from: readonly string[];
  /** Canonical names below the object that has the field. */
  readonly to: readonly string[];
}

export interface Vocabulary {
  /** Every accepted name of a field: snake_case, lowerCamelCase and Kubernetes' own, of aliases and older places too. */
  readonly names: ReadonlyMap<string, Way>;
  /** By canonical field. */
  readonly tails: ReadonlyMap<string, readonly Tail[]>;
}

/** snake_case to lowerCamelCase, as protobuf's JSON mapping writes it. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Whether a name is a field's, in either spelling. */
export const isSpelled = (name: string, field: string): boolean => name === field || name === camelCase(field);

const vocabularies = new WeakMap<ObjectShape, Vocabulary>();

/** The names an object's fields go by. */
export function vocabularyOf(shape: ObjectShape): Vocabulary {
  const known = vocabularies.get(shape);
  if (known !== undefined) return known;
  const names = new Map<string, Way>();
  const tails = new Map<string, Tail[]>();
  const accept = (name: string, way: Way): void => {
    for (const spelling of [name, camelCase(name)]) if (!names.has(spelling)) names.set(spelling, way);
  };
  for (const [name, { kubernetes }] of Object.entries(shape.fields)) {
    accept(name, { to: [name] });
    accept(kubernetes, { to: [name] });
  }
  for (const [alias, field] of Object.entries(shape.aliases ?? {})) {
    const as = shape.aliasTypes?.[alias];
    accept(alias, { to: [field], ...(as === undefined ? {} : { as }) });
  }
  for (const [older, place] of Object.entries(shape.moved ?? {})) {
    const [head = '', ...from] = older.split('.');
    const to = place.split('.');
    if (from.length === 0) accept(head, { to });
    else tails.set(head, [...(tails.get(head) ?? []), { from, to }]);
  }
  const vocabulary = { names, tails };
  vocabularies.set(shape, vocabulary);
  return vocabulary;
}
