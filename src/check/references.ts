import { type Context, each } from './context.ts';
import type { Path } from './path.ts';
import { volumesOf } from './volumes.ts';

/** A place that names a ConfigMap, a Secret or a claim, and the keys that it takes of it. */
export interface ObjectReference {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string | undefined;
  readonly path: Path;
  /** The object or the key may be missing. */
  readonly optional: boolean;
  readonly keys: readonly { readonly key: string; readonly path: Path }[];
}

interface Selector {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
  readonly items?: readonly { readonly key?: string }[];
}

/** Every reference to a ConfigMap, Secret or claim: of variables, env_from and volumes. */
export function referencesOf(context: Context): ObjectReference[] {
  const found: ObjectReference[] = [];
  const add = (kind: ObjectReference['kind'], source: Selector | undefined, path: Path): void => {
    if (source === undefined) return;
    const keys = source.key === undefined ? [] : [{ key: source.key, path: [...path, 'key'] }];
    for (const [{ key }, item] of each(source.items, [...path, 'items'])) {
      if (key !== undefined) keys.push({ key, path: [...item, 'key'] });
    }
    found.push({ kind, name: source.name, path: [...path, 'name'], optional: source.optional ?? false, keys });
  };
  for (const { container, path } of context.containers) {
    const env = [...path, 'env'];
    for (const [variable, at] of each(container.env?.variables, [...env, 'variables'])) {
      add('ConfigMap', variable.config_map_key_ref, [...at, 'config_map_key_ref']);
      add('Secret', variable.secret_key_ref, [...at, 'secret_key_ref']);
    }
    for (const [secret, at] of each(container.env?.secrets, [...env, 'secrets'])) {
      add('Secret', secret.secret_ref, [...at, 'secret_ref']);
    }
    for (const [source, at] of each(container.env?.env_from, [...env, 'env_from'])) {
      add('ConfigMap', source.config_map_ref, [...at, 'config_map_ref']);
      add('Secret', source.secret_ref, [...at, 'secret_ref']);
    }
  }
  for (const { volume, path } of volumesOf(context)) {
    add('ConfigMap', volume.config_map, [...path, 'config_map']);
    add('Secret', volume.secret, [...path, 'secret']);
    for (const [source, at] of each(volume.projected?.sources, [...path, 'projected', 'sources'])) {
      add('ConfigMap', source.config_map, [...at, 'config_map']);
      add('Secret', source.secret, [...at, 'secret']);
    }
    const claim = volume.persistent_volume_claim;
    if (claim === undefined) continue;
    const at = [...path, 'persistent_volume_claim', 'claim_name'];
    found.push({ kind: 'PersistentVolumeClaim', name: claim.claim_name, path: at, optional: false, keys: [] });
  }
  return found;
}
