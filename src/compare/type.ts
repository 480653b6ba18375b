import type { Json, JsonObject } from '../model/workload.ts';

/** What the API server makes of the values of one Go type. A list's elements have the type of the field. */
export interface Type {
  /** Fields that servers and clients write of their own. */
  readonly ignored?: readonly string[];
  /** Fields that servers write of a live object. A rendering that has some can't be installed: there they count. */
  readonly served?: readonly string[];
  /** Fields whose zero value (false, 0, "", [] or {}) is stored as absent: in Go, `omitempty` and no pointer. */
  readonly zero?: readonly string[];
  /** What null is stored as in a map of texts; elsewhere it is nothing. */
  readonly nulls?: Json;
  /** What absent fields are stored as. */
  readonly defaults?: JsonObject;
  /** Defaults that depend on other fields. Sees the object without nulls and zero values, with `defaults`. */
  readonly complete?: (object: JsonObject) => JsonObject;
  readonly fields?: Readonly<Record<string, Type>>;
  /** Type of every value, where the object is a map. */
  readonly each?: Type;
  /** Fields that identify an element, by list: the API's own list keys. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Lists whose order means something. */
  readonly order?: Readonly<Record<string, Order>>;
  /** The one form of all texts that mean the same. */
  readonly normal?: (value: Json) => Json;
  /** Nothing is known of the lists: their order counts. */
  readonly plain?: true;
  /** Never shown. */
  readonly secret?: true;
}

/** `free`: only what is in the list counts. `references`: the order counts where a value names another by `$(NAME)`. */
export type Order = 'free' | 'kept' | 'references';

export const words = (text: string): readonly string[] => text.split(' ');

export const fieldType = (type: Type | undefined, field: string): Type | undefined =>
  own(type?.fields, field) ?? type?.each;

/** A table's entry; names of users' keys never reach the prototype. */
export const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);

export const isEmpty = (value: Json): boolean =>
  isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
