/** How sure a guess is to be. */
export interface Among {
  /** The part of the letters that may be wrong, besides one. */
  readonly share: number;
  /** Among more words than these something is always close. */
  readonly most: number;
}

const AMONG_WORDS: Among = { share: 0.4, most: 500 };
/** Names that people give share long parts on purpose: a guess among them needs more than a guess among words. */
export const AMONG_NAMES: Among = { share: 0.2, most: 200 };
/** A slip of one letter. */
export const ALMOST: Among = { share: 0, most: 500 };

/** How far a word is from its beginning: one that a single letter makes is nearer. */
const SHORT = 1.5;

/** A longer word is no slip of the hand. */
const LONGEST = 100;

/** The word of `words` that `typed` was most likely meant to be, or undefined where none is close. */
export function didYouMean(typed: string, words: Iterable<string>, { share, most } = AMONG_WORDS): string | undefined {
  const candidates = few(words, most);
  if (candidates === undefined || typed.length > LONGEST) return undefined;
  const wanted = typed.toLowerCase();
  let nearest: string | undefined;
  // Of one letter anything could be meant.
  let least = typed.length < 2 ? 1 : Math.floor(typed.length * share) + 2;
  for (const word of candidates) {
    const candidate = word.toLowerCase();
    if (candidate === wanted) return word;
    const slip = editDistance(wanted, candidate, Math.ceil(least) - 1);
    const distance = slip > 1 && isShortFor(wanted, candidate) ? SHORT : slip;
    if (distance < least) {
      nearest = word;
      least = distance;
    }
  }
  return nearest;
}

/** Undefined for more than `most`, found without looking at them all. */
function few(words: Iterable<string>, most: number): readonly string[] | undefined {
  const taken: string[] = [];
  for (const word of words) if (taken.push(word) > most) return undefined;
  return taken;
}

const isShortFor = (typed: string, word: string): boolean => typed.length >= 3 && word.startsWith(typed);

/** Inserted, left out, changed and swapped letters; anything above `limit` counts as `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const left = (current[column - 1] ?? 0) + 1;
      const above = (last[column] ?? 0) + 1;
      const across = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = swapped ? (beforeLast[column - 2] ?? 0) + 1 : across;
      current.push(Math.min(left, above, across, swap));
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
