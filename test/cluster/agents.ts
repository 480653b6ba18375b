/** Charts for a scenario. */
import { chartOf, writeChart } from '../support/charts.ts';
import { type Fields, manifest, merge, spec } from '../support/manifests.ts';

/** The folder of a chart called `agent` for namespace `monitoring`: the least manifest with these fields over it. */
export function agent(...fields: readonly Fields[]): string {
  return writeChart(chartOf(manifest(fields.reduce(merge, {}))));
}

/** On every Linux node, whatever its taints. */
export const everywhere: Fields = spec({
  tolerations: [{ operator: 'Exists' }],
  node_selector: { 'kubernetes.io/os': 'linux' },
});

/** Needs the Pod Security level `privileged`. */
export const privileged: Fields = spec({
  container: { app: { volume_mounts: [{ name: 'log', mount_path: '/var/log', host_path: '/var/log' }] } },
});

export const WAIT: readonly string[] = ['--wait', '--timeout', '60s'];
