/** What Helm would say of a release, asked before anyone installs it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { runHelm } from '../effects/helm.ts';
import { inScratch } from '../effects/scratch.ts';
import type { JsonObject } from '../model/workload.ts';
import type { Io } from './io.ts';
import { NEWEST } from './sides.ts';

export interface PlannedRelease {
  readonly release: string;
  readonly namespace: string;
  readonly values: JsonObject;
}

/** Helm's refusal, where it can't render the chart with these values. */
export async function rehearse(
  archive: Uint8Array,
  { release, namespace, values }: PlannedRelease,
  io: Io,
): Promise<readonly Diagnostic[]> {
  return inScratch([{ path: 'values.json', text: JSON.stringify(values) }], async (folder) => {
    const chart = join(folder, 'chart.tgz');
    writeFileSync(chart, archive);
    const flags = ['--namespace', namespace, '--kube-version', NEWEST, '--values', join(folder, 'values.json')];
    const { code, stderr } = await runHelm(['template', release, chart, ...flags], { env: io.env });
    return code === 0 ? [] : [diagnose('gitops-helm-refuses', {}, release, refusalIn(stderr))];
  });
}

/** Without what Helm logs before it. */
const refusalIn = (words: string): string =>
  words
    .slice(Math.max(0, words.search(/^Error: /m)))
    .replace(/^Error: /, '')
    .trim();
