/**
 * Makes what a release consists of in `release/`: the npm package, Helm's plugin, and SHA256SUMS of each. With
 * `npm run release -- KEY` gpg signs the plugin, as Helm 4 wants it. Nothing is published: CONTRIBUTING.md tells how.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'fflate';
import type { Archive } from '../src/effects/archive.ts';
import { writeArchives } from '../src/effects/dist.ts';
import { signArchive } from '../src/effects/sign.ts';
import { sha256 } from '../src/effects/stamp.ts';
import { tar } from '../src/effects/tar.ts';

/** Helm 4 wants them in a folder of the plugin's name, in an archive of that name and version. */
const PLUGIN = ['plugin.yaml', 'LICENSE', 'dist/NOTICES.txt', 'dist/ds2helm.cjs', 'dist/program.cjs'];

/** Packs what is built in the folder `from`. */
export async function makeRelease(from: string, into: string, key?: string): Promise<void> {
  const plugin = pluginOf(from);
  const metadata = readFileSync(join(from, 'plugin.yaml'), 'utf8');
  const signature = key === undefined ? undefined : await signArchive(plugin, metadata, { key });
  // Both have the name that their users' tools ask for, which is the same one.
  writeArchives(join(into, 'npm'), [{ archive: npmPackage(from) }]);
  writeArchives(join(into, 'helm-plugin'), [{ archive: plugin, signature }]);
}

function npmPackage(from: string): Archive {
  const folder = mkdtempSync(join(tmpdir(), 'ds2helm-release-'));
  try {
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: from });
    const [file = ''] = readdirSync(folder);
    return archive(file, readFileSync(join(folder, file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pluginOf(from: string): Archive {
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string };
  const files = PLUGIN.map((path) => ({ path: `ds2helm/${path}`, bytes: readFileSync(join(from, path)) }));
  return archive(`ds2helm-${version}.tgz`, gzipSync(tar(files), { level: 9, mtime: 0 }));
}

const archive = (file: string, bytes: Uint8Array): Archive => ({ file, bytes, sha256: sha256(bytes) });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await makeRelease(root, join(root, 'release'), process.argv[2]);
}
