/** Bytes of a file as text, or why they are none. */
import { isUtf8 } from 'node:buffer';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Source } from '../source.ts';

export type Decoded = { readonly source: Source } | { readonly diagnostic: Diagnostic };

/** A byte order mark stays in the text, so that offsets are those of the file. */
export function decodeSource(name: string, bytes: Uint8Array): Decoded {
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) {
    const at = { source: { name, text: '' }, span: { start: 0, end: 0 } };
    return { diagnostic: diagnose('not-utf-8', { at }, encoding) };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  if (isUtf8(bytes)) return { source: { name, text } };
  const start = firstReplaced(text, bytes);
  return { diagnostic: diagnose('not-utf-8', { at: { source: { name, text }, span: { start, end: start + 1 } } }) };
}

/** By its byte order mark, or by the zero byte that every ASCII character brings. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const zeros = Array.from(bytes.subarray(0, 4), (byte) => (byte === 0 ? '0' : 'x')).join('');
  return zeros === 'x0x0' || zeros === '0x0x' ? 'UTF-16' : undefined;
}

/** Where in the text the decoder first put U+FFFD for bytes that aren't UTF-8; the file may hold the character itself too. */
function firstReplaced(text: string, bytes: Uint8Array): number {
  let offset = 0;
  let scanned = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    offset += Buffer.byteLength(text.slice(scanned, at));
    const isGenuine = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isGenuine) return at;
    offset += 3;
    scanned = at + 1;
  }
  return 0;
}
