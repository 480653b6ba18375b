import { isCredentialHeader } from '../model/credentials.ts';
import { entriesOf } from './entries.ts';
import { follow, type Node } from './node.ts';
import type { Reading } from './reading.ts';

const HEADERS = /^http[_-]?headers?$/i;

/**
 * Masks the credentials among the headers of a tree. The kind can't mark them, since the name decides; and they are
 * looked for whatever else is wrong around them.
 */
export function maskSecretHeaders(root: Node, reading: Reading): void {
  const seen = new Set<Node>();
  const left = [root];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const node = follow(next);
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'sequence') for (const item of node.items) left.push(item);
    if (node.kind !== 'mapping') continue;
    for (const { name, value } of entriesOf(node, reading)) {
      if (HEADERS.test(name)) maskList(value, reading);
      left.push(value);
    }
  }
}

/** A list of headers, a map of them by mistake, or one alone. */
function maskList(headers: Node, reading: Reading): void {
  const node = follow(headers);
  for (const header of node.kind === 'sequence' ? node.items : [node]) maskHeader(header, reading);
}

/** All beside the name: a misspelled field holds the value too. */
function maskHeader(header: Node, reading: Reading): void {
  const map = follow(header);
  if (map.kind !== 'mapping') return;
  const entries = entriesOf(map, reading);
  const isSecret = entries.some(({ name, value }) => {
    const text = follow(value);
    return name === 'name' && text.kind === 'scalar' && isCredentialHeader(text.text);
  });
  for (const { name, value } of entries) {
    if (name !== 'name' && (isSecret || isCredentialHeader(name))) reading.mask(value);
  }
}
