import type { Diagnostic, Severity } from '../../diagnostic.ts';
import type { Place } from '../../source.ts';
import type { Style } from '../colour.ts';
import { UNPRINTABLE } from './cells.ts';
import { frameOf } from './frame.ts';
import { positionIn } from './lines.ts';
import { MOST, type Report } from './report.ts';

/**
 * For people, and for editors that read `file:line:column: severity: message`:
 *
 *     agent.yaml:24:17: error: The port name "metrics-endpoint" has more than 15 characters. [port-name-too-long]
 *       24 |         - name: metrics-endpoint
 *          |                 ^^^^^^^^^^^^^^^^
 *          = help: Shorten it.
 */
export function pretty({ findings, hidden }: Report, style: Style): string {
  const shown = findings.slice(0, MOST).map((finding) => describe(finding, hidden, style));
  const more = findings.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more\n`] : [])].join('\n');
}

function describe(finding: Diagnostic, hidden: Report['hidden'], style: Style): string {
  const { at, severity, message, code, why, help, notes } = finding;
  const frame = (place: Place): readonly string[] => framed(place, hidden, severity, style);
  return [
    `${head(at, severity, style)}${style.bold(printable(message))} ${style.dim(`[${code}]`)}`,
    ...(at ? frame(at) : []),
    ...(why === undefined ? [] : [aside('why', why, style)]),
    ...(help === undefined ? [] : [aside('help', help, style)]),
    ...notes.flatMap((note) => [`${head(note.at, 'note', style)}${printable(note.message)}`, ...frame(note.at)]),
    '',
  ].join('\n');
}

function head(at: Place | undefined, severity: Severity, style: Style): string {
  const word = colourOf(severity, style)(severity);
  if (at === undefined) return `${word}: `;
  const { line, column } = positionIn(at.source, at.span.start);
  return `${printable(at.source.name)}:${line}:${column}: ${word}: `;
}

function framed(at: Place, hidden: Report['hidden'], severity: Severity, style: Style): readonly string[] {
  const { number, line, mark } = frameOf(at, hidden);
  const gutter = String(number).padStart(4);
  return [
    `${style.dim(`${gutter} |`)} ${line}`,
    `${style.dim(`${' '.repeat(gutter.length)} |`)} ${colourOf(severity, style)(mark)}`,
  ];
}

const aside = (word: string, text: string, style: Style): string =>
  `     ${style.dim('=')} ${style.bold(`${word}:`)} ${printable(text).replaceAll('\n', '\n       ')}`;

const colourOf = (severity: Severity, style: Style): ((text: string) => string) =>
  ({ error: style.red, warning: style.yellow, note: style.blue })[severity];

const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'g');
const printable = (text: string): string =>
  text.replace(ALL_UNPRINTABLE, (character) => (character === '\n' ? character : '\ufffd'));
