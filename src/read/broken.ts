import type { Span } from '../source.ts';
import { linesOfSecrets } from './broken-secrets.ts';
import { MAX_LINES } from './limits.ts';

const BLOCK = /^([ \t-]*)["']?(?:secrets|image_?registries|http_?headers)["']?[ \t]*:/i;
/** Anywhere in a line: JSON may stand on one. */
const KEY = /(?:password|(?<![\w-])(?:secrets|image_?registries|http_?headers|string_?value))["']?[ \t]*:/i;

/**
 * Spans of a text that may hold literal secrets, judged by lines alone: the text is not YAML, and a finding about it
 * shows a line. All values of a Secret, all that follows the key `secrets` or `http_headers`, further in or on a list's dashes, and all after it or `password:` on one line.
 */
export function likelySecrets(text: string): Span[] {
  const spans: Span[] = [];
  let inside: number | undefined;
  let left = MAX_LINES;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    // Of a text with more lines the first one is shown.
    if (left-- === 0) break;
    const content = line.search(/[^ \t]/);
    if (content < 0) continue;
    const isItem = line[content] === '-';
    if (inside !== undefined && (content > inside || (isItem && content === inside))) {
      spans.push({ start: index + content, end: index + line.length });
      continue;
    }
    const block = BLOCK.exec(line);
    inside = block === null ? undefined : (block[1]?.length ?? 0);
    const key = block ?? KEY.exec(line);
    const start = key === null ? line.length : key.index + key[0].length;
    if (line.slice(start).trim() !== '') spans.push({ start: index + start, end: index + line.length });
  }
  return [...spans, ...linesOfSecrets(text)];
}
