import { objectKey, placedIn } from '../model/placed.ts';
import type { KubernetesObject, Workload } from '../model/workload.ts';
import { renderConfigMaps, renderPullSecret, renderSecrets } from './config.ts';
import { renderDaemonSet } from './daemonset.ts';
import { renderClusterRole, renderNamespace, renderRole, renderServiceAccount } from './identity.ts';
import type { Common } from './meta.ts';
import { Names } from './names.ts';
import { inInstallOrder, inKeyOrder } from './order.ts';
import type { Release } from './release.ts';

export { type InstallValues, installValues, type Overrides, type Release } from './release.ts';

/** The objects of a release, in Helm's order of installing: what `helm template` gives for the chart's default values. */
export function renderWorkload(workload: Workload, release: Release): KubernetesObject[] {
  const common: Common = { workload, release, names: new Names(workload, release) };
  return inInstallOrder([
    // Of one kind, those in the first of the chart's files go first, and in each file by their keys in the values.
    ...renderClusterRole(common),
    ...renderConfigMaps(common),
    renderDaemonSet(common),
    ...renderPullSecret(common),
    ...renderNamespace(common),
    ...inKeyOrder(workload.extraObjects, objectKey).map((object) => placedIn(object, common.names.namespace)),
    ...renderRole(common),
    ...renderSecrets(common),
    ...renderServiceAccount(common),
  ]);
}
