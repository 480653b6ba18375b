/** Files that are made to break a reader, through the program: a clear answer, soon, and nothing is written. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { assertBearable, program } from '../support/program.ts';

const ds2helm = await program();

const NOBODY = 65534;
const MIB = 2 ** 20;
const manifest = (name = 'agent', app = '', spec = ''): string => `apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata:
  name: ${name}
spec:
  namespace: {value: monitoring}
  container: {app: {image: {repo: agent, tag: 1.2.3}, resources: {limits: {memory: 1Gi}}${app}}}
${spec}`;
const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');
const bomb = many(12, (index) => `a${index + 1}: &a${index + 1} [${many(10, () => `*a${index}, `)}]\n`);

/** What stands in the file, the exit code of `build`, and what it says. */
const FILES: readonly [name: string, content: string | Uint8Array, code: number, said: RegExp][] = [
  ['a YAML bomb', `a0: &a0 [x]\n${bomb}${manifest()}`, 1, /Aliases and merge keys add more than 20000 keys and values/],
  ['an alias in a circle', manifest('agent', '', 'x: &x [*x]\n'), 1, /8:8: .*"\*x" stands inside the very value/],
  ['100 levels', manifest('agent', '', `x: ${'['.repeat(100)}`), 1, /nested more than 100 levels deep/],
  ['a million levels', '[{a: '.repeat(1_000_000), 1, /nested more than 100 levels deep/],
  ['17 MiB', `${manifest()}#${'x'.repeat(17 * MIB)}`, 1, /larger than 16 MiB/],
  ['16 MiB of line breaks', `${'\n'.repeat(16 * MIB - 10)}a: [b`, 1, /more than 250000 lines/],
  ['16 MiB of spaces', `${manifest()}${' '.repeat(15 * MIB)}`, 0, /wrote/],
  ['16 MiB in one comment', `${manifest()}#${'#'.repeat(15 * MIB)}`, 0, /wrote/],
  ['16 MiB in one word', manifest('agent', `, command: [${'x'.repeat(15 * MIB)}]`), 1, /text-too-long/],
  ['16 MiB in one secret', manifest('agent', `, env: {secrets: {A: ${'x'.repeat(15 * MIB)}}}`), 1, /secret-too-large/],
  ['16 MiB in one key', `${manifest()}  ? ${'x'.repeat(15 * MIB)}\n  : y\n`, 1, /unknown-field/],
  ['a secret of 200 KB', manifest('agent', `, env: {secrets: {A: ${'x'.repeat(200_000)}}}`), 0, /wrote/],
  [
    'thousands of secrets and of findings',
    manifest('agent', `, env: {secrets: {${many(4000, (index) => `"A=${index}": secret-${index},`)}}}`),
    1,
    /and 7900 more/,
  ],
  [
    'thousands of mounts',
    manifest(
      'agent',
      `, volume_mounts: [${many(4000, (index) => `{name: v, mount_path: /a, host_path: /${index}},`)}]`,
    ),
    1,
    /volume-differs/,
  ],
  [
    'thousands of references to nothing',
    manifest('agent', `, env: {variables: [${many(4000, (index) => `{name: A${index}, value: $(B${index})},`)}]}`),
    0,
    /variable-reference-unknown/,
  ],
  [
    'thousands of further objects',
    `${manifest()}  extra_objects: [${many(4000, (index) => `{apiVersion: v1, kind: ConfigMap, metadata: {name: x${index}}},`)}]\n`,
    0,
    /wrote/,
  ],
  ['references that never end', manifest('agent', `, args: [${many(25_000, () => '$(')}]`), 0, /wrote/],
  [
    'a repository of colons',
    manifest().replace('repo: agent', `repo: "${many(300_000, () => ':')}/"`),
    1,
    /image-repo/,
  ],
  ['an image of colons', manifest().replace(/image: {.*?}/, `image: "${many(300_000, () => ':')}/"`), 1, /image-repo/],
  ['a repository of @', manifest().replace('repo: agent', `repo: "${many(300_000, () => '@')}/"`), 1, /image-repo/],
  [
    'a path of slashes',
    manifest('agent', `, volume_mounts: [{name: v, mount_path: /v, host_path: ${many(300_000, () => '/')}a}]`),
    0,
    /wrote/,
  ],
  ['a quantity of spaces', manifest().replace('1Gi', `"${many(300_000, () => ' ')}x"`), 1, /quantity-invalid/],
  [
    'more fields than a manifest has',
    many(60_000, (index) => `x${index}: 1\n`) + manifest(),
    1,
    /more than 50000 keys/,
  ],
  ['NUL', manifest().replace('1.2.3', 'a\0b'), 1, /7:\d+: .*U\+0000/],
  ['no UTF-8', Buffer.concat([Buffer.from(manifest()), Buffer.from([0x23, 0xff, 0x0a])]), 1, /8:2: .*not UTF-8/],
  ['UTF-16', Buffer.from(`\uFEFF${manifest()}`, 'utf16le'), 1, /UTF-16/],
  ['a byte order mark', `\uFEFF${manifest()}`, 0, /wrote/],
  ['line ends of Windows', manifest().replaceAll('\n', '\r\n'), 0, /wrote/],
  ['nothing', '', 1, /no-manifest/],
  ['bytes of a program', Uint8Array.from({ length: 4096 }, (_, index) => (index * 151) % 256), 1, /not-utf-8/],
  ['__proto__ as a field', manifest('agent', ', __proto__: {privileged: true}'), 1, /has no field "__proto__"/],
  ['constructor as a field', manifest('agent', '', '  constructor: {prototype: x}\n'), 1, /has no field "constructor"/],
  [
    '__proto__ and constructor as keys',
    manifest('agent', '', '  pod: {annotations: {__proto__: a, constructor: b, toString: c}}\n'),
    1,
    /__proto__/,
  ],
  [
    'hasOwnProperty as a variable',
    manifest('agent', ', env: {variables: {hasOwnProperty: a, constructor: b, __proto__: c}}'),
    0,
    /wrote/,
  ],
  ['a name that leads up', manifest('..'), 1, /agent-name-invalid|name/],
  ['a name that leads elsewhere', manifest('../../etc'), 1, /metadata\.name/],
  ['an absolute name', manifest('/tmp/x'), 1, /metadata\.name/],
  ['a name with spaces', manifest('"a b"'), 1, /metadata\.name/],
  ['a name of 300 characters', manifest('a'.repeat(300)), 1, /metadata\.name/],
  ['an empty name', manifest('""'), 1, /metadata\.name/],
  ['a ConfigMap of a name that leads up', manifest('agent', '', '  config_maps: {../../x: a}\n'), 1, /\.\.\/\.\.\/x/],
];

