import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareObjects, describeDifferences } from '../../src/compare/index.ts';
import { run } from '../../src/effects/process.ts';
import { generateChart } from '../../src/generate/index.ts';
import type { KubernetesObject, Workload } from '../../src/model/workload.ts';
import { readObjects } from '../../src/read/objects.ts';
import type { Helm } from './helm.ts';
import type { RoundTrip } from './round-trip.ts';

/** How `helm template` of the charts differs from the objects that were rendered; Secrets hold dummies there. */
export async function chartDifferences(helm: Helm, { workloads, rendered }: RoundTrip): Promise<readonly string[]> {
  const got: KubernetesObject[] = [];
  for (const workload of workloads) got.push(...(await template(helm, workload)));
  const isPlain = ({ kind }: KubernetesObject): boolean => kind !== 'Secret';
  const differences = compareObjects(rendered.filter(isPlain), got.filter(isPlain), { exact: true });
  const others = differences.filter(({ path }) => !path.includes('checksum/secret'));
  return others.length === 0 ? [] : [describeDifferences(others)].flat();
}

async function template(helm: Helm, workload: Workload): Promise<readonly KubernetesObject[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ds2helm-corpus-'));
  try {
    for (const { path, text } of generateChart(workload)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const flags = ['--include-crds', '--kube-version', '1.36.0', '--values', join(folder, 'ci/default-values.yaml')];
    const { code, stdout, stderr } = await run(helm.path, ['template', workload.name, folder, ...flags]);
    if (code !== 0) throw new Error(stderr);
    return readObjects({ name: 'helm', text: stdout }).objects.map(({ value }) => value);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
