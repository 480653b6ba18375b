import { styleFor } from './colour.ts';
import type { Io } from './io.ts';
import { type Findings, present, reportOf } from './present.ts';
import { jsonReport } from './report/json.ts';

/** What became of charts: as data, and as lines for people. */
export interface Outcome {
  readonly charts: readonly object[];
  readonly lines: readonly string[];
}

/** For people, findings on stderr and the outcome on stdout; for programs both in one JSON document. */
export function tell(findings: Findings, { charts, lines }: Outcome, format: 'pretty' | 'json', io: Io): void {
  const report = reportOf(findings);
  if (format === 'json') {
    io.stdout(`${JSON.stringify({ ...jsonReport(report), charts }, null, 2)}\n`);
    return;
  }
  if (findings.findings.length > 0) io.stderr(present(report, format, styleFor(io.stderrIsTTY, io.env)));
  io.stdout(lines.map((line) => `${line}\n`).join(''));
}
