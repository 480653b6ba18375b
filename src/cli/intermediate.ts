import { checkDocument } from '../check/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readSources } from '../effects/input.ts';
import { lowerManifest } from '../lower/index.ts';
import type { Document } from '../model/manifest.ts';
import { readDocuments } from '../read/index.ts';
import { styleFor } from './colour.ts';
import { exitFor } from './exit.ts';
import type { Io } from './io.ts';
import { masked } from './masked.ts';
import type { Verdict } from './options.ts';
import { present, reportOf } from './present.ts';
import type { Format } from './report/index.ts';
import { secretsOfSource } from './report/secrets.ts';
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
  const read = sources.map((source) => ({ source, ...readDocuments(source) }));
  found.push(...read.flatMap((one) => one.diagnostics));
  const documents = read.flatMap((one) => one.documents);
  const values = documents.flatMap((document) => after(phase, document, settings, found));
  io.stdout(`${JSON.stringify(values, null, 2)}\n`);
  const findings = judge(found, verdict);
  if (findings.length > 0) {
    const secrets = read.flatMap(({ source, ...one }) => secretsOfSource(source, one));
    const report = reportOf({ findings, sources, secrets, manifests: documents.length });
    io.stderr(present(report, format, styleFor(io.stderrIsTTY, io.env)));
  }
  return exitFor(findings);
}

/** The manifest, when it comes that far, with its secrets covered. */
function after(phase: Phase, document: Document, settings: Settings, found: Diagnostic[]): readonly unknown[] {
  if (phase === 'read') return [masked(document.value, document)];
  const checked = checkDocument(document);
  found.push(...checked.diagnostics);
  if (checked.value === undefined) return [];
  if (phase === 'check') return [masked(checked.value.value, document)];
  const lowered = lowerManifest(checked.value, settings);
  found.push(...lowered.diagnostics);
  return lowered.value === undefined ? [] : [masked(lowered.value, document)];
}
