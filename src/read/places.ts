import { type NodePlace, partsOf } from '../model/manifest.ts';
import type { Built } from './built.ts';

/**
 * Places by JSON pointer, looked up along the tree. A map of all pointers would grow with the product of a file's
 * length and depth; it is made only for those who ask for every place.
 */
export class PlaceTree implements ReadonlyMap<string, NodePlace> {
  readonly #root: Built;
  #all: ReadonlyMap<string, NodePlace> | undefined;

  constructor(root: Built) {
    this.#root = root;
  }

  get(pointer: string): NodePlace | undefined {
    if (pointer !== '' && !pointer.startsWith('/')) return undefined;
    let at: Built | undefined = this.#root;
    for (const part of partsOf(pointer)) at = at?.children?.get(part);
    return at?.place;
  }

  has(pointer: string): boolean {
    return this.get(pointer) !== undefined;
  }

  get size(): number {
    return this.#every().size;
  }

  entries(): MapIterator<[string, NodePlace]> {
    return this.#every().entries();
  }

  keys(): MapIterator<string> {
    return this.#every().keys();
  }

  values(): MapIterator<NodePlace> {
    return this.#every().values();
  }

  [Symbol.iterator](): MapIterator<[string, NodePlace]> {
    return this.entries();
  }

  forEach(callback: (value: NodePlace, key: string, map: ReadonlyMap<string, NodePlace>) => void): void {
    for (const [pointer, place] of this.#every()) callback(place, pointer, this);
  }

  #every(): ReadonlyMap<string, NodePlace> {
    this.#all ??= addTo(new Map(), this.#root, '');
    return this.#all;
  }
}

function addTo(places: Map<string, NodePlace>, { place, children }: Built, pointer: string): Map<string, NodePlace> {
  if (place !== undefined) places.set(pointer, place);
  for (const [name, child] of children ?? []) {
    addTo(places, child, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return places;
}
