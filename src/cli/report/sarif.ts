import type { Diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../source.ts';
import { positionIn } from './lines.ts';
import type { Report } from './report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0 (OASIS), for code scanning. */
export function sarif({ findings }: Report): string {
  const rules = [...new Map(findings.map((finding) => [finding.code, finding])).values()];
  const index = new Map(rules.map(({ code }, position) => [code, position]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ds2helm',
            rules: rules.map(({ code, severity }) => ({
              id: code,
              shortDescription: { text: code.replaceAll('-', ' ') },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, index.get(finding.code) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result({ code, severity, message, why, help, at, notes }: Diagnostic, ruleIndex: number): object {
  const text = [message, why, help].filter((part) => part !== undefined).join(' ');
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text },
    locations: at === undefined ? [] : [location(at)],
    ...(notes.length === 0
      ? {}
      : {
          relatedLocations: notes.map((note, id) => ({ id, ...location(note.at), message: { text: note.message } })),
        }),
  };
}

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
