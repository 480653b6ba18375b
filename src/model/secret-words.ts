import type { Counts } from './any-of.ts';

/** From this length on a word is no longer met by chance. */
const LONG = 12;

/** Whether a literal is a plain word, which ordinary text has too: elastic, Elastic, ADMIN. */
export const isPlainWord = (literal: string): boolean =>
  literal.length < LONG && /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(literal);

/** Whether what stands there is no part of a longer word, name, host or path. */
export const standsAlone: Counts = (text, start, end) =>
  !/[\w./-]/.test(text[start - 1] ?? '') && !/^(?:[\w/-]|\.\w)/.test(text.slice(end, end + 2));

/** A plain word is a secret only where it stands alone, anything else wherever it stands. */
export const countsAsSecret: Counts = (text, start, end) =>
  !(end - start < LONG && isPlainWord(text.slice(start, end))) || standsAlone(text, start, end);
