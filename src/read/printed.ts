import { FAILSAFE_SCHEMA, loadAll, type Schema, Type, YAMLException } from 'js-yaml';
import type { KubernetesObject } from '../model/workload.ts';
import { plainMeaning } from './scalars.ts';

/** Plain scalars as kubectl takes them, so that a text that lost its quotes is seen: `y`, `0o17`, `1_000`. */
const plain = new Type('tag:yaml.org,2002:plain', {
  kind: 'scalar',
  resolve: (text: string | null) => !['text', 'date'].includes(plainMeaning(text ?? '').type),
  construct: (text: string | null) => {
    const meaning = plainMeaning(text ?? '');
    return meaning.type === 'null' ? null : meaning.value;
  },
});
const merge = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: string | null) => text === '<<' });
const KUBECTL: Schema = FAILSAFE_SCHEMA.extend({ implicit: [merge, plain] });

/** The documents of a text, empty ones left out. Throws js-yaml's YAMLException, also on a key that stands twice. */
export function parseKubectlYaml(text: string): unknown[] {
  return loadAll(text, null, { schema: KUBECTL }).filter((document) => document !== null && document !== undefined);
}

/** The objects that Helm or kubectl printed, or why they are none. */
export function readPrinted(
  text: string,
): { readonly objects: readonly KubernetesObject[] } | { readonly reason: string } {
  try {
    const documents = parseKubectlYaml(text);
    return documents.every(isObject) ? { objects: documents } : { reason: 'a document is no Kubernetes object' };
  } catch (error) {
    if (error instanceof YAMLException) return { reason: error.reason };
    throw error;
  }
}

function isObject(document: unknown): document is KubernetesObject {
  const { apiVersion, kind, metadata } = (document ?? {}) as Readonly<Record<string, unknown>>;
  return (
    typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata === 'object' && metadata !== null
  );
}
