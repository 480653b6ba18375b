/** Values that one chart or another refuses: a chart with a mistake must refuse them too. */
import { join } from 'node:path';
import { plant, temporaryFolder } from '../support/folder.ts';
import { type Helm, runHelm } from '../support/helm.ts';
import type { Fields } from '../support/manifests.ts';
import type { VariedChart } from '../support/variants.ts';

const REFUSABLE: readonly Fields[] = [
  {},
  { namespace: { create: true } },
  { configMaps: { a: 'b' } },
  { secrets: { a: { data: { b: 'c' } } } },
  { secretEnv: { A: 'b' } },
  { sidecars: { a: { image: { repository: 'b' }, secretEnv: { A: 'b' } } } },
  { existingSecret: 'a' },
  { references: { A: 'b' } },
  { imageCredentials: { a: { password: 'b' } } },
  { rbac: { rules: [{ verbs: ['get'] }] } },
  { rbac: { clusterRules: [{ verbs: ['get'] }] } },
  { service: { enabled: true } },
  { podMonitor: { enabled: true } },
  { podMonitor: { enabled: true, port: '' } },
  { podMonitor: { enabled: true, port: 'no-such' } },
  { service: { enabled: true, headless: true, type: 'NodePort' } },
  { service: { enabled: true }, ports: null },
  { existingSecretKeys: { A: 'b' } },
  { sidecars: { a: {} } },
  { hostNetwork: true, networkPolicy: { enabled: true } },
];

const ASKED = 'ci/default-values.yaml';

/** Those that the chart refuses. */
export async function refusedBy(helm: Helm, chart: VariedChart): Promise<readonly Fields[]> {
  const taken = await takenBy(helm, chart, REFUSABLE);
  return REFUSABLE.filter((values) => !taken.includes(values));
}

/** Those of some values that the chart takes. */
export async function takenBy(
  helm: Helm,
  { name, files }: VariedChart,
  all: readonly Fields[],
): Promise<readonly Fields[]> {
  const folder = temporaryFolder();
  plant(folder, Object.fromEntries(files.map(({ path, text }) => [`chart/${path}`, text])));
  const asked = files.some(({ path }) => path === ASKED) ? ['--values', join(folder, 'chart', ASKED)] : [];
  const taken: Fields[] = [];
  for (const values of all) {
    plant(folder, { 'values.json': JSON.stringify(values) });
    // With nothing, what the chart asks for is missing.
    const given = Object.keys(values).length === 0 ? [] : asked;
    const args = ['template', name, join(folder, 'chart'), ...given, '--values', join(folder, 'values.json')];
    const { code, stderr } = await runHelm(helm.path, args);
    // A template that breaks refuses nothing.
    if (code === 0 || !/execution error|needed|made without|not isolated/.test(stderr)) taken.push(values);
  }
  return taken;
}
