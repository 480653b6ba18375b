import { dnsLabel, suffixed } from '../model/names.ts';
import { type Context, each, entriesOf, given } from './context.ts';
import { secretEnvOf } from './env.ts';
import type { Path } from './path.ts';

/** An object of the chart, as it is called in a release that has the agent's name. */
export interface ChartObject {
  /** Kind and group of the API, as in `DaemonSet.apps`. */
  readonly type: string;
  /** Empty for the one that the chart installs into, and for what belongs to none. */
  readonly namespace: string;
  readonly name: string;
  /** What gives it the name. */
  readonly path: Path;
  readonly origin: 'named' | 'keyed' | 'made' | 'extra';
}

/** Every object whose name is known before the chart is installed; those of extra_objects come last. */
export function chartObjects(context: Context): ChartObject[] {
  const { spec, draft } = context;
  const fullname = given(spec.daemonset?.name) ? spec.daemonset.name : dnsLabel(draft.metadata?.name ?? '');
  return [
    made('DaemonSet.apps', fullname, ['metadata', 'name']),
    ...ofNamespace(context),
    ...ofAccount(context, fullname),
    ...ofSecrets(context, fullname),
    ...keyed(spec.config_maps, 'ConfigMap', ['spec', 'config_maps'], fullname),
    ...keyed(spec.secrets, 'Secret', ['spec', 'secrets'], fullname),
    ...extra(context),
  ];
}

const made = (type: string, name: string, path: Path): ChartObject => ({
  type,
  namespace: '',
  name,
  path,
  origin: 'made',
});

function ofNamespace({ spec }: Context): ChartObject[] {
  const name = spec.namespace?.value;
  // Helm's own default has one already.
  const isMade = spec.create_namespace === true && given(name) && name !== 'default';
  return isMade ? [made('Namespace', name, ['spec', 'namespace', 'value'])] : [];
}

function ofAccount({ spec }: Context, fullname: string): ChartObject[] {
  const { create, name, value_from: reference } = spec.service_account ?? {};
  if (create !== true || (!given(name) && reference !== undefined)) return [];
  return [made('ServiceAccount', given(name) ? name : fullname, ['spec', 'service_account'])];
}

/** The Secrets that no entry of `secrets` stands for. */
function ofSecrets(context: Context, fullname: string): ChartObject[] {
  const [first] = context.containers.flatMap(secretEnvOf);
  const isRegistered = (context.pod.image_registries ?? []).length > 0;
  return [
    ...(first === undefined ? [] : [made('Secret', suffixed(fullname, 'env'), first.path)]),
    ...(isRegistered ? [made('Secret', suffixed(fullname, 'registry'), ['spec', 'pod', 'image_registries'])] : []),
  ];
}

function keyed(
  objects: { readonly [key: string]: { readonly name?: string } } | undefined,
  type: string,
  path: Path,
  fullname: string,
): ChartObject[] {
  return entriesOf(objects, path).map(([key, { name }, at]) =>
    given(name)
      ? { type, namespace: '', name, path: [...at, 'name'], origin: 'named' }
      : { type, namespace: '', name: suffixed(fullname, key), path: at, origin: 'keyed' },
  );
}

interface ExtraObject {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown } | null;
}

function extra({ spec }: Context): ChartObject[] {
  const objects: readonly ExtraObject[] = spec.extra_objects ?? [];
  return each(objects, ['spec', 'extra_objects']).flatMap(([object, at]): ChartObject[] => {
    const { name, namespace = '' } = object.metadata ?? {};
    if (typeof name !== 'string' || typeof namespace !== 'string') return [];
    const [group, version] = String(object.apiVersion ?? '').split('/');
    const type = version === undefined ? String(object.kind) : `${object.kind}.${group}`;
    const isHome = namespace === spec.namespace?.value;
    return [{ type, namespace: isHome ? '' : namespace, name, path: [...at, 'metadata', 'name'], origin: 'extra' }];
  });
}
