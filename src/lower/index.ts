import { hasErrors, type Result } from '../diagnostic.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Workload } from '../model/workload.ts';
import { lowerChartSettings, lowerConfigRollout } from './chart.ts';
import { lowerConfigMaps, lowerExtraObjects, lowerRbac, lowerSecrets } from './config.ts';
import { lowerApp, lowerContainers } from './containers.ts';
import { LowerContext, type LowerOptions } from './context.ts';
import * as identity from './identity.ts';
import { lowerCommon, lowerPlatformLabels, reportReserved } from './labels.ts';
import { podSecurityLabels } from './pod-security.ts';
import { forbidsRestricted } from './pod-security-restricted.ts';
import { lowerPod, lowerUpdateStrategy } from './scheduling.ts';
import { Volumes } from './storage.ts';

export { type LowerOptions, referenceKey } from './context.ts';

/** What a checked manifest means in Kubernetes' terms. */
export function lowerManifest(manifest: Manifest, options: LowerOptions = {}): Result<Workload> {
  const context = new LowerContext(manifest, options);
  const { spec } = context;
  const podPath = ['spec', 'pod'];
  const volumes = new Volumes(context);
  const app = lowerApp(context, volumes);
  const sidecars = lowerContainers(context, volumes, spec.container.sidecars ?? [], ['spec', 'container', 'sidecars']);
  const initContainers = lowerContainers(context, volumes, spec.pod?.init_containers ?? [], [
    ...podPath,
    'init_containers',
  ]);
  const pod = lowerPod(spec.pod);
  const containers = [app, ...sidecars, ...initContainers];
  const platformLabels = lowerPlatformLabels(context);
  reportReserved(context);
  const workload: Workload = {
    name: manifest.value.metadata.name,
    namespace: identity.lowerNamespace(
      context,
      podSecurityLabels(pod, containers, volumes.list(), spec.pod?.annotations ?? {}),
      forbidsRestricted(pod, containers, volumes.list()),
    ),
    commonLabels: { ...platformLabels, ...lowerCommon(context, 'labels') },
    commonAnnotations: lowerCommon(context, 'annotations'),
    daemonSet: {
      ...(spec.daemonset?.name ? { name: spec.daemonset.name } : {}),
      labels: spec.daemonset?.labels ?? {},
      annotations: spec.daemonset?.annotations ?? {},
    },
    ...(spec.selector === undefined ? {} : { selector: lowerSelector(spec.selector) }),
    updateStrategy: lowerUpdateStrategy(spec.update_strategy),
    minReadySeconds: spec.min_ready_seconds ?? 0,
    revisionHistoryLimit: spec.revision_history_limit ?? 10,
    podLabels: { ...platformLabels, ...spec.pod?.labels },
    podAnnotations: spec.pod?.annotations ?? {},
    podMetadata: { ...spec.pod?.metadata },
    pod,
    imagePullSecrets: identity.lowerPodPullSecrets(context),
    imageRegistries: identity.lowerRegistries(context),
    account: identity.lowerAccount(context),
    app,
    sidecars,
    beforeApp: sidecarsBeforeApp(spec.container, app.name),
    initContainers,
    volumes: volumes.list(),
    configMaps: lowerConfigMaps(spec.config_maps),
    secrets: lowerSecrets(spec.secrets),
    rbac: lowerRbac(spec.rbac),
    extraObjects: lowerExtraObjects(spec.extra_objects),
    configRollout: lowerConfigRollout(context),
    chart: lowerChartSettings(context),
    references: context.needs,
  };
  return hasErrors(context.diagnostics)
    ? { diagnostics: context.diagnostics }
    : { value: workload, diagnostics: context.diagnostics };
}

/** Those before the app in `order`; without it the app is the first container. */
function sidecarsBeforeApp(
  { order = [], sidecars = [] }: Manifest['value']['spec']['container'],
  app: string,
): string[] {
  const before = order.slice(0, Math.max(order.indexOf(app), 0));
  return sidecars.flatMap(({ name }) => (name !== undefined && before.includes(name) ? [name] : []));
}

function lowerSelector(
  selector: NonNullable<Manifest['value']['spec']['selector']>,
): NonNullable<Workload['selector']> {
  const { match_labels: matchLabels, match_expressions } = selector;
  const matchExpressions = match_expressions?.map((requirement) => ({ ...requirement }));
  return { ...(matchLabels ? { matchLabels } : {}), ...(matchExpressions ? { matchExpressions } : {}) };
}
