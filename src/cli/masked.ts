import type { Document } from '../model/manifest.ts';
import { COVER, hide } from './report/hidden.ts';
import { secretsOf } from './report/secrets.ts';

/** Plain data with the secrets of `document` covered, whole texts and parts of texts. */
export function masked(value: unknown, document: Document): unknown {
  const secrets = secretsOf(document);
  const literals = new Set(secrets.literals);
  const { mask } = hide([secrets]);
  return visit(value);

  function visit(node: unknown): unknown {
    if (typeof node === 'string') return literals.has(node) ? COVER : mask(node);
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [mask(key), visit(child)]));
  }
}
