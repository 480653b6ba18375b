import { type Context, entriesOf } from './context.ts';
import type { Path } from './path.ts';
import { claimTemplatesOf } from './volumes.ts';

export interface TextMapAt {
  readonly map: { readonly [key: string]: string };
  readonly path: Path;
}

/** Every map of labels, or of annotations, that the manifest puts on an object. */
export function mapsOf(context: Context, part: 'labels' | 'annotations'): TextMapAt[] {
  const { draft, spec, pod } = context;
  type Labelled = { readonly labels?: TextMapAt['map']; readonly annotations?: TextMapAt['map'] };
  const owners: [Labelled | undefined, Path][] = [
    [draft.metadata, ['metadata']],
    [spec.namespace, ['spec', 'namespace']],
    [spec.daemonset, ['spec', 'daemonset']],
    [spec.service_account, ['spec', 'service_account']],
    [pod, ['spec', 'pod']],
    ...entriesOf<Labelled>(spec.config_maps, ['spec', 'config_maps']).map(
      ([, object, path]) => [object, path] as [Labelled, Path],
    ),
    ...entriesOf<Labelled>(spec.secrets, ['spec', 'secrets']).map(
      ([, object, path]) => [object, path] as [Labelled, Path],
    ),
    ...claimTemplatesOf(context).map(
      ({ template, path }) => [template.metadata, [...path, 'metadata']] as [Labelled | undefined, Path],
    ),
  ];
  return owners.flatMap(([owner, path]) => {
    const map = owner?.[part];
    return map === undefined ? [] : [{ map, path: [...path, part] }];
  });
}
