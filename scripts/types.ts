/** The declarations of the API: those that index.d.ts leads to, and no others. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes them into `folder`, which must not hold any before. */
export function declareTypes(folder: string): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '--project', join(root, 'tsconfig.types.json'), '--outDir', folder];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
  const wanted = reachable(folder, 'index.d.ts');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.d.ts') && !wanted.has(path.replaceAll('\\', '/'))) rmSync(join(folder, path));
  }
}

function reachable(folder: string, path: string, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, imported = ''] of readFileSync(join(folder, path), 'utf8').matchAll(
    /(?:from |import\()['"](\.[^'"]+)['"]/g,
  )) {
    reachable(folder, posix.join(posix.dirname(path), imported).replace(/(?<!\.d)\.ts$/, '.d.ts'), found);
  }
  return found;
}
