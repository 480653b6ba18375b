import type { JsonObject, KubernetesObject, TextMap } from '../model/workload.ts';
import { present, textsAt } from './json.ts';

/** Labels that every chart sets itself. */
const CHARTS_OWN = /^(helm\.sh\/chart|app\.kubernetes\.io\/(name|instance|version|managed-by))$/;
/** Labels of the pods that every chart sets itself: those it selects by. */
export const SELECTED_BY: RegExp = /^app\.kubernetes\.io\/(name|instance)$/;

/** An object's labels, less those the chart sets. */
export const ownLabels = (object: KubernetesObject): TextMap =>
  Object.fromEntries(Object.entries(textsAt(object, 'metadata', 'labels')).filter(([key]) => !CHARTS_OWN.test(key)));

/** Domains whose labels steer the upstream CLI: among the labels of all objects they mean something else. */
const CONTROL = /(^|\.)(project-planton\.org|openmcf\.org|planton\.dev|planton\.ai)\/|^ds2helm\.dev\//;
/** Labels that every chart makes of a field of the manifest's metadata. */
const OF_METADATA: Readonly<Record<string, string>> = {
  'planton.ai/id': 'id',
  'planton.ai/organization': 'org',
  'planton.ai/environment': 'env',
};
const MADE_BY_CHARTS = 'planton.ai/kind';
const KIND = 'KubernetesDaemonSet';

/**
 * The labels that no object says for itself: those all share, the release's, and those the chart of `agent` sets.
 * An adopted DaemonSet's chart sets none.
 */
export function commonLabels([first, ...rest]: readonly KubernetesObject[], agent: string, adopted: boolean): TextMap {
  if (first === undefined) return {};
  const others = rest.map(ownLabels);
  const isCommon = ([key, value]: [string, string]): boolean =>
    (!CONTROL.test(key) || (!adopted && key in OF_METADATA)) && others.every((labels) => labels[key] === value);
  const common = Object.fromEntries(Object.entries(ownLabels(first)).filter(isCommon));
  if (adopted) return common;
  return { ...common, 'planton.ai/resource': 'true', 'planton.ai/name': agent, [MADE_BY_CHARTS]: KIND };
}

/** Common labels as the manifest's metadata has them. */
export function metadataOf(common: TextMap): JsonObject {
  const fields = Object.entries(OF_METADATA).map(([key, name]): [string, string | undefined] => [name, common[key]]);
  const labels = Object.fromEntries(Object.entries(common).filter(([key]) => !CONTROL.test(key)));
  return {
    ...present(Object.fromEntries(fields)),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
  };
}

/** Whether a chart of ours made an object. */
export const isOurs = (object: KubernetesObject): boolean =>
  textsAt(object, 'metadata', 'labels')[MADE_BY_CHARTS] === KIND;

/** Those of a pod's labels that the chart doesn't set by itself. */
export const withoutControl = (labels: TextMap, common: TextMap): TextMap =>
  Object.fromEntries(Object.entries(labels).filter(([key, value]) => !CONTROL.test(key) || common[key] !== value));

/** What an object has beyond the labels of the release. */
export const furtherLabels = (object: KubernetesObject, common: TextMap): TextMap =>
  Object.fromEntries(Object.entries(ownLabels(object)).filter(([key, value]) => common[key] !== value));

/** The fields `labels` and `annotations` of an object, where they hold something. */
export function metaFields(object: KubernetesObject, common: TextMap): { labels?: TextMap; annotations?: TextMap } {
  const labels = furtherLabels(object, common);
  const annotations = textsAt(object, 'metadata', 'annotations');
  return {
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}
