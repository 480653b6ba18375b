import { objectShape } from '../model/shapes.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import type { RaiseContext } from './context.ts';
import { field, isObject, objectAt, objectsAt, present, textAt, without } from './json.ts';
import { canonical, canonicalFields } from './respell.ts';

/** The pod's volumes on their way into the mounts that use them first. */
export class Volumes {
  readonly #context: RaiseContext;
  readonly #sources = new Map<string, JsonObject>();
  /** Volumes whose source still waits for its first mount. */
  readonly #waiting: Set<string>;
  readonly #declared: readonly JsonObject[];

  /** @param containers in the order in which lowering meets their mounts */
  constructor(context: RaiseContext, pod: JsonObject, containers: readonly JsonObject[]) {
    this.#context = context;
    const volumes = objectsAt(pod, 'volumes');
    const names = volumes.map((volume) => textAt(volume, 'name') ?? '');
    const mounted = [
      ...new Set(
        containers.flatMap((one) => objectsAt(one, 'volumeMounts').map((mount) => textAt(mount, 'name') ?? '')),
      ),
    ].filter((name) => names.includes(name));
    const isOdd = new Set(names).size < names.length;
    const inline = isOdd ? 0 : context.adopted ? commonEnd(names, mounted) : mounted.length;
    const inlined = new Set(context.adopted ? names.slice(names.length - inline) : mounted.slice(0, inline));
    this.#waiting = inlined;
    for (const volume of volumes) this.#sources.set(textAt(volume, 'name') ?? '', volume);
    this.#declared = volumes.filter((volume) => !inlined.has(textAt(volume, 'name') ?? ''));
  }

  /** What is declared for itself: volumes that nothing mounts, and those whose order mounts can't tell. */
  declared(): Json[] {
    return this.#declared.map((volume) => {
      const { trace } = this.#context;
      return trace.link({ name: volume['name'] ?? null, ...this.#source(volume) }, volume);
    });
  }

  /** The mounts of a container, each volume's source at its first. */
  raiseMounts(container: JsonObject): Json[] {
    const shape = objectShape('spec', 'container', 'app', 'volume_mounts');
    return objectsAt(container, 'volumeMounts').map((mount) => {
      const name = textAt(mount, 'name') ?? '';
      const fields = canonicalFields(
        mount['readOnly'] === false ? without(mount, 'readOnly') : mount,
        shape,
        this.#context.trace,
      );
      const volume = this.#sources.get(name);
      if (volume === undefined || !this.#waiting.delete(name)) return fields;
      return this.#context.trace.link(this.#mounted(fields, this.#source(volume)), mount, [
        ['mount_path', 'mountPath'],
        ['sub_path', 'subPath'],
      ]);
    });
  }

  /** A mount with its source. One key of a ConfigMap or Secret is `key` where that means the same again. */
  #mounted(mount: JsonObject, source: JsonObject): JsonObject {
    const kind = ['config_map', 'secret'].find((one) => one in source);
    const keys = kind === undefined ? undefined : source[kind];
    const [item, ...more] = objectsAt(keys, 'items');
    if (kind === undefined || !isObject(keys) || item === undefined || more.length > 0 || 'mode' in item) {
      return { ...mount, ...source };
    }
    const { key, path } = item;
    const short = this.#context.trace.link(
      {
        ...present({ name: keys['name'], key, path: path === key ? undefined : path }),
        ...without(keys, 'name', 'items'),
      },
      keys,
    );
    const file = fileOf(textAt(mount, 'mount_path') ?? '', String(key), path === key ? undefined : String(path));
    const isFile = mount['sub_path'] === path && file === path;
    const isFolder = !('sub_path' in mount) && !('sub_path_expr' in mount) && file === undefined;
    if (isFile) return { ...without(mount, 'sub_path'), [kind]: short };
    return isFolder || 'sub_path' in mount ? { ...mount, [kind]: short } : { ...mount, ...source };
  }

  #source(volume: JsonObject): JsonObject {
    const { trace } = this.#context;
    const { name: _, configMap, secret, ...rest } = volume;
    const shape = objectShape('spec', 'pod', 'volumes');
    const source = without(canonicalFields(this.#withOwnNames(rest), shape, trace), 'name');
    if (isObject(source['host_path']) && source['host_path']['type'] === '') {
      const path = trace.link(without(source['host_path'], 'type'), source['host_path']);
      return trace.link({ ...source, host_path: path }, volume);
    }
    const keys = {
      ...(isObject(configMap) ? { config_map: this.#keys('configMap', 'name', configMap) } : {}),
      ...(isObject(secret) ? { secret: this.#keys('secret', 'secretName', secret) } : {}),
    };
    // SetDefaults_Volume: without a source it is an empty directory.
    return Object.keys(volume).length === 1 ? { empty_dir: {} } : { ...source, ...keys };
  }

  #keys(kind: 'configMap' | 'secret', nameField: string, source: JsonObject): JsonObject {
    const name = textAt(source, nameField);
    const shape = objectShape('spec', 'pod', 'volumes', kind === 'secret' ? 'secret' : 'config_map');
    const rest = canonical(without(source, nameField), shape, this.#context.trace) as JsonObject;
    const own = name === undefined ? undefined : this.#context.ownName(kind, name);
    return this.#context.trace.link({ ...present({ name: own }), ...rest }, source, [
      ['name', nameField],
      ['default_mode', 'defaultMode'],
    ]);
  }

  #withOwnNames(source: JsonObject): JsonObject {
    const { projected } = source;
    if (!isObject(projected)) return source;
    const sources = objectsAt(projected, 'sources').map((one) =>
      this.#context.trace.link(
        Object.fromEntries(
          Object.entries(one).map(([kind, value]): [string, Json] => {
            const name = textAt(value, 'name');
            if ((kind !== 'configMap' && kind !== 'secret') || !isObject(value) || name === undefined)
              return [kind, value];
            return [kind, this.#context.trace.link({ ...value, name: this.#context.ownName(kind, name) }, value)];
          }),
        ),
        one,
      ),
    );
    if (field(projected, 'sources') === undefined) return source;
    const list = this.#context.trace.link(sources, projected['sources']);
    const named = this.#context.trace.link({ ...projected, sources: list }, projected);
    return this.#context.trace.link({ ...source, projected: named }, objectAt(source));
  }
}

/** The file that lowering mounts a single key as; undefined where it mounts a folder. */
function fileOf(mountPath: string, key: string, path: string | undefined): string | undefined {
  const base = mountPath.slice(mountPath.lastIndexOf('/') + 1);
  const isFile = path === undefined ? base === key || /.\.[^.]+$/.test(base) : base === path;
  return isFile ? (path ?? key) : undefined;
}

/** How many of the last names are, in this order, all that mounts bring once the ones before are declared. */
function commonEnd(names: readonly string[], mounted: readonly string[]): number {
  for (let start = 0; start < names.length; start++) {
    const declared = new Set(names.slice(0, start));
    const rest = names.slice(start);
    const brought = mounted.filter((name) => !declared.has(name));
    if (rest.length === brought.length && rest.every((name, index) => name === brought[index])) return rest.length;
  }
  return 0;
}
