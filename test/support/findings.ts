import type { Diagnostic, Severity } from '../../src/diagnostic.ts';
import type { Place, Source } from '../../src/source.ts';

/** The place of the first `text` in a source, or of its `nth`. */
export function placeIn(source: Source, text: string, nth = 1): Place {
  let start = -1;
  for (let found = 0; found < nth; found++) start = source.text.indexOf(text, start + 1);
  if (start === -1) throw new Error(`${source.name} has no ${text}`);
  return { source, span: { start, end: start + text.length } };
}

/** A finding about something, with what a test says of it. */
export const finding = (
  at: Place | undefined,
  given: Partial<Diagnostic> & { severity?: Severity } = {},
): Diagnostic => ({
  code: 'unknown-field',
  severity: 'error',
  message: 'Something is wrong.',
  notes: [],
  ...(at === undefined ? {} : { at }),
  ...given,
});
