/** A chart as an archive whose bytes never differ, whoever makes it, when and where. */
import { gzipSync } from 'fflate';
import { type Diagnostic, diagnose, type Result } from '../diagnostic.ts';
import { BadRule, HELMIGNORE, isLeftOut, parseHelmignore } from './helmignore.ts';
import { sha256 } from './stamp.ts';
import { type ArchiveFile, fitsTar, tar } from './tar.ts';

export type { ArchiveFile };

/** In bytes; Helm refuses more: https://github.com/helm/helm/blob/main/pkg/chart/loader/archive/archive.go */
export const FILE_LIMIT = 5 * 2 ** 20;
export const CHART_LIMIT = 100 * 2 ** 20;

/** What Helm calls `helm package`'s product. */
export interface Archive {
  /** `<name>-<version>.tgz`. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal SHA-256; in a registry the digest of the chart's layer. */
  readonly sha256: string;
}

export interface Identity {
  readonly name: string;
  readonly version: string;
}

/** The chart's files, without those that its `.helmignore` leaves out: Chart.yaml first, as in Helm, then by path. */
export function archiveChart({ name, version }: Identity, files: readonly ArchiveFile[]): Result<Archive> {
  const { value: kept = [], diagnostics } = withoutIgnored(files);
  const inside = [...kept]
    .sort((a, b) => Number(b.path === 'Chart.yaml') - Number(a.path === 'Chart.yaml') || (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => ({ path: `${name}/${path}`, bytes }));
  const refusals = [...diagnostics, ...excesses(inside)];
  if (refusals.length > 0) return { diagnostics: refusals };
  // Not zlib's deflate, whose bytes differ from build to build; and no time in the header.
  const bytes = gzipSync(tar(inside), { level: 9, mtime: 0 });
  return { value: { file: `${name}-${version}.tgz`, bytes, sha256: sha256(bytes) }, diagnostics: [] };
}

function withoutIgnored(files: readonly ArchiveFile[]): Result<readonly ArchiveFile[]> {
  const rules = files.find(({ path }) => path === HELMIGNORE);
  try {
    const ignored = parseHelmignore(new TextDecoder().decode(rules?.bytes));
    return { value: files.filter(({ path }) => !isLeftOut(ignored, path)), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof BadRule)) throw error;
    return { diagnostics: [diagnose('helmignore-invalid', {}, HELMIGNORE, error.line, error.rule)] };
  }
}

function excesses(files: readonly ArchiveFile[]): readonly Diagnostic[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return [
    ...files.filter(({ path }) => !fitsTar(path)).map(({ path }) => diagnose('chart-path-too-long', {}, path)),
    ...files
      .filter(({ bytes }) => bytes.length > FILE_LIMIT)
      .map(({ path, bytes }) => diagnose('chart-file-too-large', {}, path, bytes.length)),
    ...(total > CHART_LIMIT ? [diagnose('chart-too-large', {}, files[0]?.path.split('/')[0] ?? '', total)] : []),
  ];
}
