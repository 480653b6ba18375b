import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isChartFolder } from '../effects/chart-files.ts';
import { withEnvironment } from '../effects/environment-error.ts';
import { identityOf } from './chart-metadata.ts';

/** The version of the chart that stands in a folder; undefined where none does, or one that says no version. */
export function standingVersion(folder: string): string | undefined {
  if (!isChartFolder(folder)) return undefined;
  const path = join(folder, 'Chart.yaml');
  const text = withEnvironment(`${path} can't be read`, () => readFileSync(path, 'utf8'));
  const found = identityOf(text, path);
  return 'identity' in found ? found.identity.version : undefined;
}
