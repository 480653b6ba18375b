import { compareObjects, type Difference } from '../compare/index.ts';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { installValuesFile } from '../generate/index.ts';
import type { Ask } from '../model/asks.ts';
import { literalsOf } from '../model/literals.ts';
import { type Manifest, placeOf } from '../model/manifest.ts';
import type { Json, JsonObject, KubernetesObject, Workload } from '../model/workload.ts';
import { readPrinted } from '../read/printed.ts';
import { installValues } from '../render/index.ts';
import type { Place } from '../source.ts';
import { complaintsOf } from './complaints.ts';
import { secretsIn } from './given.ts';
import { maskOf } from './masked.ts';
import { originOf } from './origin.ts';
import { objectsUnder } from './overlay/objects.ts';
import { withoutTemplated } from './overlay/texts.ts';
import { mapOf, textOf } from './overlay/values.ts';

export { secretsIn, withoutSecrets } from './given.ts';
export { parseValues } from './overlay/exact.ts';

export interface ReleaseName {
  readonly name: string;
  readonly namespace: string;
}

/** What Helm made of a chart: `helm template`'s exit code and what it wrote. */
export interface HelmAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A chart holds when there are no findings; then the numbers say how much was compared. */
export interface Proof {
  readonly objects: number;
  /** Values that are no maps or lists, in all objects. */
  readonly fields: number;
  /** Objects of templates among extraObjects, which no manifest can tell. */
  readonly uncompared: number;
  readonly differences: readonly Difference[];
  readonly findings: readonly Diagnostic[];
}

/** What the release is installed with: the manifest's own literals, and for the rest a text that says what it stands for. */
const stated = ({ literal, kind, key }: Ask): string => literal || `${kind} ${key}`;

/** The values that a chart asks for, as a file for Helm. It may hold secrets. */
export const valuesForHelm = (workload: Workload): string => installValuesFile(workload, stated) ?? '{}\n';

/** The objects of a manifest for such a release, under values over its chart's own: what Helm must give. */
export function wantedObjects(
  workload: Workload,
  release: ReleaseName,
  values: JsonObject = {},
): readonly KubernetesObject[] {
  const given = (ask: Ask): string => valueAt(values, ask.path) || stated(ask);
  return objectsUnder(workload, values, (changed, overrides) => ({
    ...release,
    overrides,
    values: installValues(changed, given),
  }));
}

function valueAt(values: JsonObject, path: readonly string[]): string {
  return textOf(path.reduce<Json | undefined>((value, key) => mapOf(value)[key], values));
}

/** Holds what Helm gave for a chart against what the manifest means. Shows no secret of either, nor of the values. */
export function prove(
  manifest: Manifest,
  wanted: readonly KubernetesObject[],
  answer: HelmAnswer,
  values: JsonObject = {},
): Proof {
  const mask = maskOf([...literalsOf(manifest), ...secretsIn(values)]);
  const counts = { objects: wanted.length, fields: countLeaves(wanted as unknown as Json) };
  const refused = (findings: readonly Diagnostic[]): Proof => ({
    ...counts,
    uncompared: 0,
    differences: [],
    findings,
  });
  if (answer.code !== 0) return refused(complaintsOf(manifest, answer.stderr, mask.text));
  const read = readPrinted(answer.stdout);
  if ('reason' in read) {
    const at = placeOf(manifest, ['metadata', 'name']);
    return refused([diagnose('chart-renders-no-objects', { at }, mask.text(read.reason))]);
  }
  const objects = withoutTemplated(answer.stdout, read.objects, wanted, values);
  const found = compareObjects(wanted, objects, { exact: true, rendered: true });
  return {
    ...counts,
    uncompared: read.objects.length - objects.length,
    differences: found.map(mask.difference),
    findings: found.map((one) =>
      findingOf(placeOf(manifest, originOf(manifest, one.object, one.path)), mask.difference(one)),
    ),
  };
}

function findingOf(at: Place, { kind, object, path, want, got }: Difference): Diagnostic {
  if (path !== '') return diagnose('chart-differs', { at }, object, path, text(want), text(got));
  return diagnose(kind === 'missing' ? 'chart-lacks-object' : 'chart-has-more', { at }, object);
}

const LONGEST = 200;

function text(value: Json | undefined): string {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

function countLeaves(value: Json): number {
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce<number>((sum, entry) => sum + countLeaves(entry as Json), 0);
}
