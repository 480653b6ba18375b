import type { Container, Manifest } from '../model/manifest.ts';
import { objectShape } from '../model/shapes.ts';
import { entryOf, follow, type Path, type Segment, segmentsOf } from './path.ts';

/** Where in the manifest the value of an object's path comes from; the nearest thing that can be told. */
export function originOf({ value }: Manifest, object: string, path: string): Path {
  const { spec, metadata } = value;
  const kind = object.slice(0, object.indexOf(' '));
  const name = object.slice(object.lastIndexOf('/') + 1).replace(/^\S+ /, '');
  const segments = segmentsOf(path);
  const extra = (spec.extra_objects ?? []).findIndex(
    (one) => one['kind'] === kind && (one['metadata'] as { name?: unknown }).name === name,
  );
  if (extra !== -1) return ['spec', 'extra_objects', extra];
  const own = OWN[kind];
  if (own !== undefined) return follow(value, [...own], objectShape(...own), segments);
  if (kind === 'ConfigMap')
    return follow(value, ownObject('config_maps'), objectShape('spec', 'config_maps'), segments);
  if (kind === 'Secret') return secretOrigin();
  if (kind === 'DaemonSet' && path !== '') return daemonSetOrigin(value, segments) ?? ['metadata', 'name'];
  return ['metadata', 'name'];

  /** Named exactly, or `<fullname>-<key>`: the longest key that fits. */
  function ownObject(field: 'config_maps' | 'secrets'): Path {
    const entries = Object.entries(spec[field] ?? {});
    const fitting = entries.filter(([key, one]) => (one.name ?? '') === name || name.endsWith(`-${key}`));
    const [key] = fitting.sort(([a], [b]) => b.length - a.length)[0] ?? [];
    return key === undefined ? ['metadata', 'name'] : ['spec', field, key];
  }

  function secretOrigin(): Path {
    const declared = ownObject('secrets');
    if (declared[0] === 'spec') return declared;
    if (name.endsWith('-registry')) return ['spec', 'pod', 'image_registries'];
    const key = entryOf(segments.at(-1) ?? '') ?? metadata.name;
    const [variable = '', ...owner] = key.split('.').reverse();
    const container = containerPath(value, owner.reverse().join('.'));
    return variablePath(value, container, variable) ?? container;
  }
}

const OWN: Readonly<Record<string, readonly string[]>> = {
  ServiceAccount: ['spec', 'service_account'],
  Namespace: ['spec', 'namespace'],
  ClusterRole: ['spec', 'rbac'],
  ClusterRoleBinding: ['spec', 'rbac'],
  Role: ['spec', 'rbac'],
  RoleBinding: ['spec', 'rbac'],
};

const POD: readonly Segment[] = ['spec', 'template', 'spec'];

function daemonSetOrigin(manifest: Manifest['value'], segments: readonly Segment[]): Path | undefined {
  const isOf = (parents: readonly Segment[]): boolean => parents.every((parent, index) => segments[index] === parent);
  if (isOf(['metadata']))
    return follow(manifest, ['spec', 'daemonset'], objectShape('spec', 'daemonset'), segments.slice(1));
  const podShape = objectShape('spec', 'pod');
  if (isOf(['spec', 'template', 'metadata'])) return follow(manifest, ['spec', 'pod'], podShape, segments.slice(3));
  if (!isOf(POD)) return follow(manifest, ['spec'], objectShape('spec'), segments.slice(1));
  const [list, element = '', ...rest] = segments.slice(POD.length);
  const name = entryOf(element);
  if (list === 'serviceAccountName') return ['spec', 'service_account'];
  if (list === 'volumes' && name !== undefined) return volumePath(manifest, name);
  if ((list !== 'containers' && list !== 'initContainers') || name === undefined) {
    return follow(manifest, ['spec', 'pod'], podShape, segments.slice(POD.length));
  }
  const path = containerPath(manifest, name);
  const variable = rest[0] === 'env' ? entryOf(rest[1] ?? '') : undefined;
  if (variable !== undefined) return variablePath(manifest, path, variable) ?? path;
  return follow(
    manifest,
    path,
    objectShape('spec', 'container', 'app'),
    rest[0] === 'envFrom' ? ['env', ...rest] : rest,
  );
}

/** The app where no other container has the name. */
function containerPath({ spec }: Manifest['value'], name: string): Path {
  const sidecar = (spec.container.sidecars ?? []).findIndex((one) => one.name === name);
  if (sidecar !== -1) return ['spec', 'container', 'sidecars', sidecar];
  const init = (spec.pod?.init_containers ?? []).findIndex((one) => one.name === name);
  return init === -1 ? ['spec', 'container', 'app'] : ['spec', 'pod', 'init_containers', init];
}

function variablePath(manifest: Manifest['value'], container: Path, name: string): Path | undefined {
  const env = (container.reduce((at: unknown, key) => (at as Record<string, unknown>)[key], manifest) as Container).env;
  for (const list of ['variables', 'secrets'] as const) {
    const index = (env?.[list] ?? []).findIndex((variable) => variable.name === name);
    if (index !== -1) return [...container, 'env', list, index];
  }
  return undefined;
}

/** Where a volume is declared: among the pod's, or with its first mount. */
function volumePath({ spec }: Manifest['value'], name: string): Path {
  const declared = (spec.pod?.volumes ?? []).findIndex((volume) => volume.name === name);
  if (declared !== -1) return ['spec', 'pod', 'volumes', declared];
  const containers: readonly (readonly [Container, Path])[] = [
    [spec.container.app, ['spec', 'container', 'app']],
    ...(spec.container.sidecars ?? []).map((one, index) => [one, ['spec', 'container', 'sidecars', index]] as const),
    ...(spec.pod?.init_containers ?? []).map((one, index) => [one, ['spec', 'pod', 'init_containers', index]] as const),
  ];
  for (const [{ volume_mounts: mounts = [] }, path] of containers) {
    const index = mounts.findIndex((mount) => mount.name === name);
    if (index !== -1) return [...path, 'volume_mounts', index];
  }
  return ['spec', 'pod'];
}
