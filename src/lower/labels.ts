import type { TextMap } from '../model/workload.ts';
import type { LowerContext } from './context.ts';

/** Domains whose labels and annotations steer the upstream CLI and mean nothing in a cluster. */
const CONTROL = /(^|\.)(project-planton\.org|openmcf\.org|planton\.dev|planton\.ai)$/;
/** Settings of the chart, read in chart.ts. */
const SETTING = 'ds2helm.dev';

/** The labels upstream puts on every object; an adopted DaemonSet's pods must not get a label more. */
export function lowerPlatformLabels(context: LowerContext): TextMap {
  if (context.adopted) return {};
  const { name, id, org, env } = context.manifest.value.metadata;
  return {
    'planton.ai/resource': 'true',
    'planton.ai/name': name,
    'planton.ai/kind': 'KubernetesDaemonSet',
    ...(id ? { 'planton.ai/id': id } : {}),
    ...(org ? { 'planton.ai/organization': org } : {}),
    ...(env ? { 'planton.ai/environment': env } : {}),
  };
}

/** The manifest's labels or annotations less the upstream CLI's own, which a note names. */
export function lowerCommon(context: LowerContext, part: 'labels' | 'annotations'): TextMap {
  const kept: Record<string, string> = {};
  const dropped: string[] = [];
  for (const [key, value] of Object.entries(context.manifest.value.metadata[part] ?? {})) {
    const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
    if (CONTROL.test(prefix)) dropped.push(key);
    else if (prefix !== SETTING || part === 'labels') kept[key] = value;
  }
  if (dropped.length > 0) context.report('control-keys-left-out', ['metadata', part], part, dropped);
  return kept;
}

/** What every object carries; the pods only the last two (docs.helm.sh/docs/chart_best_practices/labels). */
const CHART_LABELS = /^(helm\.sh\/chart|app\.kubernetes\.io\/(name|instance|version|managed-by))$/;
const SELECTOR_LABELS = /^app\.kubernetes\.io\/(name|instance)$/;

/** Reports the user's labels that lose against the chart's own. An adopted DaemonSet's pods have none of the chart's. */
export function reportReserved(context: LowerContext): void {
  const { metadata, spec } = context.manifest.value;
  report(['metadata'], metadata, CHART_LABELS);
  for (const part of ['daemonset', 'namespace', 'service_account'] as const) {
    report(['spec', part], spec[part], CHART_LABELS);
  }
  for (const part of ['config_maps', 'secrets'] as const) {
    for (const [key, object] of Object.entries(spec[part] ?? {})) report(['spec', part, key], object, CHART_LABELS);
  }
  if (!context.adopted) report(['spec', 'pod'], spec.pod, SELECTOR_LABELS);

  function report(path: readonly string[], object: { readonly labels?: TextMap } | undefined, own: RegExp): void {
    for (const key of Object.keys(object?.labels ?? {})) {
      if (own.test(key)) context.report('label-reserved', [...path, 'labels', key], key);
    }
  }
}
