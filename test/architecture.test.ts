/** The import rule of ARCHITECTURE.md: downwards, never sideways. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Ring {
  readonly modules: readonly string[];
  /** The rings whose modules it may import; its own module it always may. */
  readonly imports: readonly string[];
  readonly packages?: RegExp;
}

const RINGS: Readonly<Record<string, Ring>> = {
  model: { modules: ['model', 'source', 'diagnostic', 'messages'], imports: ['model', 'generated'] },
  generated: { modules: ['generated'], imports: ['model'], packages: /^(ajv|handlebars)/ },
  // How text is written that kubectl and Helm read back unchanged: generate needs it, and so do commands that print manifests.
  print: { modules: ['print'], imports: ['model'], packages: /^js-yaml$/ },
  phases: {
    modules: ['read', 'check', 'lower', 'render', 'generate', 'raise', 'compare'],
    imports: ['model', 'generated', 'print'],
    packages: /^(js-yaml|ajv|handlebars|@noble\/hashes|fflate)\b/,
  },
  effects: { modules: ['effects'], imports: ['model'], packages: /^(node:|diff$|fflate$)/ },
  compositions: {
    modules: ['compile', 'import', 'migrate', 'verify', 'diff', 'plan', 'gitops'],
    imports: ['model', 'print', 'phases'],
  },
  explain: { modules: ['explain'], imports: ['model', 'generated', 'phases', 'compositions'] },
  commands: {
    modules: ['index', 'cli'],
    imports: ['model', 'generated', 'print', 'phases', 'effects', 'compositions', 'explain'],
    packages: /^(node:|yargs|js-yaml$)/,
  },
};

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));

const moduleOf = (path: string): string => (path.split('/')[0] ?? '').replace(/\.ts$/, '');
const ringOf = (module: string): string =>
  Object.keys(RINGS).find((name) => RINGS[name]?.modules.includes(module)) ?? `a module of no ring, ${module}`;

function isAllowed(importer: string, imported: string): boolean {
  const from = RINGS[ringOf(moduleOf(importer))];
  if (!imported.startsWith('.')) return from?.packages?.test(imported) === true;
  const target = posix.join(dirname(importer), imported);
  if (target === '../package.json') return importer.startsWith('cli/');
  const [module, ring] = [moduleOf(target), ringOf(moduleOf(target))];
  return module === moduleOf(importer) || from?.imports.includes(ring) === true;
}

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^import\s[^;'=]*'([^']+)'|^export\s[^;'=]*\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, imported, exported, loaded]) => imported ?? exported ?? loaded ?? '',
  );

test('every way to import is seen, and nothing else', () => {
  const text = `import './a';
import b from 'b';
import {
  type C,
  c,
} from '../c.ts';
export { d } from './d.ts';
export * from './e.ts';
export const from = 'no';
export interface F { readonly from: 'no' }
const g = await import('./g.ts');
`;
  assert.equal(importsOf(text), ['./a', 'b', '../c.ts', './d.ts', './e.ts', './g.ts']);
});

test('every import leads downwards', () => {
  const wrong = files.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((imported) => !isAllowed(path, imported))
      .map((imported) => `src/${path} imports ${imported}`),
  );
  assert.equal(wrong, []);
});

test('the rule knows what it forbids', () => {
  const cases: readonly [importer: string, imported: string, want: boolean][] = [
    ['read/yaml.ts', './scalars.ts', true],
    ['read/yaml.ts', '../source.ts', true],
    ['read/yaml.ts', 'js-yaml', true],
    ['check/rules/ports.ts', '../../read/yaml.ts', false],
    ['lower/index.ts', 'node:fs', false],
    ['lower/index.ts', '../compile.ts', false],
    ['model/manifest.ts', '../lower/index.ts', false],
    ['effects/write.ts', '../lower/index.ts', false],
    ['compile.ts', './effects/write.ts', false],
    ['compile.ts', './lower/index.ts', true],
    ['cli/commands/build.ts', '../../effects/write.ts', true],
    ['cli/commands/build.ts', '../../../schemas/bundle.ts', false],
  ];
  for (const [importer, imported, want] of cases)
    assert.is(isAllowed(importer, imported), want, `${importer} ${imported}`);
});

test('every module of src has a ring', () => {
  const rings = new Set(files.map(({ path }) => ringOf(moduleOf(path))));
  assert.equal(
    [...rings].filter((ring) => !(ring in RINGS)),
    [],
  );
});

test('no file is longer than 300 lines', () => {
  const long = files.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path);
  assert.equal(long, []);
});

test.run();
