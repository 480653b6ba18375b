import { placedIn } from '../model/placed.ts';
import type { KubernetesObject, Workload } from '../model/workload.ts';
import { renderConfigMaps, renderSecrets } from './config.ts';
import { renderDaemonSet } from './daemonset.ts';
import { renderNamespace, renderRbac, renderServiceAccount } from './identity.ts';
import type { Common } from './meta.ts';
import { Names } from './names.ts';
import { inInstallOrder } from './order.ts';
import type { Release } from './release.ts';

export { type InstallValues, installValues, type Overrides, type Release } from './release.ts';

/** The objects of a release, in Helm's order of installing: what `helm template` gives for the chart's default values. */
export function renderWorkload(workload: Workload, release: Release): KubernetesObject[] {
  const common: Common = { workload, release, names: new Names(workload, release) };
  return inInstallOrder([
    ...renderNamespace(common),
    ...renderServiceAccount(common),
    ...renderSecrets(common),
    ...renderConfigMaps(common),
    ...renderRbac(common),
    ...workload.extraObjects.map((object) => placedIn(object, common.names.namespace)),
    renderDaemonSet(common),
  ]);
}
