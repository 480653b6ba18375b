/** What the API server says to objects without storing them: it must refuse nothing that has no finding. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { compileSource } from '../../src/compile.ts';
import { hasErrors } from '../../src/diagnostic.ts';
import { importSources } from '../../src/import.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { readObjects } from '../../src/read/objects.ts';
import { installValues, renderWorkload } from '../../src/render/index.ts';
import { files } from '../support/arbitraries/files.ts';
import { manifests } from '../support/arbitraries/manifests.ts';
import { Refusal } from '../support/cluster/api.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { fakeIo } from '../support/io.ts';
import { corpus } from './corpus.ts';

const RANDOM = 200;
/** Changed slightly, most are refused by ds2helm itself. */
const CHANGED = 1500;
/** Any value a Secret may have. */
const DUMMY = 'dummy';
/** The same manifests for the same commit. */
const SEED = 20240607;

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file));

/** Findings that say of a manifest that some API server refuses it: another version, a feature, or server-side apply. */
const TOLD_BEFORE: ReadonlySet<string> = new Set([
  'exit-code-twice',
  'feature-gated',
  'host-alias-twice',
  'port-twice',
  'sysctl-of-the-host',
]);
const isTold = (findings: readonly { readonly code: string }[]): boolean =>
  findings.some(({ code }) => TOLD_BEFORE.has(code));

/** `ds2helm render FILE --show-secrets | kubectl apply --server-side --dry-run=server -f -` */
async function renderedAndApplied(world: World, folder: string): Promise<void> {
  const refused: string[] = [];
  let accepted = 0;
  for (const file of filesIn(folder)) {
    const text = readFileSync(file, 'utf8');
    // A template for users to fill in is no manifest yet.
    if (text.includes('<your-')) continue;
    const { manifests } = compileSource({ name: file, text });
    const io = fakeIo();
    assert.is(await main(['render', file, '--show-secrets'], io), 0, `${file}: ${io.written.err}`);
    await world.makeNamespacesOf(readObjects({ name: file, text: io.written.out }).objects.map(({ value }) => value));
    const apply = ['apply', '--server-side', '--dry-run=server', '--force-conflicts', '--validate=strict', '-f', '-'];
    const applied = await world.kubectl(apply, io.written.out);
    if (applied.code === 0) accepted++;
    else if (!manifests.some(({ diagnostics }) => isTold(diagnostics))) refused.push(`${file}: ${applied.stderr}`);
  }
  assert.equal(refused, []);
  assert.ok(accepted > 0);
}

async function randomManifests(world: World): Promise<void> {
  const refused: string[] = [];
  let tried = 0;
  for (const manifest of fc.sample(manifests, { numRuns: RANDOM * 2, seed: SEED })) {
    if (tried === RANDOM) break;
    const [objects] = objectsOf(JSON.stringify(manifest));
    if (objects === undefined) continue;
    tried++;
    for (const refusal of await refusals(world, objects)) refused.push(`${refusal}\n${JSON.stringify(manifest)}`);
  }
  assert.is(tried, RANDOM);
  assert.equal(refused.slice(0, 10), [], `${refused.length} refused`);
}

/** Real, random and sample files with a slip or two: what has no error is taken, but for what is the user's own object. */
async function changedFiles(world: World): Promise<void> {
  const refused: string[] = [];
  let tried = 0;
  for (const file of fc.sample(files, { numRuns: CHANGED, seed: SEED })) {
    const text = file.toString('utf8');
    for (const objects of objectsOf(text, { extra: false })) {
      tried++;
      for (const refusal of await refusals(world, objects)) refused.push(`${refusal}\n${text.slice(0, 2000)}`);
    }
  }
  assert.ok(tried > CHANGED / 4, `${tried} tried`);
  assert.equal(refused.slice(0, 10), [], `${refused.length} refused`);
}

/** What the manifests of a text mean, less those of which a finding says that an API server might not take them. */
function objectsOf(text: string, { extra = true } = {}): readonly (readonly KubernetesObject[])[] {
  return compileSource({ name: 'manifest.yaml', text }).manifests.flatMap(({ workload, diagnostics }) => {
    if (workload === undefined || hasErrors(diagnostics) || isTold(diagnostics)) return [];
    let asked = 0;
    // Each another one: two pull secrets of one name would be one too many.
    const values = installValues(workload, () => `dummy-${asked++}`);
    const judged = extra ? workload : { ...workload, extraObjects: [] };
    const objects = renderWorkload(judged, { name: 'rel', namespace: 'random', values });
    // Kinds that no server knows are drawn too.
    return [objects.filter(({ apiVersion }) => apiVersion !== 'example.com/v1')];
  });
}

/** Real DaemonSets, imported and built: accepted wherever the original is. */
async function importedCorpus(world: World): Promise<void> {
  const refused: string[] = [];
  let accepted = 0;
  for (const file of [...filesIn(join(corpus, 'daemonsets/sets')), ...filesIn(join(corpus, 'daemonsets/single'))]) {
    const source = { name: file, text: readFileSync(file, 'utf8') };
    const { manifests } = importSources([source], { all: true });
    const compiled = manifests.flatMap(({ text }) => compileSource({ name: file, text }).manifests);
    const workloads = compiled.flatMap(({ workload }) => workload ?? []);
    // Not one that a chart can be made of: an image that is a placeholder, say.
    if (workloads.length === 0 || workloads.length < compiled.length) continue;
    const originals = readObjects(source).objects.map(({ value }) => value);
    const before = new Set((await refusals(world, originals)).map(kindOf));
    const objects = workloads.flatMap((workload) =>
      renderWorkload(workload, {
        name: workload.name,
        namespace: 'default',
        values: installValues(workload, () => DUMMY),
      }),
    );
    const now = (await refusals(world, objects)).filter((refusal) => !before.has(kindOf(refusal)));
    accepted += objects.length - now.length;
    for (const refusal of now) refused.push(`${file} ${refusal}`);
  }
  assert.equal(refused, []);
  assert.ok(accepted > 1000, `${accepted} accepted`);
}

const kindOf = (refusal: string): string => refusal.split(' ')[0] ?? '';

/** `Kind namespace/name: why` for each object that the API server wouldn't take. */
async function refusals(world: World, objects: readonly KubernetesObject[]): Promise<string[]> {
  await world.makeNamespacesOf(objects);
  const answers = objects.map(async (object): Promise<string[]> => {
    try {
      await world.api.dryRun(object);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [`${object.kind} ${object.metadata.namespace}/${object.metadata.name}: ${error.message}`];
    }
  });
  return (await Promise.all(answers)).flat();
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'dry run: render of every example',
    isWithoutHelm: true,
    run: (world) => renderedAndApplied(world, examples),
  },
  { name: `dry run: ${RANDOM} random manifests`, isWithoutHelm: true, run: randomManifests },
  { name: `dry run: ${CHANGED} files with slips`, isWithoutHelm: true, run: changedFiles },
  ...(existsSync(corpus)
    ? ([
        {
          name: 'dry run: render of every manifest of the corpus',
          isWithoutHelm: true,
          run: (world) => renderedAndApplied(world, join(corpus, 'manifests')),
        },
        { name: 'dry run: every DaemonSet of the corpus, imported', isWithoutHelm: true, run: importedCorpus },
      ] satisfies Scenario[])
    : []),
];
