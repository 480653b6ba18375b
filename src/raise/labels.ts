import type { KubernetesObject, TextMap } from '../model/workload.ts';
import { textsAt } from './json.ts';

/** Labels that every chart sets itself. */
const CHARTS_OWN = /^(helm\.sh\/chart|app\.kubernetes\.io\/(name|instance|version|managed-by))$/;
/** Labels of the pods that every chart sets itself: those it selects by. */
export const SELECTED_BY: RegExp = /^app\.kubernetes\.io\/(name|instance)$/;

/** An object's labels, less those the chart sets. */
export const ownLabels = (object: KubernetesObject): TextMap =>
  Object.fromEntries(Object.entries(textsAt(object, 'metadata', 'labels')).filter(([key]) => !CHARTS_OWN.test(key)));

/** The labels that all objects share: the release's. */
export function commonLabels([first, ...rest]: readonly KubernetesObject[]): TextMap {
  if (first === undefined) return {};
  const others = rest.map(ownLabels);
  const isCommon = ([key, value]: [string, string]): boolean => others.every((labels) => labels[key] === value);
  return Object.fromEntries(Object.entries(ownLabels(first)).filter(isCommon));
}

/** What an object has beyond the labels of the release. */
export const furtherLabels = (object: KubernetesObject, common: TextMap): TextMap =>
  Object.fromEntries(Object.entries(ownLabels(object)).filter(([key]) => !Object.hasOwn(common, key)));

/** The fields `labels` and `annotations` of an object, where they hold something. */
export function metaFields(object: KubernetesObject, common: TextMap): { labels?: TextMap; annotations?: TextMap } {
  const labels = furtherLabels(object, common);
  const annotations = textsAt(object, 'metadata', 'annotations');
  return {
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}
