import type { PersistentVolumeClaimTemplate } from '../generated/manifest.ts';
import type { Volume, VolumeMount } from '../model/manifest.ts';
import { withoutEnd } from '../model/text.ts';
import { type ContainerAt, type Context, each } from './context.ts';
import type { Partly } from './draft.ts';
import type { Path } from './path.ts';
import { knownFields } from './shapes.ts';

export interface MountAt {
  readonly mount: Partly<VolumeMount>;
  readonly path: Path;
  readonly container: ContainerAt;
}

/** A declaration of a volume, in `pod.volumes` or with the mount that uses it. */
export interface VolumeAt {
  readonly volume: Partly<Volume>;
  readonly path: Path;
  readonly isMount: boolean;
}

export const mountsOf = (container: ContainerAt): MountAt[] =>
  each(container.container.volume_mounts, [...container.path, 'volume_mounts']).map(([mount, path]) => ({
    mount,
    path,
    container,
  }));

/** What may hold a volume's source, in the order in which volumes are declared: `pod.volumes`, then every mount. */
export const volumesOf = ({ pod, containers }: Context): VolumeAt[] => [
  ...each(pod.volumes, ['spec', 'pod', 'volumes']).map(([volume, path]) => ({ volume, path, isMount: false })),
  ...containers.flatMap(mountsOf).map(({ mount, path }) => ({ volume: mount, path, isMount: true })),
];

export interface ClaimTemplateAt {
  readonly template: Partly<PersistentVolumeClaimTemplate>;
  readonly path: Path;
}

/** What the claims of ephemeral volumes are made of. */
export const claimTemplatesOf = (context: Context): ClaimTemplateAt[] =>
  volumesOf(context).flatMap(({ volume: { ephemeral }, path }) => {
    const template = ephemeral?.volume_claim_template;
    return template === undefined ? [] : [{ template, path: [...path, 'ephemeral', 'volume_claim_template'] }];
  });

/** The names of a volume's sources: a well-formed one has exactly one. */
export const sourcesOf = (volume: Partly<Volume>): string[] =>
  knownFields(volume, ['spec', 'pod', 'volumes', 0]).filter((field) => field !== 'name');

/** By the name of a volume; of one context made once, because every mount asks. */
type HostPaths = ReadonlyMap<string | undefined, Partly<Volume>['host_path']>;
const hostPaths = new WeakMap<Context, HostPaths>();

function hostPathsOf(context: Context): HostPaths {
  const known = hostPaths.get(context);
  if (known !== undefined) return known;
  const declared = volumesOf(context).filter(({ volume }) => volume.host_path !== undefined);
  // The first one of a name counts.
  const made = new Map(declared.reverse().map(({ volume }) => [volume.name, volume.host_path] as const));
  hostPaths.set(context, made);
  return made;
}

/** The path of the node that a mount shows, wherever its volume is declared, without a slash at its end. */
export function hostPathOf(context: Context, mount: Partly<VolumeMount>): string | undefined {
  const path = (mount.host_path ?? hostPathsOf(context).get(mount.name))?.path;
  return path === undefined ? undefined : withoutEnd(path, '/') || path.slice(0, 1);
}
