import type { ChartSettings } from '../model/workload.ts';
import type { LowerContext } from './context.ts';

/** Numbers that the kind's enum has for cluster kinds. */
const CLUSTER_KINDS: Readonly<Record<number, string>> = {
  400: 'AzureAksCluster',
  207: 'AwsEksCluster',
  607: 'GcpGkeCluster',
  1208: 'DigitalOceanKubernetesCluster',
  1507: 'CivoKubernetesCluster',
};

/** What metadata and the annotations `ds2helm.dev/…` say of the chart. */
export function lowerChartSettings(context: LowerContext): ChartSettings {
  const { metadata } = context.manifest.value;
  const settings = metadata.annotations ?? {};
  const setting = (name: string): string | undefined => settings[`ds2helm.dev/${name}`];
  const home = setting('home');
  const icon = setting('icon');
  const cluster = targetCluster(context);
  const { repo } = context.spec.container.app.image;
  return {
    version: context.options.chartVersion ?? setting('chart-version') ?? '0.1.0',
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

export function lowerConfigRollout(context: LowerContext): boolean {
  const setting = context.manifest.value.metadata.annotations?.['ds2helm.dev/config-rollout'];
  return setting === undefined ? !context.adopted : setting !== 'false';
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
  const [, name = text, email, url] = /^([^<(]+?)\s*(?:<([^>]+)>)?\s*(?:\(([^)]+)\))?$/.exec(text) ?? [];
  return { name, ...(email === undefined ? {} : { email }), ...(url === undefined ? {} : { url }) };
}
