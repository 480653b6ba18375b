/** Many charts in one run of Helm: the subcharts of one umbrella chart. */
import { join } from 'node:path';
import type { ChartFile } from '../../src/model/chart.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { plant, temporaryFolder } from './folder.ts';
import { type Helm, runHelm } from './helm.ts';
import { parseObjects } from './kubectl-yaml.ts';
import type { Fields } from './manifests.ts';
import { assignmentsOf } from './set-json.ts';

export interface Subchart {
  /** Its folder, and its key in the values; each once. */
  readonly name: string;
  readonly files: readonly ChartFile[];
  readonly values: object;
  /** Whether Helm gets them as arguments, rather than in a file. */
  readonly asArguments?: boolean;
}

export interface Release {
  readonly name: string;
  readonly namespace: string;
}

/** What came of a subchart: its objects, or Helm's complaint. */
export type Rendering = { readonly objects: readonly KubernetesObject[] } | { readonly error: string };

const SOURCE = /^---\n# Source: ([^\n]*)\n/gm;

/** The umbrella's folder; render it as often as wanted. */
export function writeUmbrella(subcharts: readonly Pick<Subchart, 'name' | 'files'>[]): string {
  const folder = temporaryFolder();
  const files = subcharts.flatMap(({ name, files }) =>
    files.map(({ path, text }): [string, string] => [`charts/${name}/${path}`, text]),
  );
  plant(folder, { 'Chart.yaml': 'apiVersion: v2\nname: umbrella\nversion: 1.0.0\n', ...Object.fromEntries(files) });
  return folder;
}

/** A rendering for each subchart. One that Helm refuses is taken out, and the others are rendered again. */
export async function renderSubcharts(
  helm: Helm,
  subcharts: readonly Subchart[],
  { name, namespace }: Release,
): Promise<ReadonlyMap<string, Rendering>> {
  const refused = new Map<string, Rendering>();
  for (let left = subcharts; ; left = left.filter((chart) => !refused.has(chart.name))) {
    const folder = writeUmbrella(left);
    const values = join(folder, 'values-of-all.json');
    plant(folder, {
      'values-of-all.json': JSON.stringify(valuesOf(left.filter(({ asArguments }) => !asArguments))),
    });
    const assignments = assignmentsOf(valuesOf(left.filter(({ asArguments }) => asArguments)));
    const given = assignments.flatMap((assignment) => ['--set-json', assignment]);
    const flags = ['--namespace', namespace, '--include-crds', '--values', values, ...given];
    const { code, stdout, stderr } = await runHelm(helm.path, ['template', name, folder, ...flags]);
    if (code === 0)
      return new Map([
        ...refused,
        ...renderingsIn(
          left.map(({ name }) => name),
          stdout,
        ),
      ]);
    const culprits = left.filter(({ name }) => stderr.includes(`charts/${name}/`) || stderr.includes(`\n${name}:\n`));
    if (culprits.length === 0) throw new Error(`Helm ${helm.version}: ${stderr.slice(0, 4000)}`);
    const error = stderr.slice(stderr.indexOf('Error:'));
    for (const { name } of culprits) refused.set(name, { error });
  }
}

const valuesOf = (subcharts: readonly Subchart[]): Fields =>
  Object.fromEntries(subcharts.map(({ name, values }) => [name, values]));

/** What an umbrella's rendering holds of each subchart, by name or alias. */
export function renderingsIn(subcharts: readonly string[], text: string): Map<string, Rendering> {
  const texts = new Map(subcharts.map((name) => [name, '']));
  const marks = [...text.matchAll(SOURCE)];
  marks.forEach(({ index, 1: source = '' }, at) => {
    const name = source.split('/')[2] ?? '';
    texts.set(name, `${texts.get(name)}---\n${text.slice(text.indexOf('\n', index + 4) + 1, marks[at + 1]?.index)}`);
  });
  return new Map([...texts].map(([name, own]) => [name, parsed(own)]));
}

function parsed(text: string): Rendering {
  try {
    return { objects: parseObjects(text) };
  } catch (error) {
    return { error: `${(error as Error).message}\n${text}` };
  }
}
