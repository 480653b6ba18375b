import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { asksOf } from '../model/asks.ts';
import { placeOf } from '../model/manifest.ts';
import { releaseNameOf } from '../model/names.ts';
import type { KubernetesObject } from '../model/workload.ts';
import { installValues, renderWorkload } from '../render/index.ts';
import { keyOf } from './install.ts';
import type { Built } from './run.ts';

export interface RenderOptions {
  readonly name: string | undefined;
  readonly namespace: string;
  readonly 'show-secrets': boolean;
}

/**
 * The objects of a manifest, and what was left to the install: without the values of its Secrets these are left out, so
 * that a pod waits for them rather than starts with empty ones.
 */
export function renderOne(
  { manifest, workload }: Built,
  options: RenderOptions,
): { readonly objects: readonly KubernetesObject[]; readonly left: readonly Diagnostic[] } {
  const isShown = options['show-secrets'];
  const asks = asksOf(workload);
  const missing = asks.filter(({ literal }) => !isShown || literal === undefined);
  const objects = renderWorkload(workload, {
    name: options.name ?? releaseNameOf(workload.name),
    namespace: options.namespace,
    values: installValues(workload, ({ literal }) => (isShown ? literal : undefined)),
  });
  if (missing.length === 0) return { objects, left: [] };
  const own = new Set(workload.extraObjects.map(({ kind, metadata }) => `${kind}/${metadata.name}`));
  const keys = missing.map(({ path }) => keyOf(path));
  const hasLiterals = missing.some(({ literal }) => literal !== undefined);
  return {
    objects: objects.filter(({ kind, metadata }) => kind !== 'Secret' || own.has(`${kind}/${metadata.name}`)),
    left: [diagnose('left-to-install', { at: placeOf(manifest, ['metadata', 'name']) }, keys, hasLiterals)],
  };
}
