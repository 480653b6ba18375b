/** `.ds2helm.json`: what a chart's folder held when ds2helm wrote it, so that edits are never overwritten unseen. */
import { createHash } from 'node:crypto';
import type { ChartFile } from '../model/chart.ts';

export const STAMP = '.ds2helm.json';

/** Of the stamp's own shape. No version of the tool: the same manifest gives the same bytes. */
const CONTRACT = 1;

export interface Stamp {
  readonly contract: number;
  /** Lower-case hexadecimal SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Of all that the chart was made from. */
  readonly inputs: string;
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The stamp of these files. `inputs` is the SHA-256 of all that they were made from. */
export function stampFile(files: readonly ChartFile[], inputs: string): ChartFile {
  const digests = files.map(({ path, text }) => [path, sha256(text)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const stamp: Stamp = { contract: CONTRACT, files: Object.fromEntries(digests), inputs };
  return { path: STAMP, text: `${JSON.stringify(stamp, null, 2)}\n` };
}

/** Undefined for what no ds2helm wrote. */
export function parseStamp(text: string): Stamp | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('contract' in value) || !('files' in value)) return undefined;
  const { contract, files } = value;
  if (contract !== CONTRACT || typeof files !== 'object' || files === null) return undefined;
  return value as Stamp;
}
