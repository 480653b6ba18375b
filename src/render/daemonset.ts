import type { AgentContainer, Json, JsonObject, KubernetesObject, Workload } from '../model/workload.ts';
import { checksums } from './config.ts';
import { renderContainer } from './containers.ts';
import { pullSecretNames } from './identity.ts';
import { type Common, objectOf, selectorLabels } from './meta.ts';
import { withOwnNames } from './own-names.ts';

export function renderDaemonSet(common: Common): KubernetesObject {
  const { workload, names } = common;
  const { labels, annotations } = workload.daemonSet;
  const selector = selectorLabels(common);
  return objectOf(
    common,
    { apiVersion: 'apps/v1', kind: 'DaemonSet', name: names.fullname, namespace: names.namespace, labels, annotations },
    {
      spec: {
        selector: workload.selector ?? { matchLabels: selector },
        updateStrategy: workload.updateStrategy,
        minReadySeconds: workload.minReadySeconds,
        revisionHistoryLimit: workload.revisionHistoryLimit,
        template: {
          metadata: templateMetadata(common, workload.selector === undefined ? selector : {}),
          spec: podSpec(common),
        },
      },
    },
  );
}

function templateMetadata(common: Common, selector: JsonObject): JsonObject {
  const { podLabels, podAnnotations, podMetadata } = common.workload;
  const annotations = { ...podAnnotations, ...checksums(common) };
  return {
    ...podMetadata,
    labels: { ...podLabels, ...selector },
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

function podSpec(common: Common): JsonObject {
  const { workload, names } = common;
  const { account } = workload;
  const lists: Record<string, Json[]> = {
    imagePullSecrets: podPullSecrets(common),
    initContainers: workload.initContainers.map((container) => renderContainer(common, container)),
    volumes: workload.volumes.map((volume) => withOwnNames(common, volume)),
  };
  return {
    ...(names.account === '' ? {} : { serviceAccountName: names.account }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    containers: inPodOrder(workload).map((container) => renderContainer(common, container)),
    terminationGracePeriodSeconds: 30,
    // An account of somebody else's stays as it is.
    ...(account.create || account.automount ? {} : { automountServiceAccountToken: false }),
    ...workload.pod,
  };
}

function podPullSecrets({ workload, names, release }: Common): Json[] {
  const own = pullSecretNames({ workload, names, release }, workload.imagePullSecrets);
  const registries = workload.imageRegistries.length > 0 ? [names.registrySecret] : [];
  return [...new Set([...own, ...registries, ...(release.overrides?.pullSecrets ?? [])])].map((name) => ({ name }));
}

function inPodOrder({ app, sidecars, beforeApp }: Workload): AgentContainer[] {
  const isBefore = ({ name }: AgentContainer): boolean => beforeApp.includes(name);
  return [...sidecars.filter(isBefore), app, ...sidecars.filter((sidecar) => !isBefore(sidecar))];
}
