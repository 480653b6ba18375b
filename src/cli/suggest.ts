import { didYouMean } from '../check/did-you-mean.ts';

/** ` Did you mean …?` for a mistyped word, or nothing. */
export function suggest(word: string, words: Iterable<string>, show = (name: string): string => name): string {
  const found = didYouMean(word, words);
  return found === undefined ? '' : ` Did you mean ${show(found)}?`;
}
