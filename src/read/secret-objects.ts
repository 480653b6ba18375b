import { entriesOf } from './entries.ts';
import { follow, type Mapping, type Node } from './node.ts';
import type { Reading } from './reading.ts';

/** Masks what is secret of a Kubernetes Secret: its data, and the annotations, in which kubectl keeps a copy of it. */
export function maskSecretObject(map: Mapping, reading: Reading): void {
  const fields = entriesOf(map, reading);
  const kind = fields.find(({ name }) => name === 'kind');
  const word = kind === undefined ? undefined : follow(kind.value);
  if (word?.kind !== 'scalar' || word.text !== 'Secret') return;
  for (const { name, value } of fields) {
    if (name === 'data' || name === 'stringData') maskValues(value, reading);
    const metadata = follow(value);
    if (name !== 'metadata' || metadata.kind !== 'mapping') continue;
    for (const entry of entriesOf(metadata, reading)) if (entry.name === 'annotations') reading.mask(entry.value);
  }
}

function maskValues(node: Node, reading: Reading): void {
  const data = follow(node);
  if (data.kind !== 'mapping') reading.mask(node);
  else for (const { value } of entriesOf(data, reading)) reading.mask(value);
}
