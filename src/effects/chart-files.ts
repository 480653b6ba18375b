/** The files of a chart's folder, as Helm loads them. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { diagnose, type Result } from '../diagnostic.ts';
import { type ArchiveFile, CHART_LIMIT, FILE_LIMIT } from './archive.ts';
import { EnvironmentError, withEnvironment } from './environment-error.ts';
import { BadRule, HELMIGNORE, type Ignored, parseHelmignore } from './helmignore.ts';

/** Whether a path is the folder of a chart. */
export const isChartFolder = (path: string): boolean => existsSync(join(path, 'Chart.yaml'));

/**
 * Every file that the chart's `.helmignore` lets through; links are followed, as Helm does, unless they lead out of the
 * folder: what they show is the machine's. Throws an EnvironmentError for what can't be read or is neither a file nor a
 * folder.
 */
export function readChartFiles(folder: string): Result<readonly ArchiveFile[]> {
  const rules = join(folder, HELMIGNORE);
  try {
    const text = withEnvironment(`${rules} can't be read`, () =>
      statSync(rules, { throwIfNoEntry: false }) ? readFileSync(rules, 'utf8') : '',
    );
    return { value: [...walk(folder, parseHelmignore(text))], diagnostics: [] };
  } catch (error) {
    if (error instanceof BadRule)
      return { diagnostics: [diagnose('helmignore-invalid', {}, rules, error.line, error.rule)] };
    if (error instanceof Refused) return { diagnostics: [error.diagnostic] };
    throw error;
  }
}

/** Said before a file is read: it may not fit into memory, or be none of ours. */
class Refused extends Error {
  readonly diagnostic: ReturnType<typeof diagnose>;
  constructor(diagnostic: ReturnType<typeof diagnose>) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

function* walk(root: string, ignored: Ignored): Generator<ArchiveFile> {
  let total = 0;
  const home = realpathSync(root);
  yield* below('', []);

  function* below(folder: string, above: readonly string[]): Generator<ArchiveFile> {
    const real = attempt(folder, () => realpathSync(join(root, folder)));
    if (above.includes(real))
      throw new EnvironmentError(`${join(root, folder)} is a link to a folder that it lies in.`);
    for (const name of attempt(folder, () => readdirSync(join(root, folder)))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stat = attempt(path, () => statSync(join(root, path)));
      if (ignored(path, stat.isDirectory())) continue;
      const target = attempt(path, () => realpathSync(join(root, path)));
      if (target !== home && !target.startsWith(`${home}${sep}`))
        throw new Refused(diagnose('chart-link-leads-out', {}, join(root, path), target));
      if (stat.isDirectory()) yield* below(path, [...above, real]);
      else if (!stat.isFile()) throw new EnvironmentError(`${join(root, path)} is a device or a pipe, not a file.`);
      else yield file(path, stat.size);
    }
  }

  function file(path: string, size: number): ArchiveFile {
    total += size;
    if (size > FILE_LIMIT) throw new Refused(diagnose('chart-file-too-large', {}, join(root, path), size));
    if (total > CHART_LIMIT) throw new Refused(diagnose('chart-too-large', {}, root, total));
    return { path, bytes: attempt(path, () => readFileSync(join(root, path))) };
  }

  function attempt<T>(path: string, action: () => T): T {
    return withEnvironment(`${join(root, path)} can't be read`, action);
  }
}
