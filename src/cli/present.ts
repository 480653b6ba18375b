import type { Diagnostic } from '../diagnostic.ts';
import { readDocuments } from '../read/index.ts';
import type { Source } from '../source.ts';
import { plain, type Style } from './colour.ts';
import { hide, maskFinding } from './report/hidden.ts';
import { type Format, reporters } from './report/index.ts';
import { byPlace, type Report } from './report/report.ts';
import { secretsIn, secretsOf } from './report/secrets.ts';

/**
 * Findings as a report that shows no secret. The sources are read once more for that: only this way the secrets of a
 * manifest with errors are known too, and a run without findings doesn't pay for it.
 */
export function reportOf(findings: readonly Diagnostic[], sources: readonly Source[]): Report {
  const shown = new Set([...sources, ...findings.flatMap(({ at }) => at?.source ?? [])]);
  const read = [...shown].map((source) => ({ source, ...readDocuments(source) }));
  const hidden = hide(
    read.flatMap(({ source, documents, secrets }) => [...documents.map(secretsOf), secretsIn(source, secrets)]),
  );
  return {
    findings: byPlace(findings, sources).map((finding) => maskFinding(finding, hidden)),
    hidden,
    manifests: read.reduce((sum, { documents }) => sum + documents.length, 0),
  };
}

/** The report in a format, ending with a line break; colours are for people. */
export async function present(report: Report, format: Format, style: Style): Promise<string> {
  const reporter = await reporters[format]();
  return reporter(report, format === 'pretty' ? style : plain);
}