for (const [name, content, code, said] of FILES) {
  test(name, async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'x.yaml'), content);
    const ended = await ds2helm.run(['build', 'x.yaml', '--output-dir', 'charts'], { cwd: folder });
    assertBearable(ended);
    assert.is(ended.code, code, ended.stderr.slice(0, 2000));
    assert.match(ended.stdout + ended.stderr, said);
    assert.ok((ended.stdout + ended.stderr).length < 100_000);
    const written = Object.keys(tree(folder)).filter((path) => path !== 'x.yaml');
    assert.equal([...new Set(written.map((path) => path.split('/').slice(0, 2).join('/')))].length, code === 0 ? 1 : 0);
    assert.ok(written.every((path) => path.startsWith('charts/agent/')));
  });
}

/** What makes the surroundings, the manifest that is named, and the error. */
const PLACES: readonly [name: string, make: (folder: string) => void, path: string, said: RegExp][] = [
  ['a folder without manifests', (folder) => mkdirSync(join(folder, 'x')), 'x', /holds no \*\.yaml/],
  ['a link in a circle', (folder) => symlinkSync('x', join(folder, 'x')), 'x', /links go in a circle/],
  [
    'a folder that links to itself',
    (folder) => symlinkSync('.', join(folder, 'x')),
    '.',
    /link to a folder that it lies in/,
  ],
  ['an endless device', () => {}, '/dev/zero', /is a device/],
  ['a file that no one may read', () => {}, '/proc/self/mem', /can't be read/],
  ['a pipe without a writer', (folder) => execFileSync('mkfifo', [join(folder, 'x')]), 'x', /nothing is written to/],
  ['a name of 300 characters', () => {}, 'x'.repeat(300), /the name is too long/],
];

for (const [name, make, path, said] of PLACES) {
  test(`${name}: an error of the environment`, async () => {
    const folder = temporaryFolder();
    make(folder);
    const ended = await ds2helm.run(['build', path, '--output-dir', 'charts'], { cwd: folder });
    assertBearable(ended);
    assert.is(ended.code, 3, ended.stderr);
    assert.match(ended.stderr, said);
    assert.equal(tree(folder), {});
  });
}

/** What stands in a folder beside a manifest and can't be read. */
const ENTRIES: readonly [name: string, make: (folder: string) => void, said: RegExp][] = [
  ['a link that leads nowhere', (folder) => symlinkSync('gone', join(folder, 'b.yaml')), /b\.yaml can't be read/],
  ['a link in a circle', (folder) => symlinkSync('b.yaml', join(folder, 'b.yaml')), /links go in a circle/],
  [
    'a folder that links to its own',
    (folder) => symlinkSync('.', join(folder, 'b')),
    /link to a folder that it lies in/,
  ],
];

for (const [name, make, said] of ENTRIES) {
  for (const format of ['json', 'sarif']) {
    test(`${name} in a folder: the rest is checked, and reported as ${format}`, async () => {
      const folder = temporaryFolder();
      plant(folder, { 'x.yaml': manifest('A') });
      make(folder);
      const ended = await ds2helm.run(['validate', '.', '-o', format], { cwd: folder });
      assertBearable(ended);
      assert.is(ended.code, 3, ended.stderr);
      assert.match(ended.stderr, said);
      assert.match(JSON.stringify(JSON.parse(ended.stdout)), said);
      assert.match(ended.stdout, /agent-name-invalid/);
    });
  }
}

/** What is no file of references, and what is said of it. */
const REFERENCES: readonly [name: string, path: string, content: string, code: number, said: RegExp][] = [
  ['an endless device', '/dev/zero', '', 3, /is a device/],
  ['a folder', '.', '', 3, /is a (folder|device)/],
  ['17 MiB', 'refs', 'x'.repeat(17 * MIB), 2, /larger than 16 MiB/],
  ['16 MiB of line breaks', 'refs', `${'\n'.repeat(15 * MIB)}a: [b`, 2, /more than 250000 lines/],
  ['bytes of a program', 'refs', '\0\u0001', 2, /not YAML/],
];

for (const [name, path, content, code, said] of REFERENCES) {
  test(`--refs: ${name}`, async () => {
    const folder = temporaryFolder();
    plant(folder, { 'x.yaml': manifest(), refs: content });
    const ended = await ds2helm.run(['validate', 'x.yaml', '--refs', path], { cwd: folder });
    assertBearable(ended);
    assert.is(ended.code, code, ended.stderr);
    assert.match(ended.stderr, said);
  });
}

test('a file of another user: an error of the environment', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'x.yaml': manifest() });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'x.yaml'), 0o000);
  const isRoot = process.getuid?.() === 0;
  const ended = await ds2helm.run(['validate', 'x.yaml'], { cwd: folder, uid: isRoot ? NOBODY : undefined });
  assertBearable(ended);
  assert.is(ended.code, 3);
  assert.match(ended.stderr, /x\.yaml can't be read: permission denied/);
});

test.run();
