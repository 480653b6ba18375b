/**
 * What may stand at a place of the manifest: the kind's schema, reduced to what reading and lowering ask of it.
 * Generated from schemas/ as a list; shapes name each other by index, the root is index 0.
 */
export type Shape =
  | { readonly type: 'text'; readonly words?: readonly string[]; readonly secret?: true }
  | { readonly type: 'integer'; readonly mode?: true }
  | { readonly type: 'number' | 'boolean' | 'int-or-text' | 'quantity' | 'any' }
  | { readonly type: 'list'; readonly of: number; readonly keyed?: string }
  | { readonly type: 'map'; readonly of: number }
  | ObjectShape;

export interface ObjectShape {
  readonly type: 'object';
  /** By canonical (snake_case) name. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Where a scalar stands for the object: the field it is the value of, or `image`, which is parsed. */
  readonly scalar?: string;
  /** Where a list stands for the object: the field it is the value of. */
  readonly list?: string;
  /** Other names of fields, canonical name by name. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Aliases that take only one type of what their field takes. */
  readonly aliasTypes?: Readonly<Record<string, 'integer' | 'text'>>;
  /** Holds a literal secret: what is misspelled or misplaced in it is masked too. */
  readonly secret?: true;
  /** Older places of fields: dotted path to dotted path, both below this object. */
  readonly moved?: Readonly<Record<string, string>>;
}

export interface Field {
  /** Kubernetes' own name of the field, in lowerCamelCase. */
  readonly kubernetes: string;
  readonly shape: number;
}
