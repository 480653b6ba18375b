/** A tar in the format ustar (POSIX.1-1988), the same bytes for the same files: no user, no clock, no mode of the disk's. */

/** A file of a chart; `path` is relative to the chart, with `/`. */
export interface ArchiveFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** In seconds: 1980-01-01T00:00:00Z, as everywhere where a chart must name a time. */
const TIME = 315_532_800;
const BLOCK = 512;

/** Whether a path, the folder of the chart included, fits into a header: 155 bytes of folders and 100 of the rest. */
export const fitsTar = (path: string): boolean => split(path) !== undefined;

/** Only files, each 0644 and of user 0, in the order given. Every path must fit. */
export function tar(files: readonly ArchiveFile[]): Uint8Array {
  const blocks = files.flatMap(({ path, bytes }) => [header(path, bytes.length), bytes, padding(bytes.length)]);
  return Buffer.concat([...blocks, new Uint8Array(2 * BLOCK)]);
}

const padding = (size: number): Uint8Array => new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);

function header(path: string, size: number): Uint8Array {
  const { prefix, name } = split(path) ?? raise(path);
  const block = Buffer.alloc(BLOCK);
  const put = (text: string | Uint8Array, offset: number): void => {
    block.set(typeof text === 'string' ? Buffer.from(text) : text, offset);
  };
  put(name, 0);
  put(octal(0o644, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(size, 12), 124);
  put(octal(TIME, 12), 136);
  // The checksum is taken as if spaces stood in its own field.
  put(' '.repeat(8), 148);
  put('0', 156);
  put('ustar\x0000', 257);
  put(octal(0, 8), 329);
  put(octal(0, 8), 337);
  put(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${octal(sum, 7)}\0 `, 148);
  return block;
}

/** A number in a field of `width` bytes, the last of which is NUL. */
const octal = (value: number, width: number): string => value.toString(8).padStart(width - 1, '0');

/** At the first slash that leaves at most 100 bytes behind it. */
function split(path: string): { readonly prefix: Uint8Array; readonly name: Uint8Array } | undefined {
  const bytes = Buffer.from(path);
  if (bytes.length <= 100) return { prefix: new Uint8Array(), name: bytes };
  const slash = bytes.indexOf('/', bytes.length - 101);
  const fits = slash > 0 && slash <= 155 && slash < bytes.length - 1;
  return fits ? { prefix: bytes.subarray(0, slash), name: bytes.subarray(slash + 1) } : undefined;
}

function raise(path: string): never {
  throw new Error(`${path} is too long for a tar`);
}
