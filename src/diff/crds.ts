/** Definitions of custom resources in crds/: https://helm.sh/docs/chart_best_practices/custom_resource_definitions/ */
import { diagnose } from '../diagnostic.ts';
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { groupOf } from './identity.ts';

type Judgement = Pick<Change, 'impact' | 'why'>;
type Objects = readonly KubernetesObject[];

/** Helm leaves alone what changes or goes. */
export const judgeCrd = ({ metadata }: KubernetesObject): Judgement => ({
  impact: 'harmless',
  why: diagnose('crd-left-alone', {}, metadata.name),
});

/** An upgrade doesn't bring a new one along, and fails where it has objects of that kind. */
export function judgeCrdAdded(crd: KubernetesObject, managed: Objects): Judgement {
  const { group, names } = crd['spec'] as JsonObject;
  const kind = (names as JsonObject | undefined)?.['kind'];
  const isUsed = managed.some((object) => object.kind === kind && groupOf(object) === group);
  return isUsed
    ? { impact: 'breaking', why: diagnose('crd-missing', {}, crd.metadata.name, String(kind)) }
    : judgeCrd(crd);
}
