/** Whether charts say what their manifests mean: many of them in one run of Helm. */
import fc from 'fast-check';
import { load } from 'js-yaml';
import { compareObjects, describeDifferences } from '../../src/compare/index.ts';
import { compileSource } from '../../src/compile.ts';
import { installValuesFile } from '../../src/generate/index.ts';
import type { Ask } from '../../src/model/asks.ts';
import type { JsonObject, KubernetesObject, Workload } from '../../src/model/workload.ts';
import { installValues, renderWorkload } from '../../src/render/index.ts';
import { objectsUnder } from '../../src/verify/overlay/objects.ts';
import { valuesFor } from './arbitraries/values.ts';
import type { Helm } from './helm.ts';
import { type Fields, merge } from './manifests.ts';
import { typeFaults } from './types.ts';
import { type Release, renderSubcharts, type Subchart } from './umbrella.ts';

/** A chart, and what it must render to. */
export interface Claim extends Subchart {
  readonly manifest: Fields;
  readonly workload: Workload;
  readonly want: (release: Release) => readonly KubernetesObject[];
  /** The values drawn for it. */
  readonly drawn?: Fields;
}

/** What install time gives: the manifest's own secret, else a text that tells what it stands for. */
const given = ({ literal, key }: Ask): string => literal || `dummy of ${key}`;

/** The claims of those manifests that are valid. A name that stands twice gets a number. */
export function claimsOf(manifests: readonly Fields[]): Claim[] {
  const names = new Set<string>();
  return manifests.flatMap((drawn, index) => {
    const { name } = drawn['metadata'] as { name: string };
    const isTaken = names.has(name);
    const metadata = { ...(drawn['metadata'] as Fields), name: isTaken ? `${name.slice(0, 40)}-x${index}` : name };
    names.add(metadata.name);
    const claim = claimOf({ ...drawn, metadata });
    return claim === undefined ? [] : [claim];
  });
}

function claimOf(manifest: Fields): Claim | undefined {
  const [compiled] = compileSource({ name: 'manifest.yaml', text: JSON.stringify(manifest) }).manifests;
  if (compiled?.workload === undefined || compiled.files === undefined) return undefined;
  const { workload, files } = compiled;
  const values = load(installValuesFile(workload, given) ?? '{}') as object;
  const want = (release: Release) => renderWorkload(workload, { ...release, values: installValues(workload, given) });
  return { name: workload.name, files, values, manifest, workload, want };
}

/** Of so many charts one gets its values as arguments. */
const ARGUMENTS = 4;

/** The claim under other values, drawn for its chart. */
export function underValues(claim: Claim, seed: number): Claim {
  const [drawn = {}] = fc.sample(valuesFor(defaultsOf(claim)), { numRuns: 1, seed });
  return { ...underThese(claim, drawn), asArguments: seed % ARGUMENTS === 0 };
}

/** The chart's own values. */
export const defaultsOf = ({ files }: Claim): Fields =>
  load(files.find(({ path }) => path === 'values.yaml')?.text ?? '{}') as Fields;

/** The claim under these values. */
export function underThese(claim: Claim, drawn: Fields): Claim {
  const over = drawn as JsonObject;
  const want = (release: Release) =>
    objectsUnder(claim.workload, over, (changed, overrides) => ({
      ...release,
      overrides,
      values: installValues(changed, given),
    }));
  // In the order of `verify`: what is asked for first.
  return { ...claim, values: merge(claim.values as Fields, drawn), want, drawn };
}

/** What is wrong with those charts that don't render to what their manifests mean, or to no Kubernetes objects, by name. */
export async function disagreements(
  helm: Helm,
  claims: readonly Claim[],
  release: Release,
): Promise<ReadonlyMap<string, string>> {
  const renderings = await renderSubcharts(helm, claims, release);
  return new Map(
    claims.flatMap(({ name, want, drawn }): [string, string][] => {
      const rendering = renderings.get(name);
      if (rendering === undefined || 'error' in rendering) return [[name, rendering?.error ?? 'nothing rendered']];
      const wanted = want(release);
      const text = describeDifferences(compareObjects(wanted, rendering.objects, { exact: true }));
      const order = drawn === undefined && text === '' ? orderFault(wanted, rendering.objects) : '';
      const faults = text + order + typeFaults(rendering.objects);
      return faults === '' ? [] : [[name, faults]];
    }),
  );
}

/** Hooks, which Helm has apart, are left out. */
function orderFault(...sides: readonly (readonly KubernetesObject[])[]): string {
  const [want, got] = sides.map((side) =>
    side
      .filter(({ metadata }) => (metadata['annotations'] as Fields | undefined)?.['helm.sh/hook'] === undefined)
      .map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''} ${metadata.name}`)
      .join(', '),
  );
  return want === got ? '' : `the order is ${got}, not ${want}\n`;
}
