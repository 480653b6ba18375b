import type { Span } from '../source.ts';

/** Shorter texts are not looked for: they are found anywhere by chance. */
export const SHORTEST = 4;

/** Whether a text that was found counts where it stands. */
export type Counts = (text: string, start: number, end: number) => boolean;

/** Texts that begin alike. */
interface Bucket {
  readonly texts: Set<string>;
  /** Of the texts, each once; the longest first, so that a text that holds another is found whole. */
  lengths: readonly number[];
}

/**
 * Finds any of many texts in others. A regular expression would do, were it not that one of thousands of texts takes
 * minutes to match, and none can be made of a text of a hundred kilobytes.
 */
export class AnyOf {
  readonly #buckets = new Map<string, Bucket>();
  /** Which two characters a text may begin with, hashed: nearly every other place is passed over by it. */
  readonly #begins = new Uint8Array(2 ** 16);

  readonly #counts: Counts;

  constructor(texts: Iterable<string>, counts: Counts = () => true) {
    this.#counts = counts;
    for (const text of texts) {
      if (text.length < SHORTEST) continue;
      this.#begins[hashAt(text, 0)] = 1;
      const head = text.slice(0, SHORTEST);
      const bucket = this.#buckets.get(head) ?? { texts: new Set<string>(), lengths: [] };
      this.#buckets.set(head, bucket);
      bucket.texts.add(text);
    }
    for (const bucket of this.#buckets.values()) {
      bucket.lengths = [...new Set(Array.from(bucket.texts, ({ length }) => length))].sort((a, b) => b - a);
    }
  }

  /** Where they stand, from the start, none over another. */
  *spansIn(text: string): Generator<Span> {
    if (this.#buckets.size === 0) return;
    for (let start = 0; start + SHORTEST <= text.length; start++) {
      const length = this.#begins[hashAt(text, start)] === 1 ? this.#lengthAt(text, start) : 0;
      if (length === 0) continue;
      yield { start, end: start + length };
      start += length - 1;
    }
  }

  /** The first one that stands in a text. */
  firstIn(text: string): string | undefined {
    for (const { start, end } of this.spansIn(text)) return text.slice(start, end);
    return undefined;
  }

  replaceIn(text: string, by: string): string {
    const spans = [...this.spansIn(text)];
    if (spans.length === 0) return text;
    const kept = spans.map(({ start }, index) => text.slice(spans[index - 1]?.end ?? 0, start));
    return [...kept, text.slice(spans.at(-1)?.end)].join(by);
  }

  /** The length of the longest one that begins there, or 0. */
  #lengthAt(text: string, start: number): number {
    const bucket = this.#buckets.get(text.slice(start, start + SHORTEST));
    const isHere = (length: number): boolean =>
      start + length <= text.length &&
      bucket?.texts.has(text.slice(start, start + length)) === true &&
      this.#counts(text, start, start + length);
    return bucket?.lengths.find(isHere) ?? 0;
  }
}

const hashAt = (text: string, at: number): number => (text.charCodeAt(at) * 251 + text.charCodeAt(at + 1)) & 0xffff;
