import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isChartFolder } from '../effects/chart-files.ts';
import { withEnvironment } from '../effects/environment-error.ts';
import { identityOf } from './chart-metadata.ts';

/** The version of the chart that stands in a folder; undefined where none does, or one that says no version. */
export function standingVersion(folder: string): string | undefined {
  if (!isChartFolder(folder)) return undefined;
  const path = join(folder, 'Chart.yaml');
  return versionIn(
    withEnvironment(`${path} can't be read`, () => readFileSync(path, 'utf8')),
    path,
  );
}

/** The same of a chart that is a folder or an archive. Throws an EnvironmentError for a file that is none. */
export async function versionOfChart(chart: string): Promise<string | undefined> {
  if (!statSync(chart, { throwIfNoEntry: false })?.isFile()) return standingVersion(chart);
  const { readArchive } = await import('../effects/untar.ts');
  const bytes = withEnvironment(`${chart} can't be read`, () => readFileSync(chart));
  const metadata = readArchive(chart, bytes).find(({ path }) => path === 'Chart.yaml');
  return metadata && versionIn(new TextDecoder().decode(metadata.bytes), chart);
}

function versionIn(chartYaml: string, file: string): string | undefined {
  const found = identityOf(chartYaml, file);
  return 'identity' in found ? found.identity.version : undefined;
}
