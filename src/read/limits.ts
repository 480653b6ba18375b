/** What a file may cost. A manifest is far below all of them; a file above one is a mistake or an attack. */

/** UTF-8 bytes of a file. */
export const MAX_BYTES = 16 * 1024 * 1024;
/** Lines of a file. As many keys and values as may stand in it fit, and as much again of comments and texts. */
export const MAX_LINES = 250_000;
/** Levels of nesting, aliases followed. js-yaml's own default is the same. */
export const MAX_DEPTH = 100;
/** Keys and values as written, over all documents of a file. */
export const MAX_NODES = 200_000;
/** Keys and values of all manifests in a file, aliases and merge keys followed. Objects to import may be more. */
export const MAX_OF_MANIFESTS = 50_000;
/** Keys and values that aliases and merge keys may add to those written. */
export const MAX_EXPANSION = 20_000;

/** Whether a text takes more bytes in UTF-8 than a file may have. */
export function isTooLarge(text: string): boolean {
  if (text.length * 3 <= MAX_BYTES) return false;
  return text.length > MAX_BYTES || new TextEncoder().encode(text).length > MAX_BYTES;
}

export function hasTooManyLines(text: string): boolean {
  const breaks = /\r\n?|\n/g;
  let lines = 1;
  while (lines <= MAX_LINES && breaks.test(text)) lines++;
  return lines > MAX_LINES;
}
