import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readChartFiles } from '../effects/chart-files.ts';
import { withEnvironment } from '../effects/environment-error.ts';
import { sha256 } from '../effects/stamp.ts';
import { asksOf } from '../model/asks.ts';
import { type ReleaseName, withoutSecrets } from '../verify/index.ts';
import type { Proven } from './proving.ts';
import type { Built } from './run.ts';
import { VERSION } from './version.ts';

/** A chart that was proved. */
export interface Proved extends Proven {
  readonly built: Built;
  readonly release: ReleaseName;
}

interface Proofs {
  readonly chart: string | undefined;
  /** Those that gave values, without what may be secret. */
  readonly flags: readonly string[];
  readonly proved: readonly Proved[];
}

const PRIVATE = 0o600;

/**
 * Writes what was proved: of which manifest, chart and values, by which versions, and how much was equal. The digests
 * are SHA-256, of what is left without secrets: a short one could be guessed from them.
 */
export function writeProof(file: string, { chart, flags, proved }: Proofs): void {
  const charts = proved.map(({ built, release, values, proofs }) => ({
    name: built.workload.name,
    release,
    flags,
    digests: {
      manifest: sha256(withoutSpans(built.manifest)),
      chart: chart === undefined ? digestOf(built.files) : digestAt(chart),
      values: sha256(JSON.stringify([asksOf(built.workload).map(({ path }) => path), withoutSecrets(values)])),
    },
    proofs: proofs.map(({ helm, objects, fields, uncompared, differences, findings }) => ({
      helm,
      equal: findings.length === 0,
      objects,
      fields,
      uncompared,
      differences,
      findings: findings.map(({ code, message }) => ({ code, message })),
    })),
  }));
  const report = { version: 2, ds2helm: VERSION, charts };
  withEnvironment(`${file} can't be written`, () => {
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`, { mode: PRIVATE });
    // It may have stood there, open to all.
    if (statSync(file).isFile()) chmodSync(file, PRIVATE);
  });
}

/** The text of a manifest with its literal secrets cut out. */
function withoutSpans({ source, span, secrets }: Built['manifest']): string {
  const inside = secrets
    .filter(({ start, end }) => start >= span.start && end <= span.end)
    .sort((a, b) => a.start - b.start);
  const ends = [span.start, ...inside.map(({ end }) => end)];
  const starts = [...inside.map(({ start }) => start), span.end];
  return ends.map((end, index) => source.text.slice(end, starts[index])).join('***');
}

const digestOf = (files: readonly { readonly path: string; readonly text: string }[]): string =>
  digestOfLines(files.map(({ path, text }) => `${sha256(text)}  ${path}`));

/** An archive by its bytes, a folder by the digests of its files. */
function digestAt(chart: string): string {
  const isFolder = withEnvironment(`${chart} can't be read`, () => statSync(chart).isDirectory());
  if (!isFolder) return sha256(withEnvironment(`${chart} can't be read`, () => readFileSync(chart)));
  const files = readChartFiles(chart).value ?? [];
  return digestOfLines(files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}`));
}

const digestOfLines = (lines: readonly string[]): string => sha256([...lines].sort().join('\n'));
