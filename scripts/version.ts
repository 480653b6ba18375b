/** Run by `npm version`: gives the new version to every other file that names it, and adds them to its commit. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the version stands in a file. */
export const PLACES: Readonly<Record<string, RegExp>> = {
  'plugin.yaml': /(?<=^version: ).*$/m,
  'action.yml': /(?<=^ {4}description: the version of ds2helm\n {4}default: ).*$/m,
  '.pre-commit-hooks.yaml': /(?<=ds2helm@)\S+/g,
  'CHANGELOG.md': /(?<=^## )Unreleased$/m,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  for (const [path, place] of Object.entries(PLACES)) {
    const text = readFileSync(root + path, 'utf8');
    if (text.search(place) < 0) throw new Error(`${path} has no place for the version`);
    writeFileSync(root + path, text.replace(place, version));
  }
  execFileSync('git', ['add', ...Object.keys(PLACES)], { cwd: root });
}
