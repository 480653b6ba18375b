import type { Difference } from '../compare/index.ts';
import { diagnose } from '../diagnostic.ts';
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { isBelow } from './paths.ts';

/**
 * What a change of a DaemonSet does to its pods. The controller replaces every pod whose template isn't the stored one,
 * byte by byte, unless the strategy is OnDelete (pkg/controller/daemon/update.go and history.go of Kubernetes).
 */
export function judgeDaemonSet(
  _before: KubernetesObject,
  after: KubernetesObject,
  { path, got }: Difference,
): Pick<Change, 'impact' | 'why'> | undefined {
  if (after.kind !== 'DaemonSet') return undefined;
  const waits = strategyOf(after) === 'OnDelete';
  if (isBelow(path, 'spec.template')) {
    return waits
      ? { impact: 'harmless', why: diagnose('pods-wait-for-deletion', {}) }
      : { impact: 'restart', why: diagnose('pods-restart', {}) };
  }
  if (path !== 'spec.updateStrategy.type') return undefined;
  return got === 'OnDelete'
    ? { impact: 'harmless', why: diagnose('on-delete-introduced', {}) }
    : { impact: 'restart', why: diagnose('on-delete-left', {}) };
}

/** RollingUpdate is what the API server stores for none. */
function strategyOf(daemonSet: KubernetesObject): string {
  const spec = daemonSet['spec'] as JsonObject | undefined;
  const strategy = spec?.['updateStrategy'] as JsonObject | undefined;
  return String(strategy?.['type'] || 'RollingUpdate');
}
