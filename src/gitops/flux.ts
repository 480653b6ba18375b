/** Flux: https://fluxcd.io, OCIRepository and HelmRelease (2.8 and later, for server-side apply). */
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import { after, sourceName } from './gate.ts';
import { objectName, VERSION, WAVE } from './names.ts';
import type { Rollout } from './rollout.ts';
import { merged } from './tree.ts';

export interface FluxOptions {
  /** Where Flux looks for its objects. */
  readonly namespace: string;
}

/** The chart's source, and a release in each cluster; waves follow each other by `dependsOn`. */
export function fluxObjects(rollout: Rollout, options: FluxOptions): KubernetesObject[] {
  const source = ociRepository(rollout, options);
  if (rollout.waves.length === 0)
    return [...namespaceObject(rollout), source, helmRelease(rollout, options, undefined)];
  const waves = rollout.waves.map((wave) => ('names' in wave ? wave.names : []));
  const releases = waves.flatMap((names, index) =>
    names.map((cluster) => helmRelease(rollout, options, { cluster, wave: index + 1, after: waves[index - 1] ?? [] })),
  );
  return [source, ...releases];
}

/** Others may stand in the namespace: it outlives what made it. */
function namespaceObject({ namespace: { name, labels, isMade } }: Rollout): KubernetesObject[] {
  const annotations = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
  return isMade ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels, annotations } }] : [];
}

const sourceOf = ({ chart, release, waves }: Rollout): string =>
  waves.length > 1 ? sourceName(release, chart.digest) : release;

function ociRepository(rollout: Rollout, { namespace }: FluxOptions): KubernetesObject {
  const { chart, plainHttp } = rollout;
  const name = sourceOf(rollout);
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name, namespace, labels: labels(chart.name), annotations: { [VERSION]: chart.version } },
    spec: {
      interval: '1h',
      url: chart.repository,
      ref: { digest: chart.digest },
      // The archive as it is: Flux would unpack it otherwise.
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      ...(plainHttp ? { insecure: true } : {}),
    },
  };
}

interface Place {
  readonly cluster: string;
  readonly wave: number;
  /** Clusters of the wave before. */
  readonly after: readonly string[];
}

function helmRelease(rollout: Rollout, { namespace }: FluxOptions, place: Place | undefined): KubernetesObject {
  const { chart, release, waits } = rollout;
  const nameOf = (cluster: string): string => objectName(`${release}-${cluster}`);
  const remote = place === undefined ? undefined : elsewhere(rollout);
  const values = remote?.values ?? rollout.values;
  const target = remote?.targetNamespace ?? rollout.namespace.name;
  const action = { ...(waits ? {} : { disableWait: true }), remediation: { retries: 3 } };
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: {
      name: place === undefined ? release : nameOf(place.cluster),
      namespace,
      labels: { ...labels(chart.name), ...(place === undefined ? {} : { [WAVE]: String(place.wave) }) },
    },
    spec: {
      interval: '10m',
      // Flux's own is `<namespace>-<name>`: another one would make other names and another selector.
      releaseName: release,
      targetNamespace: target,
      storageNamespace: target,
      chartRef: { kind: 'OCIRepository', name: sourceOf(rollout), namespace },
      timeout: `${rollout.timeoutSeconds}s`,
      install: { ...action, serverSideApply: true },
      upgrade: { ...action, serverSideApply: 'enabled' },
      ...(place === undefined
        ? {}
        : { kubeConfig: { secretRef: { name: `${objectName(place.cluster)}-kubeconfig` } } }),
      ...(place === undefined || place.after.length === 0
        ? {}
        : { dependsOn: place.after.map((cluster) => after(nameOf(cluster), chart.digest)) }),
      ...(Object.keys(values).length === 0 ? {} : { values }),
    },
  };
}

/**
 * Flux makes a missing namespace of another cluster without labels. The chart makes its own with them, where the release
 * stands elsewhere: in `default`. One that others make is there.
 */
function elsewhere({ namespace, values }: Rollout): { targetNamespace: string; values: JsonObject } {
  const { name, labels, isMade } = namespace;
  if (!isMade) return { targetNamespace: name, values };
  const own = { namespaceOverride: name, namespace: { name, create: true, labels } };
  return { targetNamespace: 'default', values: merged(values, own) };
}

const labels = (chart: string) => ({ 'app.kubernetes.io/name': chart });
