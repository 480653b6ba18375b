import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readChartFiles } from '../effects/chart-files.ts';
import { EnvironmentError, withEnvironment } from '../effects/environment-error.ts';
import { sha256 } from '../effects/stamp.ts';
import { asksOf } from '../model/asks.ts';
import { type ReleaseName, withoutSecrets } from '../verify/index.ts';
import { UsageError } from './exit.ts';
import type { HelmProof } from './proving.ts';
import type { Built } from './run.ts';
import { VERSION } from './version.ts';

/** A chart that was proved. */
export interface Proved {
  readonly built: Built;
  readonly release: ReleaseName;
  /** One a Helm. */
  readonly proofs: readonly HelmProof[];
}

interface Proofs {
  readonly chart: string | undefined;
  /** Those that gave values, without what may be secret. */
  readonly flags: readonly string[];
  readonly proved: readonly Proved[];
  /** Whether nothing at all was found wrong, be it in the manifest. */
  readonly isSound: boolean;
}

const PRIVATE = 0o600;

/** Takes an older proof away, and gives what writes the new one. Throws a UsageError for a file that is no proof. */
export function proofAt(file: string): (proofs: Proofs) => void {
  removeProof(file);
  return (proofs) => writeProof(file, proofs);
}

/**
 * Writes what was proved: of which manifest, chart and values, by which versions, and how much was equal. The digests
 * are SHA-256, of what is left without secrets: a short one could be guessed from them.
 */
function writeProof(file: string, { chart, flags, proved, isSound }: Proofs): void {
  const charts = proved.map(({ built, release, proofs }) => ({
    name: built.workload.name,
    release,
    flags,
    digests: {
      manifest: sha256(withoutSpans(built.manifest)),
      chart: chart === undefined ? digestOf(built.files) : digestAt(chart),
    },
    proofs: proofs.map(({ helm, values, objects, fields, uncompared, differences, findings }) => ({
      helm,
      // As this Helm read them.
      values: sha256(JSON.stringify([asksOf(built.workload).map(({ path }) => path), withoutSecrets(values)])),
      equal: findings.length === 0,
      objects,
      fields,
      uncompared,
      differences,
      findings: findings.map(({ code, message }) => ({ code, message })),
    })),
  }));
  const equal = isSound && charts.length > 0;
  const report = { version: 3, ds2helm: VERSION, equal, charts };
  withEnvironment(`${file} can't be written`, () =>
    writeFileSync(
      file,
      `${JSON.stringify(report, null, 2)}
`,
      { mode: PRIVATE },
    ),
  );
}

/** It may be open to all, and says nothing of what follows. */
function removeProof(file: string): void {
  const stat = withEnvironment(`${file} can't be read`, () => statSync(file, { throwIfNoEntry: false }));
  if (!stat?.isFile()) return;
  const text = withEnvironment(`${file} can't be read`, () => readFileSync(file, 'utf8'));
  if (text !== '' && !/^\{\s*"version": \d+,\s*"ds2helm": /.test(text))
    throw new UsageError(`${file} is no proof of ds2helm's, which --report would write in its place.`);
  withEnvironment(`${file} can't be written`, () => rmSync(file));
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
  const { value: files, diagnostics } = readChartFiles(chart);
  if (files === undefined) throw new EnvironmentError(diagnostics.map(({ message }) => message).join(' '));
  return digestOfLines(files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}`));
}

const digestOfLines = (lines: readonly string[]): string => sha256([...lines].sort().join('\n'));
