import type { Span } from '../source.ts';
import { MAX_LINES } from './limits.ts';

const KIND = /(?:^|[\s{,])["']?kind["']?\s*:\s*["']?secret(?:list)?["']?\s*(?:[,}#]|$)/i;
/** The first key of a line, in a block or in flow style. */
const KEY = /^(?:[\s{]|-\s)*["']?[\w./-]+["']?[ \t]*:(?=[\s"'{[]|$)/;
/** What names a Secret. */
const NAMING =
  /^(?:[\s{]|-\s)*["']?(?:apiVersion|kind|metadata|name|namespace|type)["']?[ \t]*:[ \t]*["']?[\w./-]*["']?[\s,{]*$/;

/**
 * The values of every document of a text that says `kind: Secret`, line by line, for a text that is not YAML: a finding
 * about it shows a line.
 */
export function linesOfSecrets(text: string): Span[] {
  const spans: Span[] = [];
  let values: Span[] = [];
  let isSecret = false;
  let left = MAX_LINES;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (left-- === 0) break;
    if (line.startsWith('---')) finish();
    isSecret ||= KIND.test(line);
    const start = KEY.exec(line)?.[0].length ?? line.search(/[^ \t]|$/);
    const isValue = !NAMING.test(line) && line.slice(start).trim() !== '';
    if (isValue) values.push({ start: index + start, end: index + line.length });
  }
  finish();
  return spans;

  function finish(): void {
    if (isSecret) for (const value of values) spans.push(value);
    values = [];
    isSecret = false;
  }
}
