import type { Diagnostic } from '../diagnostic.ts';
import { readDocuments } from '../read/index.ts';
import type { Source } from '../source.ts';
import { plain, type Style } from './colour.ts';
import { hide, maskFinding } from './report/hidden.ts';
import { type Format, reporters } from './report/index.ts';
import { byPlace, type Report } from './report/report.ts';
import { type Secrets, secretsOfSource } from './report/secrets.ts';

/** What was found in which sources, and which text of them is secret. */
export interface Findings {
  readonly findings: readonly Diagnostic[];
  readonly sources: readonly Source[];
  readonly secrets: readonly Secrets[];
  readonly manifests: number;
}

/** Findings as a report that shows no secret. */
export function reportOf({ findings, sources, secrets, manifests }: Findings): Report {
  const hidden = hide([...secrets, ...secretsElsewhere(findings, sources)]);
  const masked = byPlace(findings, sources).map((finding) => maskFinding(finding, hidden));
  return { findings: masked, hidden, sources, manifests };
}

/** Of sources that no compiler saw, because they are not UTF-8. */
function secretsElsewhere(findings: readonly Diagnostic[], sources: readonly Source[]): readonly Secrets[] {
  const others = new Set(findings.flatMap(({ at }) => (at && !sources.includes(at.source) ? at.source : [])));
  return [...others].flatMap((source) => secretsOfSource(source, readDocuments(source)));
}

/** The report in a format, ending with a line break; colours are for people. */
export const present = (report: Report, format: Format, style: Style): string =>
  reporters[format](report, format === 'pretty' ? style : plain);
