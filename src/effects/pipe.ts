/** Reading what isn't a file on a disk: standard input, a named pipe, a shell's `<(command)`. */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { EnvironmentError, systemCode } from './environment-error.ts';

/** All bytes of a stream; undefined as soon as there are more than `limit`. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  limit: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * All bytes of a named pipe, as `readStream`. Opened without waiting: opening one that nobody writes to would never
 * end. That one is an EnvironmentError.
 */
export async function readPipe(path: string, limit: number): Promise<Uint8Array | undefined> {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const first = Buffer.alloc(4096);
  const length = readNow(descriptor, first);
  if (length === 0) {
    closeSync(descriptor);
    throw new EnvironmentError(`${path} is a pipe that nothing is written to.`);
  }
  // Loaded when it is needed: it costs every start as much as reading a manifest does.
  const { Socket } = await import('node:net');
  const rest = new Socket({ fd: descriptor, readable: true, writable: false });
  return readStream(joined(first.subarray(0, length ?? 0), rest), limit);
}

/** What is there now; undefined for nothing yet, 0 when nobody has it open for writing. */
function readNow(descriptor: number, into: Buffer): number | undefined {
  try {
    return readSync(descriptor, into);
  } catch (error) {
    if (systemCode(error) === 'EAGAIN') return undefined;
    throw error;
  }
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
