/** Manifests over the whole grammar of the kind, in its canonical spelling. */
import fc from 'fast-check';
import { bundleSchema } from '../../../schemas/bundle.ts';
import { agree } from './agree.ts';
import { HINTS } from './hints.ts';
import { type Hints, valuesOf } from './schema.ts';

type Fields = Record<string, unknown>;

const bundle = bundleSchema();
const sources = Object.keys(bundle.definitions?.['volume']?.properties ?? {}).filter((field) => field !== 'name');

const hints: Hints = {
  ...HINTS,
  unions: { ...HINTS.unions, volume: sources, volume_mount: ['', 'host_path', 'config_map', 'secret', ...sources] },
};
const parts = fc.record({ metadata: valuesOf(bundle, 'metadata', hints), spec: valuesOf(bundle, 'spec', hints) });
const versions = bundle.properties?.['api_version']?.enum as readonly string[];

/** Most of them valid; those that are not are for the checks to refuse. */
export const manifests: fc.Arbitrary<Fields> = fc
  .tuple(fc.constantFrom(...versions), parts, fc.boolean())
  .map(([api_version, drawn, secretsFirst]) => {
    const manifest = structuredClone({ api_version, kind: 'KubernetesDaemonSet', ...drawn });
    if (secretsFirst) reverseEnv(manifest.spec as Fields);
    agree(manifest);
    return manifest;
  });

/** The order of variables and secrets is the user's own. */
function reverseEnv(spec: Fields): void {
  const { app } = spec['container'] as { app: Fields };
  if (app['env'] === undefined) return;
  app['env'] = Object.fromEntries(Object.entries(app['env'] as Fields).reverse());
}
