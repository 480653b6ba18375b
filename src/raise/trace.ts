import { type NodePlace, type ObjectDocument, pointer } from '../model/manifest.ts';
import type { Json } from '../model/workload.ts';
import type { Place, Source } from '../source.ts';
import { isList, isObject } from './json.ts';

/** Where a raised map or list came from: a map or list of an object, and by which names its fields went there. */
interface Origin {
  readonly from: object;
  readonly names: ReadonlyMap<string, string>;
}

interface Written {
  readonly document: ObjectDocument;
  readonly path: string;
}

/** Remembers which value of the manifest was made of which of the objects, so that findings show what the user has. */
export class Trace {
  readonly #origins: WeakMap<object, Origin> = new WeakMap();
  readonly #written: WeakMap<object, Written> = new WeakMap();

  constructor(objects: readonly ObjectDocument[]) {
    for (const document of objects) this.#add(document, document.value, '');
  }

  #add(document: ObjectDocument, value: Json, path: string): void {
    if (!isObject(value) && !isList(value)) return;
    this.#written.set(value, { document, path });
    for (const [name, inner] of Object.entries(value)) this.#add(document, inner, path + pointer([name]));
  }

  /** Says that `raised` was made of `from`; the names of fields that were renamed, new name first. */
  link<T extends object>(raised: T, from: Json | undefined, names: readonly (readonly [string, string])[] = []): T {
    // Something made of itself would have no end.
    if (typeof from === 'object' && from !== null && from !== raised)
      this.#origins.set(raised, { from, names: new Map(names) });
    return raised;
  }

  /** Where a raised map or list was written. */
  placeOf(value: object): Place | undefined {
    const written = this.#find(value);
    const place = written?.document.places.get(written.path);
    return written && place && { source: written.document.source, span: place.value };
  }

  /** The places in `source` of everything in a raised value, by JSON pointer. */
  placesOf(value: Json, source: Source): Map<string, NodePlace> {
    const places = new Map<string, NodePlace>();
    this.#collect(value, '', source, places);
    return places;
  }

  #collect(value: Json, path: string, source: Source, places: Map<string, NodePlace>): void {
    if (!isObject(value) && !isList(value)) return;
    const written = this.#find(value);
    const placeAt = (below: string): NodePlace | undefined =>
      written?.document.source === source ? written.document.places.get(written.path + below) : undefined;
    const own = placeAt('');
    if (own !== undefined && !places.has(path)) places.set(path, own);
    for (const [name, inner] of Object.entries(value)) {
      const found = placeAt(pointer([written?.nameOf(name) ?? name]));
      if (found !== undefined) places.set(path + pointer([name]), found);
      this.#collect(inner, path + pointer([name]), source, places);
    }
  }

  /** The written value at the end of the chain of what was made of what. */
  #find(value: object): (Written & { readonly nameOf: (name: string) => string }) | undefined {
    const renamed: Origin['names'][] = [];
    let at = value;
    for (let origin = this.#origins.get(at); origin !== undefined; origin = this.#origins.get(at)) {
      renamed.push(origin.names);
      at = origin.from;
    }
    const written = this.#written.get(at);
    const nameOf = (name: string): string => renamed.reduce((last, names) => names.get(last) ?? last, name);
    return written === undefined ? undefined : { ...written, nameOf };
  }
}
