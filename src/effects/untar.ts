/** The files of a chart's archive. */
import { gunzipSync } from 'node:zlib';
import type { ArchiveFile } from './archive.ts';
import { EnvironmentError } from './environment-error.ts';

const BLOCK = 512;
/** In bytes, unpacked: what Helm loads. */
const LIMIT = 100 * 2 ** 20;

/** Every file in a .tgz, by its path below the folder of the chart. Throws an EnvironmentError for what is none. */
export function readArchive(name: string, bytes: Uint8Array): readonly ArchiveFile[] {
  try {
    return [...filesIn(gunzipSync(bytes, { maxOutputLength: LIMIT }))];
  } catch {
    throw new EnvironmentError(`${name} is no archive of a chart.`);
  }
}

function* filesIn(tar: Buffer): Generator<ArchiveFile> {
  let long: string | undefined;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + BLOCK);
    const size = Number.parseInt(text(header, 124, 12), 8) || 0;
    const bytes = tar.subarray(at + BLOCK, at + BLOCK + size);
    const type = text(header, 156, 1);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'x' || type === 'L') {
      long = type === 'L' ? text(bytes, 0, size) : paxPath(bytes);
      continue;
    }
    const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
    const path = long ?? [prefix, text(header, 0, 100)].filter(Boolean).join('/');
    long = undefined;
    if (type === '' || type === '0') yield { path: path.slice(path.indexOf('/') + 1), bytes };
  }
}

/** Up to the first NUL. */
function text(bytes: Buffer, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString();
}

/** Records `LENGTH path=…\n` of POSIX.1-2001. */
const paxPath = (bytes: Buffer): string | undefined => /^\d+ path=(.*)$/m.exec(bytes.toString())?.[1];
