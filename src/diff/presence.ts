/** Objects that come and go with an upgrade. */
import { diagnose } from '../diagnostic.ts';
import type { KubernetesObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { isBuiltIn } from './identity.ts';

type Judgement = Pick<Change, 'impact' | 'why'>;
type Objects = readonly KubernetesObject[];

/** Kinds that others than the release's own pods use, or that hold data of theirs. */
const SHARED: ReadonlySet<string> = new Set([
  'CSIDriver',
  'CustomResourceDefinition',
  'DeviceClass',
  'IngressClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'PriorityClass',
  'RuntimeClass',
  'Service',
  'StorageClass',
  'VolumeAttributesClass',
]);

/** Helm deletes what the new release doesn't have, unless its annotation keeps it. */
export function judgeRemoved(object: KubernetesObject, after: Objects, isUsed: boolean): Judgement {
  const isKept = object.metadata.annotations?.['helm.sh/resource-policy'] === 'keep';
  const breaking = (why: Change['why']): Judgement => ({ impact: 'breaking', ...(why ? { why } : {}) });
  if (object.kind === 'DaemonSet') return breaking(daemonSetRemoved(object, after));
  if (object.kind === 'Namespace') return breaking(diagnose('namespace-dropped', {}, object.metadata.name, isKept));
  if (isKept) return { impact: 'harmless' };
  if (isUsed) return breaking(diagnose('used-object-removed', {}, object.kind, object.metadata.name));
  return SHARED.has(object.kind) && isBuiltIn(object)
    ? breaking(diagnose('shared-object-removed', {}, object.kind))
    : { impact: 'harmless' };
}

function daemonSetRemoved({ metadata }: KubernetesObject, after: Objects): Change['why'] {
  const others = after.filter(({ kind }) => kind === 'DaemonSet').map((object) => object.metadata);
  const moved = others.find(({ name }) => name === metadata.name);
  if (moved) return diagnose('daemonset-moved', {}, metadata.namespace ?? '', moved.namespace ?? '');
  const renamed = others.find(({ namespace }) => namespace === metadata.namespace);
  return renamed ? diagnose('daemonset-renamed', {}, renamed.name) : diagnose('daemonset-removed', {});
}

/**
 * Helm takes nothing over that it didn't make (checkOwnership of pkg/action/validate.go), and must find what is there
 * already: a namespace in which the release stands, and what its pods use without the release having it.
 */
export function judgeAdded({ kind, metadata }: KubernetesObject, before: Objects, isThere: boolean): Judgement {
  const isInUse = kind === 'Namespace' && before.some((object) => object.metadata.namespace === metadata.name);
  if (isInUse) return { impact: 'breaking', why: diagnose('namespace-taken-over', {}, metadata.name) };
  return isThere
    ? { impact: 'breaking', why: diagnose('object-taken-over', {}, kind, metadata.name) }
    : { impact: 'harmless' };
}
