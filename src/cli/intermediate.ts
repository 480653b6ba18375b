import { checkDocument } from '../check/index.ts';
import { type Diagnostic, hasErrors } from '../diagnostic.ts';
import { readSources } from '../effects/input.ts';
import { lowerManifest } from '../lower/index.ts';
import { readDocuments } from '../read/index.ts';
import type { Source } from '../source.ts';
import { styleFor } from './colour.ts';
import { exit } from './exit.ts';
import type { Io } from './io.ts';
import { masked } from './masked.ts';
import type { Verdict } from './options.ts';
import { present, reportOf } from './present.ts';
import type { Format } from './report/index.ts';
import { judge, type Settings } from './run.ts';

export const phases = ['read', 'check', 'lower'] as const;
export type Phase = (typeof phases)[number];

/** Prints what a phase of the compiler makes of every manifest, as one JSON list; findings go to stderr. */
export async function printIntermediates(
  phase: Phase,
  names: readonly string[],
  settings: Settings,
  { verdict, format }: { readonly verdict: Verdict; readonly format: Format },
  io: Io,
): Promise<number> {
  const { value: sources = [], diagnostics } = await readSources(names, io.stdin);
  const found: Diagnostic[] = [...diagnostics];
  const values = sources.flatMap((source) => after(phase, source, settings, found));
  io.stdout(`${JSON.stringify(values, null, 2)}\n`);
  const findings = judge(found, verdict);
  if (findings.length > 0) {
    io.stderr(await present(reportOf(findings, sources), format, styleFor(io.stderrIsTTY, io.env)));
  }
  return hasErrors(findings) ? exit.findings : exit.ok;
}

/** Of every manifest that comes that far, with its secrets covered. */
function after(phase: Phase, source: Source, settings: Settings, found: Diagnostic[]): readonly unknown[] {
  const { documents, diagnostics } = readDocuments(source);
  found.push(...diagnostics);
  return documents.flatMap((document) => {
    if (phase === 'read') return [masked(document.value, document)];
    const checked = checkDocument(document);
    found.push(...checked.diagnostics);
    if (checked.value === undefined) return [];
    if (phase === 'check') return [masked(checked.value.value, document)];
    const lowered = lowerManifest(checked.value, settings);
    found.push(...lowered.diagnostics);
    return lowered.value === undefined ? [] : [masked(lowered.value, document)];
  });
}
