import type { Place } from '../../source.ts';
import { positionIn } from './lines.ts';
import { count, type Report } from './report.ts';

/**
 * For programs. `version` counts up when a field changes its meaning or goes; new fields may come without that.
 * Lines and columns are 1-based, columns in UTF-16 code units, an end is exclusive.
 */
export const json = (report: Report): string => `${JSON.stringify(jsonReport(report), null, 2)}\n`;

/** The same as data, for a command that has more to say. */
export function jsonReport({ findings, manifests }: Report): object {
  return {
    version: 1,
    findings: findings.map(({ code, severity, message, why, help, at, notes }) => ({
      code,
      severity,
      message,
      ...(why === undefined ? {} : { why }),
      ...(help === undefined ? {} : { help }),
      ...(at === undefined ? {} : located(at)),
      notes: notes.map((note) => ({ message: note.message, ...located(note.at) })),
    })),
    summary: {
      manifests,
      errors: count(findings, 'error'),
      warnings: count(findings, 'warning'),
      notes: count(findings, 'note'),
    },
  };
}

const located = ({ source, span }: Place): object => ({
  file: source.name,
  start: positionIn(source, span.start),
  end: positionIn(source, span.end),
});
