import { diagnose } from '../diagnostic.ts';
import type { ChartFile } from '../model/chart.ts';
import type { Change } from './change.ts';
import type { ChartIdentity } from './snapshot.ts';

/** What changes in Chart.yaml, its version apart: that is what follows from all the rest. */
export function diffChart(before: ChartIdentity, after: ChartIdentity): Change[] {
  return [
    ...field('name', before.name, after.name, () => diagnose('chart-renamed', {}, before.name, after.name)),
    ...field('appVersion', before.appVersion, after.appVersion, () => undefined),
    ...field('kubeVersion', before.kubeVersion, after.kubeVersion, (was, is) =>
      minorOf(is) > minorOf(was) ? diagnose('kube-version-raised', {}, was || 'of any version', is) : undefined,
    ),
  ];
}

function field(
  subject: string,
  before: string | undefined,
  after: string | undefined,
  breaks: (before: string, after: string) => Change['why'],
): Change[] {
  if (before === after) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const sides = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  const why = breaks(before ?? '', after ?? '');
  const judged = why === undefined ? { impact: 'harmless' as const } : { impact: 'breaking' as const, why };
  return [{ area: 'chart', kind, subject, path: '', ...sides, ...judged }];
}

/** Of `>=1.29.0-0`; 0 where no oldest release is named. */
const minorOf = (range: string): number => Number(/^>=\s*v?1\.(\d+)/.exec(range)?.[1] ?? 0);

/** Which files differ that no other area speaks of. */
export function diffFiles(before: readonly ChartFile[], after: readonly ChartFile[]): Change[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path): Change[] => {
    if (old.get(path) === now.get(path)) return [];
    const kind = !old.has(path) ? 'added' : !now.has(path) ? 'removed' : 'changed';
    return [{ area: 'files', kind, subject: path, path: '', impact: 'harmless' }];
  });
}

const textsOf = (files: readonly ChartFile[]): Map<string, string> =>
  new Map(files.filter((file) => isInArchive(file) && !isApart(file)).map(({ path, text }) => [path, text]));

/** Whether Helm packs it: the others are for the folder alone. */
export const isInArchive = ({ path }: ChartFile): boolean =>
  path !== '.helmignore' && path !== '.ds2helm.json' && !path.startsWith('ci/');

/** Compared by what they say, or made from the rest. */
const isApart = ({ path }: ChartFile): boolean => ['Chart.yaml', 'values.yaml', 'CHANGELOG.md'].includes(path);
