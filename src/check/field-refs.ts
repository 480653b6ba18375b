import type { ObjectFieldSelector, ResourceFieldSelector } from '../generated/manifest.ts';
import { type Context, each } from './context.ts';
import type { Partly } from './draft.ts';
import type { Path } from './path.ts';
import { volumesOf } from './volumes.ts';

/** A reference of a variable or of a file in a volume to the pod itself. */
export interface FieldRefAt {
  readonly field: Partly<ObjectFieldSelector> | undefined;
  readonly resource: Partly<ResourceFieldSelector> | undefined;
  readonly inVolume: boolean;
  readonly path: Path;
}

export function fieldRefsOf(context: Context): FieldRefAt[] {
  const variables = context.containers.flatMap(({ container, path }) =>
    each(container.env?.variables, [...path, 'env', 'variables']).map(([variable, at]) => ({ ...variable, path: at })),
  );
  const files = volumesOf(context).flatMap(({ volume, path }) => [
    ...each(volume.downward_api?.items, [...path, 'downward_api', 'items']),
    ...each(volume.projected?.sources, [...path, 'projected', 'sources']).flatMap(([source, at]) =>
      each(source.downward_api?.items, [...at, 'downward_api', 'items']),
    ),
  ]);
  return [
    ...variables.map(({ field_ref: field, resource_field_ref: resource, path }) => {
      return { field, resource, inVolume: false, path };
    }),
    ...files.map(([{ field_ref: field, resource_field_ref: resource }, path]) => {
      return { field, resource, inVolume: true, path };
    }),
  ];
}
