/** Small mistakes in templates, one at a time. */
import type { ChartFile } from '../../src/model/chart.ts';

export interface Mutant {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly what: string;
  /** The part of the line that the mistake changes. */
  readonly found: string;
  /** The template with the mistake. */
  readonly text: string;
}

interface Change {
  readonly what: string;
  readonly pattern: RegExp;
  readonly by: string | ((found: string) => string);
}

/** Each place a pattern matches is a mutant of its own. */
const CHANGES: readonly Change[] = [
  { what: 'no quote', pattern: / \| quote(?= )/g, by: '' },
  { what: 'no int64', pattern: / \| int64(?= )/g, by: '' },
  { what: 'indented less', pattern: /(?<=\| nindent )\d+/g, by: (spaces) => String(Number(spaces) - 2) },
  { what: 'if for with', pattern: /\{\{- with /g, by: '{{- if ' },
  { what: 'no default', pattern: / \| default (?:"[^"]*"|\.?[\w.$]+|\([^()]*\))/g, by: '' },
  { what: 'another value', pattern: /((?:\.Values|\$values|\.values|\.image)\.\w+)/g, by: '$1X' },
];

/** Every line deleted in turn, and every change at every place. Comments and NOTES say nothing to a cluster. */
export function mutantsOf(files: readonly ChartFile[]): Mutant[] {
  return files
    .filter(({ path }) => path.startsWith('templates/') && !path.endsWith('NOTES.txt'))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n');
      const comments = commentLines(lines);
      return lines.flatMap((line, index): Mutant[] => {
        if (line.trim() === '' || comments.has(index)) return [];
        const mutant = (what: string, found: string, changed: readonly string[]): Mutant => ({
          path,
          line: index + 1,
          what,
          found,
          text: lines.toSpliced(index, 1, ...changed).join('\n'),
        });
        const changed = CHANGES.flatMap(({ what, pattern, by }) =>
          [...line.matchAll(pattern)].map((match) => {
            const mistake = typeof by === 'string' ? by.replace('$1', match[1] ?? '') : by(match[0]);
            const end = match.index + match[0].length;
            return mutant(`${what}: ${line.trim()}`, match[0], [
              line.slice(0, match.index) + mistake + line.slice(end),
            ]);
          }),
        );
        return [mutant(`deleted: ${line.trim()}`, line, []), ...changed];
      });
    });
}

function commentLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let isInside = false;
  for (const [index, line] of lines.entries()) {
    const opens = /\{\{-? *\/\*/.test(line);
    if (opens || isInside) found.add(index);
    isInside = (isInside || opens) && !line.includes('*/');
  }
  return found;
}
