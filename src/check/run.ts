import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { type Manifest, placeOf } from '../model/manifest.ts';
import type { Path } from './path.ts';

/** What is wrong among manifests that are each right: one chart name or one created namespace for two of them. */
export const checkRun = (manifests: readonly Manifest[]): Diagnostic[] => [
  ...twice(manifests, 'manifest-name-twice', ['metadata', 'name'], ({ value }) => value.metadata.name),
  ...twice(manifests, 'namespace-created-twice', ['spec', 'namespace', 'value'], ({ value: { spec } }) =>
    spec.create_namespace ? spec.namespace.value : undefined,
  ),
];

function twice(
  manifests: readonly Manifest[],
  code: 'manifest-name-twice' | 'namespace-created-twice',
  path: Path,
  nameOf: (manifest: Manifest) => string | undefined,
): Diagnostic[] {
  const first = new Map<string, Manifest>();
  return manifests.flatMap((manifest) => {
    const name = nameOf(manifest);
    if (name === undefined || name === '') return [];
    const before = first.get(name);
    if (before !== undefined) {
      const notes = [{ message: 'the first one', at: placeOf(before, path) }];
      return [diagnose(code, { at: placeOf(manifest, path), notes }, name)];
    }
    first.set(name, manifest);
    return [];
  });
}
