/**
 * npm run mutate -- [--every N] [--chart NAME]: how many mistakes in the templates verify finds, with the default values
 * and random ones. Prints the survivors that no reason is known for; exits 1 below 98 %.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { compareObjects } from '../../src/compare/index.ts';
import { compileSource } from '../../src/compile.ts';
import type { ChartFile } from '../../src/model/chart.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { readPrinted } from '../../src/read/printed.ts';
import { installValues } from '../../src/render/index.ts';
import { objectsUnder } from '../../src/verify/overlay/objects.ts';
import { valuesFor } from '../support/arbitraries/values.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { type Helm, helms, runHelm } from '../support/helm.ts';
import type { Fields } from '../support/manifests.ts';
import { thoroughValues } from '../support/thorough-values.ts';
import { renderingsIn } from '../support/umbrella.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { reasonOf } from './survivors.ts';

const CHARTS = ['falco', 'datadog-agent', 'ceph-csi-node'];
/** Of random values; the first variant has none. */
const VARIANTS = 10;
const SEED = 7;
const WANTED = 0.98;

const { values: flags } = parseArgs({
  options: { every: { type: 'string' }, chart: { type: 'string', multiple: true } },
});
const every = Number(flags.every ?? 1);
const [, helm] = await helms();
const totals = { mutants: 0, caught: 0, explained: 0 };
for (const name of flags.chart ?? CHARTS) await mutate(name, helm as Helm);
const share = (totals.caught + totals.explained) / totals.mutants;
console.log(`${totals.mutants} mutants: ${totals.caught} caught, ${totals.explained} change nothing (survivors.ts)`);
console.log(`${(100 * share).toFixed(1)} %`);
process.exitCode = share < WANTED ? 1 : 0;

/** A chart under a name of its own and values of its own, and what it must give. */
interface Variant {
  readonly alias: string;
  readonly values: JsonObject;
  readonly want: readonly KubernetesObject[];
}

async function mutate(name: string, helm: Helm): Promise<void> {
  const source = { name, text: readFileSync(new URL(`../../examples/${name}.yaml`, import.meta.url), 'utf8') };
  const [compiled] = compileSource(source).manifests;
  if (compiled?.workload === undefined || compiled.files === undefined) throw new Error(`${name} does not compile`);
  const { workload, files } = compiled;
  const text = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const defaults = load(text('values.yaml')) as Fields;
  const dummies = load(text('ci/default-values.yaml')) as JsonObject;
  const drawn = fc.sample(valuesFor(defaults), { numRuns: VARIANTS, seed: SEED }) as JsonObject[];
  const variants = [{}, ...thoroughValues(defaults), ...drawn].map((over, index): Variant => {
    const alias = `v${index}`;
    const want = objectsUnder({ ...workload, name: alias }, over, (changed, overrides) => ({
      name: 'rel',
      namespace: 'default',
      overrides,
      values: installValues(changed, () => 'dummy'),
    }));
    return { alias, values: { ...over, ...dummies }, want };
  });
  const healthy = await isCaught(helm, name, files, variants);
  if (healthy !== undefined) throw new Error(`${name} is not equal without a mistake: ${healthy}`);
  const mutants = mutantsOf(files).filter((_, index) => index % every === 0);
  const queue = [...mutants];
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const caught = await isCaught(helm, name, mutated(files, mutant), variants);
      totals.mutants++;
      if (caught !== undefined) totals.caught++;
      else if (reasonOf(mutant) !== undefined) totals.explained++;
      else console.log(`${name} ${mutant.path}:${mutant.line} ${mutant.what}`);
    }
  };
  await Promise.all([work(), work()]);
}

function mutated(files: readonly ChartFile[], { path, text }: Mutant): readonly ChartFile[] {
  return files.map((file) => (file.path === path ? { path, text } : file));
}

/** What gives the mistake away: Helm's complaint or a difference. */
async function isCaught(
  helm: Helm,
  name: string,
  files: readonly ChartFile[],
  variants: readonly Variant[],
): Promise<string | undefined> {
  const folder = temporaryFolder();
  const version = /^version: (.*)$/m.exec(files.find(({ path }) => path === 'Chart.yaml')?.text ?? '')?.[1];
  const dependencies = variants.map(({ alias }) => ({ name, version, alias }));
  const values = Object.fromEntries(variants.map(({ alias, values }) => [alias, values]));
  plant(folder, {
    'Chart.yaml': JSON.stringify({ apiVersion: 'v2', name: 'umbrella', version: '1.0.0', dependencies }),
    'all.json': JSON.stringify(values),
    ...Object.fromEntries(files.map(({ path, text }) => [`charts/${name}/${path}`, text])),
  });
  const args = ['template', 'rel', folder, '--values', join(folder, 'all.json'), '--include-crds'];
  const { code, stdout, stderr } = await runHelm(helm.path, args);
  if (code !== 0) return stderr;
  const read = readPrinted(stdout);
  if ('reason' in read) return read.reason;
  const renderings = renderingsIn(
    variants.map(({ alias }) => alias),
    stdout,
  );
  for (const { alias, want } of variants) {
    const rendering = renderings.get(alias) ?? { objects: [] };
    if ('error' in rendering) return rendering.error;
    const [difference] = compareObjects(want, rendering.objects);
    if (difference !== undefined) return `${alias}: ${difference.object} ${difference.path}`;
  }
  return undefined;
}
