/** `gitops --bump`: another chart for objects that stand in a file. */
import { readFileSync } from 'node:fs';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { editFile } from '../effects/edit-file.ts';
import { withEnvironment } from '../effects/environment-error.ts';
import { bumpDigests, type Follower, ownNamespace, type PublishedChart, planRollout } from '../gitops/index.ts';
import type { Found } from './handover.ts';
import type { Io } from './io.ts';
import { rehearse } from './rehearsal.ts';

export interface Promotion {
  readonly findings: readonly Diagnostic[];
  /** What was changed. */
  readonly lines: readonly string[];
}

/** Pins the objects in a file, unless one of them could not have been printed for this chart. */
export async function bumpFile(
  file: string,
  { chart, archive }: Required<Pick<Found, 'chart' | 'archive'>>,
  namespace: string | undefined,
  io: Io,
): Promise<Promotion> {
  const text = withEnvironment(`${file} can't be read`, () => readFileSync(file, 'utf8'));
  const { before, unpinned, followers, ...bumped } = bumpDigests({ name: file, text }, chart);
  const findings: Diagnostic[] = [];
  if (unpinned.length > 0) findings.push(diagnose('gitops-not-pinnable', {}, file, unpinned));
  else if (before.length === 0) findings.push(diagnose('gitops-nothing-to-bump', {}, file, chart.repository));
  for (const follower of followers) findings.push(...(await refuse(follower, chart, archive, namespace, io)));
  if (findings.length > 0) return { findings: onceEach(findings), lines: [] };
  if (bumped.text !== text) editFile(file, bumped.text);
  return { findings, lines: before.map((one) => `${file}: ${one} -> ${chart.digest} (${chart.version})\n`) };
}

async function refuse(
  { name, release, namespace, values }: Follower,
  chart: PublishedChart,
  archive: Uint8Array,
  wanted: string | undefined,
  io: Io,
): Promise<readonly Diagnostic[]> {
  const own = ownNamespace(chart.values);
  if (own !== '' && own !== namespace && namespace !== wanted)
    return [diagnose('gitops-other-namespace', {}, name, namespace, own)];
  const wishes = { waves: [], nodes: 1, plainHttp: false, makesNamespace: false };
  const planned = planRollout(chart, { ...wishes, release, namespace, values });
  return 'refusals' in planned ? planned.refusals : rehearse(archive, { release, namespace, values }, io);
}

/** Many clusters are refused for one reason. */
const onceEach = (findings: readonly Diagnostic[]): readonly Diagnostic[] =>
  findings.filter((one, index) => findings.findIndex(({ message }) => message === one.message) === index);
