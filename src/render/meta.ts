import type { JsonObject, KubernetesObject, TextMap, Workload } from '../model/workload.ts';
import { labelValue, type Names } from './names.ts';
import type { Release } from './release.ts';

/** What every object of the release carries. */
export interface Common {
  readonly workload: Workload;
  readonly release: Release;
  readonly names: Names;
}

export function selectorLabels({ names, release }: Common): TextMap {
  return { 'app.kubernetes.io/name': names.chart, 'app.kubernetes.io/instance': release.name };
}

/** The chart's own labels win over the object's, and those over the common ones. */
export function labels(common: Common, own: TextMap = {}): TextMap {
  const { workload } = common;
  const tag = workload.chart.appVersion ?? workload.app.image.tag;
  const version = tag === undefined ? '' : labelValue(tag);
  return {
    ...workload.commonLabels,
    ...own,
    'helm.sh/chart': labelValue(`${workload.name}-${workload.chart.version}`),
    ...selectorLabels(common),
    ...(version === '' ? {} : { 'app.kubernetes.io/version': version }),
    'app.kubernetes.io/managed-by': 'Helm',
  };
}

interface Parts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Absent for objects of the whole cluster. */
  readonly namespace?: string;
  readonly labels?: TextMap;
  readonly annotations?: TextMap;
}

/** An object with the labels and annotations that all objects of the release have. */
export function objectOf(common: Common, parts: Parts, body: JsonObject): KubernetesObject {
  const annotations = { ...common.workload.commonAnnotations, ...parts.annotations };
  return {
    apiVersion: parts.apiVersion,
    kind: parts.kind,
    metadata: {
      name: parts.name,
      ...(parts.namespace === undefined ? {} : { namespace: parts.namespace }),
      labels: labels(common, parts.labels),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    ...body,
  };
}
