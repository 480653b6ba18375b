import { fileURLToPath } from 'node:url';

/** Real manifests and DaemonSets, where there are any. */
export const corpus: string =
  process.env['DS2HELM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
