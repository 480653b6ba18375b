import type { Diagnostic } from '../../diagnostic.ts';
import { positionIn } from './lines.ts';
import { MOST, type Report } from './report.ts';

/** Workflow commands of GitHub Actions, which show findings at their lines of a pull request. */
export function github({ findings }: Report): string {
  const more = findings.length - MOST;
  const lines = findings.slice(0, MOST).map(annotation);
  if (more > 0) lines.push(`::notice::and ${more} more findings`);
  return lines.map((line) => `${line}\n`).join('');
}

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

function annotation({ code, severity, message, why, help, at, notes }: Diagnostic): string {
  const seen = notes.map((note) => {
    const { line, column } = positionIn(note.at.source, note.at.span.start);
    return `${note.message} (${note.at.source.name}:${line}:${column})`;
  });
  const text = [message, why, help, ...seen].filter((part) => part !== undefined).join('\n');
  return `::${COMMANDS[severity]} ${properties(code, at)}::${escapeData(text)}`;
}

function properties(code: string, at: Diagnostic['at']): string {
  const title = `title=${escapeProperty(code)}`;
  if (at === undefined) return title;
  const start = positionIn(at.source, at.span.start);
  const end = positionIn(at.source, at.span.end);
  // GitHub takes an end column only for a span on one line, and counts it in.
  const columns = end.line === start.line && end.column > start.column ? `,endColumn=${end.column - 1}` : '';
  return `file=${escapeProperty(at.source.name)},line=${start.line},endLine=${end.line},col=${start.column}${columns},${title}`;
}

/** As @actions/core's command.ts escapes them. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
