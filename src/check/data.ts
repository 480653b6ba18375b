import { type Context, entriesOf, given } from './context.ts';
import type { Path } from './path.ts';

/** A ConfigMap or Secret of the chart, by what references call it. */
export interface OwnObject {
  readonly kind: 'ConfigMap' | 'Secret';
  /** Its key in the manifest, and its exact name where it has one. */
  readonly names: readonly string[];
  readonly keys: readonly { readonly key: string; readonly path: Path }[];
  readonly path: Path;
}

/** The ConfigMaps and Secrets that the manifest declares. */
export const ownObjects = ({ spec }: Context): OwnObject[] => [
  ...entriesOf(spec.config_maps, ['spec', 'config_maps']).map(([key, map, path]): OwnObject => {
    const data = entriesOf(map.data, [...path, 'data']);
    const binary = entriesOf(map.binary_data, [...path, 'binary_data']);
    const keys = [...data, ...binary].map(([name, , at]) => ({ key: name, path: at }));
    return { kind: 'ConfigMap', names: namesOf(key, map.name), keys, path };
  }),
  ...entriesOf(spec.secrets, ['spec', 'secrets']).map(([key, secret, path]): OwnObject => {
    const keys = (secret.keys ?? []).map((name, index) => ({ key: name, path: [...path, 'keys', index] }));
    return { kind: 'Secret', names: namesOf(key, secret.name), keys, path };
  }),
];

const namesOf = (key: string, name: string | undefined): string[] => (given(name) ? [key, name] : [key]);

/** The bytes that base64 text stands for. */
export function decodedLength(base64: string): number {
  const letters = base64.replace(/[\s=]/g, '').length;
  return Math.floor((letters * 3) / 4);
}
