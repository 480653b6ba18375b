import type { Diagnostic } from '../diagnostic.ts';
import { readSources } from '../effects/input.ts';
import type { Cluster } from '../effects/kubectl.ts';
import type { Source } from '../source.ts';
import { UsageError } from './exit.ts';
import { daemonSetNamed, daemonSetOf } from './from-cluster.ts';
import { releaseNamed } from './from-release.ts';
import type { ReleasePlace } from './install.ts';
import type { Io } from './io.ts';

export interface Where extends Cluster {
  readonly release: string | undefined;
}

export interface ImportSources {
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where the release stands that was asked for. */
  readonly running: ReleasePlace | undefined;
}

/** What `import` reads: files, DaemonSets of a cluster, a release. Throws UsageError where that is nothing. */
export async function importedSources(names: readonly string[], where: Where, io: Io): Promise<ImportSources> {
  const running = names.flatMap((name) => daemonSetNamed(name) ?? []);
  const files = names.filter((name) => daemonSetNamed(name) === undefined);
  if (names.length === 0 && where.release === undefined)
    throw new UsageError('Which DaemonSet? Name a file, a folder, - for the standard input, or ds/NAME.');
  if (running.length === 0 && where.release === undefined && (where.context ?? where.kubeconfig) !== undefined)
    throw new UsageError('--context and --kubeconfig are for ds/NAME and --release: files need no cluster.');
  const { value: read = [], diagnostics } =
    files.length === 0 ? { value: [], diagnostics: [] } : await readSources(files, io.stdin);
  const fetched = [];
  for (const name of running) fetched.push(await daemonSetOf(name, where, io.env));
  const release = where.release === undefined ? undefined : await releaseNamed(where.release, where, io.env);
  return {
    sources: [...read, ...fetched.map(({ source }) => source), ...(release ? [release.source] : [])],
    diagnostics: [...diagnostics, ...fetched.flatMap((one) => one.diagnostics)],
    running: release?.place,
  };
}
