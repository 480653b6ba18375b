import type { Manifest } from '../model/manifest.ts';
import { isVersion } from '../model/version.ts';
import type { ChartSettings } from '../model/workload.ts';
import type { LowerContext, LowerOptions } from './context.ts';

/** Numbers that the kind's enum has for cluster kinds. */
const CLUSTER_KINDS: Readonly<Record<number, string>> = {
  400: 'AzureAksCluster',
  207: 'AwsEksCluster',
  607: 'GcpGkeCluster',
  1208: 'DigitalOceanKubernetesCluster',
  1507: 'CivoKubernetesCluster',
};

/** Annotations `ds2helm.dev/…` of the manifest that are settings of the chart. */
const SETTINGS = ['chart-version', 'description', 'home', 'icon', 'maintainers', 'sources', 'config-rollout'];
const PREFIX = 'ds2helm.dev/';

/** What metadata and the annotations `ds2helm.dev/…` say of the chart. */
export function lowerChartSettings(context: LowerContext): ChartSettings {
  const { metadata } = context.manifest.value;
  const setting = (name: string): string | undefined => settingOf(context, name);
  checkSettings(context);
  const home = setting('home');
  const icon = setting('icon');
  const cluster = targetCluster(context);
  const { repo } = context.spec.container.app.image;
  return {
    version: namedVersion(context.manifest, context.options) ?? '0.1.0',
    description: setting('description') ?? `Runs ${repo} on every node that its selectors and tolerations allow`,
    keywords: metadata.tags ?? [],
    maintainers: listOf(setting('maintainers')).map(maintainer),
    ...(home === undefined ? {} : { home }),
    ...(icon === undefined ? {} : { icon }),
    sources: listOf(setting('sources')),
    annotations: {
      ...(metadata.slug ? { 'ds2helm.dev/slug': metadata.slug } : {}),
      ...(metadata.group ? { 'ds2helm.dev/group': metadata.group } : {}),
      ...(metadata.relationships ? { 'ds2helm.dev/relationships': JSON.stringify(metadata.relationships) } : {}),
      ...(cluster === undefined ? {} : { 'ds2helm.dev/target-cluster': cluster }),
    },
    ...(cluster === undefined ? {} : { targetCluster: cluster }),
  };
}

/** The version that the command line or the manifest names; undefined where the chart has the first one by default. */
export const namedVersion = (manifest: Manifest, { chartVersion }: LowerOptions): string | undefined =>
  chartVersion ?? annotationOf(manifest, 'chart-version');

export function lowerConfigRollout(context: LowerContext): boolean {
  const setting = settingOf(context, 'config-rollout');
  return setting === undefined ? !context.adopted : !/^(false|no|off|n)$/i.test(setting);
}

const settingOf = ({ manifest }: LowerContext, name: string): string | undefined => annotationOf(manifest, name);

const annotationOf = (manifest: Manifest, name: string): string | undefined =>
  manifest.value.metadata.annotations?.[PREFIX + name];

function checkSettings(context: LowerContext): void {
  for (const [key, value] of Object.entries(context.manifest.value.metadata.annotations ?? {})) {
    if (!key.startsWith(PREFIX)) continue;
    const path = ['metadata', 'annotations', key];
    const name = key.slice(PREFIX.length);
    if (!SETTINGS.includes(name)) context.report('setting-unknown', path, key, SETTINGS);
    if (name === 'chart-version' && !isVersion(value)) context.report('chart-version-invalid', path, value);
  }
}

function targetCluster({ spec }: LowerContext): string | undefined {
  if (spec.target_cluster === undefined) return undefined;
  const { cluster_kind: kind, cluster_name: name } = spec.target_cluster;
  return [typeof kind === 'number' ? CLUSTER_KINDS[kind] : kind, name].filter(Boolean).join('/');
}

/** A setting that is a list: separated by commas or line breaks. */
function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** `Name <email>`, `Name (url)` or a name alone. */
function maintainer(text: string): ChartSettings['maintainers'][number] {
  const start = text.search(/[<(]/);
  const more = start <= 0 ? null : /^(?:<([^>]+)>)?\s*(?:\(([^)]+)\))?$/.exec(text.slice(start));
  const [, email, url] = more ?? [];
  return {
    name: more === null ? text : text.slice(0, start).trim(),
    ...(email === undefined ? {} : { email }),
    ...(url === undefined ? {} : { url }),
  };
}
