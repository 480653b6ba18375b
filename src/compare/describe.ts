import type { Json } from '../model/workload.ts';
import type { Difference } from './difference.ts';

/** Differences as text: object by object, each path with the wanted value (-) and the one that is there (+). */
export function describeDifferences(differences: readonly Difference[]): string {
  const lines: string[] = [];
  let object: string | undefined;
  for (const difference of differences) {
    if (difference.path === '') {
      lines.push(`${difference.object}: ${difference.kind}`);
      object = undefined;
      continue;
    }
    if (difference.object !== object) lines.push(difference.object);
    object = difference.object;
    lines.push(`  ${difference.path}: ${difference.kind}`, ...values(difference));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function values({ want, got }: Difference): readonly string[] {
  if (typeof want === 'string' && typeof got === 'string' && want.includes('\n') && got.includes('\n')) {
    return firstDifferentLine(want.split('\n'), got.split('\n'));
  }
  return [...line('-', want), ...line('+', got)];
}

/** Of two long texts, the place where they part. */
function firstDifferentLine(want: readonly string[], got: readonly string[]): readonly string[] {
  const index = want.findIndex((text, line) => text !== got[line]);
  const at = index === -1 ? want.length : index;
  return [`    from line ${at + 1}`, ...line('-', want[at]), ...line('+', got[at])];
}

const line = (sign: string, value: Json | undefined): readonly string[] =>
  value === undefined ? [] : [`    ${sign} ${JSON.stringify(value)}`];
