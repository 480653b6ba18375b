import type { Diagnostic } from '../../diagnostic.ts';
import { type Code, messages } from '../../messages/index.ts';
import type { Place, Source } from '../../source.ts';
import { VERSION } from '../version.ts';
import { positionIn } from './lines.ts';
import type { Report } from './report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const HOME = 'https://github.com/ds2helm/ds2helm';
/** GitHub refuses a log with more: docs.github.com, "SARIF support for code scanning". */
const MOST_RESULTS = 25_000;

/** SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for beyond it. */
export function sarif({ findings: all, sources }: Report): string {
  const findings = all.slice(0, MOST_RESULTS);
  const codes = [...new Set(findings.map(({ code }) => code))];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'ds2helm', semanticVersion: VERSION, informationUri: HOME, rules: codes.map(rule) },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, codes.indexOf(finding.code), sources[0])),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: Code): object {
  const text = `${code[0]?.toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `ds2helm explain ${code} says what it means, with an example before and after.` },
    helpUri: `${HOME}/blob/main/docs/codes.md#${code}`,
    defaultConfiguration: { level: messages[code].severity },
  };
}

/** @param first stands in for the file of a finding without a place: GitHub refuses a result that has none */
function result(
  { code, severity, message, why, help, at, notes }: Diagnostic,
  ruleIndex: number,
  first: Source | undefined,
): object {
  const text = [message, why, help].filter((part) => part !== undefined).join(' ');
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text },
    locations: [at === undefined ? fileLocation(first?.name ?? '.') : location(at)],
    ...(notes.length === 0
      ? {}
      : {
          relatedLocations: notes.map((note, id) => ({ id, ...location(note.at), message: { text: note.message } })),
        }),
  };
}

const fileLocation = (name: string): object => ({
  physicalLocation: { artifactLocation: { uri: uri(name) }, region: { startLine: 1 } },
});

function location({ source, span }: Place): object {
  const start = positionIn(source, span.start);
  const end = positionIn(source, span.end);
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(source.name) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

/** A path as a URI reference: relative ones stay relative to the repository. */
function uri(path: string): string {
  const encoded = path
    .replaceAll('\\', '/')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/^(\.\/)+/, '');
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}
