import type { Container, Volume, VolumeMount } from '../model/manifest.ts';
import { objectShape } from '../model/shapes.ts';
import { lastPart } from '../model/text.ts';
import type { JsonObject } from '../model/workload.ts';
import type { LowerContext } from './context.ts';
import { respellFields } from './respell.ts';

type Path = readonly (string | number)[];

const MOUNT_FIELDS = [
  'name',
  'mount_path',
  'read_only',
  'sub_path',
  'sub_path_expr',
  'mount_propagation',
  'recursive_read_only',
];

/** The pod's volumes in order of their first mention: `pod.volumes`, then the mounts of each container. */
export class Volumes {
  readonly #byName = new Map<string, JsonObject>();
  readonly #context: LowerContext;

  constructor(context: LowerContext) {
    this.#context = context;
    for (const volume of context.spec.pod?.volumes ?? []) this.#declare(volume);
  }

  list(): JsonObject[] {
    return [...this.#byName].map(([name, source]) => ({ name, ...source }));
  }

  /** The mounts of a container by their Kubernetes names; their sources become volumes. */
  lowerMounts(container: Container, path: Path): JsonObject[] {
    const shape = objectShape('spec', 'container', 'app', 'volume_mounts');
    return (container.volume_mounts ?? []).map((mount, index) => {
      this.#declare(mount);
      const fields = Object.fromEntries(Object.entries(mount).filter(([name]) => MOUNT_FIELDS.includes(name)));
      const file = this.#mountedFile(mount, [...path, 'volume_mounts', index]);
      return respellFields(file === undefined ? fields : { ...fields, sub_path: file }, shape);
    });
  }

  #declare(volume: Volume | VolumeMount): void {
    const source = lowerSource(volume);
    if (source !== undefined && !this.#byName.has(volume.name)) this.#byName.set(volume.name, source);
  }

  /** The file a single key is mounted as, or undefined where it is mounted as a folder holding it. */
  #mountedFile(mount: VolumeMount, path: Path): string | undefined {
    const kind = mount.config_map === undefined ? 'secret' : 'config_map';
    const source = mount[kind];
    const isChosen = mount.sub_path !== undefined || mount.sub_path_expr !== undefined;
    if (source?.key === undefined || isChosen || (source.items ?? []).length > 0) return undefined;
    const base = lastPart(mount.mount_path.replaceAll('\\', '/'));
    const isFile = source.path === undefined ? base === source.key || isFileName(base) : base === source.path;
    if (isFile) this.#context.report('key-mounted-as-file', [...path, kind, 'key'], source.key, mount.mount_path);
    else this.#context.report('key-mounted-in-folder', [...path, kind, 'key'], source.key, mount.mount_path);
    return isFile ? (source.path ?? source.key) : undefined;
  }
}

/** A name with an extension; conf.d and its like are folders. */
const isFileName = (name: string): boolean => /.\.[^.]+$/.test(name) && !name.endsWith('.d');

/** The one source of a volume by its Kubernetes name; undefined where the volume is declared elsewhere. */
function lowerSource(volume: Volume | VolumeMount): JsonObject | undefined {
  const { config_map, secret, ...rest } = volume;
  if (config_map !== undefined) return { configMap: { name: config_map.name, ...keysOf(config_map) } };
  if (secret !== undefined) return { secret: { secretName: secret.name, ...keysOf(secret) } };
  const source = respellFields(rest, objectShape('spec', 'container', 'app', 'volume_mounts'), MOUNT_FIELDS);
  return Object.keys(source).length === 0 ? undefined : source;
}

function keysOf({ key, path, items = [], default_mode, optional }: NonNullable<Volume['config_map']>): JsonObject {
  const all = key === undefined ? items : [...items, { key, path: path ?? key }];
  return {
    ...(all.length === 0 ? {} : { items: all.map((item) => ({ ...item })) }),
    ...(default_mode === undefined ? {} : { defaultMode: default_mode }),
    ...(optional === undefined ? {} : { optional }),
  };
}
