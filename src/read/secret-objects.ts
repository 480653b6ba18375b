import type { Source, Span } from '../source.ts';
import { entriesOf } from './entries.ts';
import { follow, type Mapping, type Node, visit } from './node.ts';
import { Allowance, Reading } from './reading.ts';

/** What of a Secret is no secret. Every other field may be a misspelt one that holds the values. */
const PLAIN = new Set(['apiVersion', 'kind', 'type', 'immutable']);
const PLAIN_METADATA = new Set([
  'name',
  'namespace',
  'generateName',
  'labels',
  'finalizers',
  'ownerReferences',
  'managedFields',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'resourceVersion',
  'selfLink',
  'uid',
]);
/** A copy of the whole object. */
const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

/** Masks what is secret of a Kubernetes Secret: its data, the copy of it that kubectl keeps, and what is misspelt. */
export function maskSecretObject(map: Mapping, reading: Reading): void {
  const fields = entriesOf(map, reading);
  if (!fields.some(({ name, value }) => name === 'kind' && isSecret(value))) return;
  for (const { name, value } of fields) {
    if (name === 'data' || name === 'stringData') maskValues(value, reading);
    else if (name === 'metadata') maskMetadata(value, reading);
    else if (!PLAIN.has(name) || follow(value).kind !== 'scalar') maskScalars(value, reading);
  }
}

/** The same for every Secret in a tree that is not read. */
export function secretsUnread(source: Source, root: Node): readonly Span[] {
  const reading = new Reading(source, new Allowance(0));
  visit(root, (node) => {
    if (node.kind === 'mapping') maskSecretObject(node, reading);
  });
  return [...reading.secrets, ...reading.covered];
}

function isSecret(value: Node): boolean {
  const kind = follow(value);
  return kind.kind === 'scalar' && /^secret$/i.test(kind.text);
}

function maskValues(node: Node, reading: Reading): void {
  const data = follow(node);
  if (data.kind !== 'mapping') reading.mask(node);
  else for (const { value } of entriesOf(data, reading)) reading.mask(value);
}

function maskMetadata(node: Node, reading: Reading): void {
  const metadata = follow(node);
  if (metadata.kind !== 'mapping') maskScalars(node, reading);
  for (const { name, value } of fieldsOf(metadata, reading)) {
    if (name === 'annotations') maskAnnotations(value, reading);
    else if (!PLAIN_METADATA.has(name)) maskScalars(value, reading);
  }
}

/** Only a copy of the data is a secret wherever it is said: others are common words, such as an account's name. */
function maskAnnotations(node: Node, reading: Reading): void {
  const annotations = follow(node);
  if (annotations.kind !== 'mapping') reading.cover(node);
  for (const { name, value } of fieldsOf(annotations, reading)) {
    if (name === COPY) reading.mask(value);
    else reading.cover(value);
  }
}

const fieldsOf = (node: Node, reading: Reading) => (node.kind === 'mapping' ? entriesOf(node, reading) : []);

function maskScalars(root: Node, reading: Reading): void {
  visit(root, (node) => {
    if (node.kind === 'scalar') reading.mask(node);
  });
}
