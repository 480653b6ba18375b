/**
 * What Helm and a chart cost beside `kubectl apply` of the same objects, on a simulated cluster: one DaemonSet on 1,000
 * nodes until every pod is ready, and 200 charts one after another. `npm run bench:cluster -- --write` keeps the figures
 * in bench/cluster.md.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { KubernetesObject } from '../src/model/workload.ts';
import { type Chart, chartOf, rendered, textOf, writeChart } from '../test/support/charts.ts';
import { type ControlPlane, startControlPlane } from '../test/support/cluster/control-plane.ts';
import { addNodes } from '../test/support/cluster/nodes.ts';
import { plant, temporaryFolder } from '../test/support/folder.ts';
import { type Helm, helms, kubectl } from '../test/support/helm.ts';
import { manifest, metadata, spec } from '../test/support/manifests.ts';

const NODES = 1000;
const CHARTS = 200;

interface Cost {
  readonly seconds: number;
  /** The most that a process held in memory, in MiB. */
  readonly memory: number;
}

/** Runs a program to its end. Rejects when it fails. */
function costOf(path: string, args: readonly string[]): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    let memory = 0;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const timer = setInterval(() => {
      memory = Math.max(memory, peakOf(child.pid));
    }, 20);
    child.on('error', reject).on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, memory });
      else reject(new Error(`${path} ${args.join(' ')}: ${stderr}`));
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const [, kibibytes = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) / 1024;
  } catch {
    return 0;
  }
}

/** One after another: times add up, of memory the most counts. */
async function costOfAll(runs: readonly (() => Promise<Cost>)[]): Promise<Cost> {
  let total: Cost = { seconds: 0, memory: 0 };
  for (const run of runs) {
    const { seconds, memory } = await run();
    total = { seconds: total.seconds + seconds, memory: Math.max(total.memory, memory) };
  }
  return total;
}

/** One way of bringing charts into a cluster. */
interface Way {
  readonly name: string;
  readonly install: (charts: readonly Chart[], cluster: ControlPlane, isWaiting: boolean) => Promise<Cost>;
}

const byHelm = (helm: Helm): Way => ({
  name: `Helm ${helm.version}`,
  install: (charts, { kubeconfig }, isWaiting) =>
    costOfAll(
      charts.map((chart) => () => {
        const wait = isWaiting ? ['--wait', '--timeout', '10m'] : [];
        const place = ['--namespace', 'bench', '--create-namespace', '--kubeconfig', kubeconfig];
        return costOf(helm.path, ['install', chart.workload.name, writeChart(chart), ...place, ...wait]);
      }),
    ),
});

const byKubectl = (path: string): Way => ({
  name: 'kubectl apply --server-side',
  install: async (charts, { kubeconfig, api }, isWaiting) => {
    await api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bench' } });
    const access = ['--namespace', 'bench', '--kubeconfig', kubeconfig];
    return costOfAll(
      charts.flatMap((chart) => {
        const { name } = chart.workload;
        const file = fileOf(rendered(chart, { name, namespace: 'bench' }));
        const apply = () => costOf(path, ['apply', '--server-side', '-f', file, ...access]);
        const wait = () => costOf(path, ['rollout', 'status', `daemonset/${name}`, '--timeout', '10m', ...access]);
        return isWaiting ? [apply, wait] : [apply];
      }),
    );
  },
});

function fileOf(objects: readonly KubernetesObject[]): string {
  const folder = temporaryFolder();
  plant(folder, { 'objects.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }) });
  return `${folder}/objects.json`;
}

const plain = Array.from({ length: NODES }, (_, index) => [`node-${index}`, {}] as const);
const agents = (): Chart[] =>
  Array.from({ length: CHARTS }, (_, index) =>
    chartOf(
      manifest({
        ...metadata({ name: `agent-${index}` }),
        ...spec({
          namespace: { value: 'bench' },
          service_account: { create: true },
          config_maps: { config: { data: { 'agent.conf': `index=${index}` } } },
          rbac: { cluster_rules: [{ api_groups: [''], resources: ['nodes'], verbs: ['list'] }] },
        }),
      }),
    ),
  );

async function measure(
  way: Way,
  nodes: Readonly<Record<string, object>>,
  charts: readonly Chart[],
  isWaiting: boolean,
): Promise<Cost & { readonly cluster: number }> {
  const cluster = await startControlPlane();
  try {
    await addNodes(cluster.api, nodes);
    const cost = await way.install(charts, cluster, isWaiting);
    const held = Object.values(cluster.processes.memory()).reduce((sum, one) => sum + one, 0);
    return { ...cost, cluster: held };
  } finally {
    await cluster.processes.stop();
  }
}

const ways = [byKubectl(await kubectl()), ...(await helms()).map(byHelm)];
const lines: string[] = [];
for (const [title, nodes, charts, isWaiting] of [
  [
    `One DaemonSet on ${NODES} nodes, until it is ready`,
    Object.fromEntries(plain),
    [chartOf(textOf('examples/node-exporter.yaml'))],
    true,
  ],
  [`${CHARTS} charts, one after another`, { 'node-1': {} }, agents(), false],
] as const) {
  lines.push(`## ${title}`, '', '| | time | to kubectl | memory | control plane |', '|---|---|---|---|---|');
  let base: number | undefined;
  for (const way of ways) {
    const { seconds, memory, cluster } = await measure(way, nodes, charts, isWaiting);
    base ??= seconds;
    const cells = [
      `${seconds.toFixed(1)} s`,
      (seconds / base).toFixed(2),
      `${memory.toFixed(0)} MiB`,
      `${cluster.toFixed(0)} MiB`,
    ];
    lines.push(`| ${way.name} | ${cells.join(' | ')} |`);
    console.error(`${title}: ${way.name} ${cells.join(' ')}`);
  }
  lines.push('');
}
console.log(lines.join('\n'));
if (process.argv.includes('--write')) {
  const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`;
  const head = `# On a simulated cluster\n\n\`npm run bench:cluster\` on ${machine}; Kubernetes 1.36, nodes and pods played by KWOK:\n`;
  writeFileSync(fileURLToPath(new URL('cluster.md', import.meta.url)), `${head}\n${lines.join('\n')}`);
}
