import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EnvironmentError } from '../../src/effects/environment-error.ts';
import { readSources, sizeOfFile } from '../../src/effects/input.ts';
import { plant, temporaryFolder } from '../support/folder.ts';

async function* stdin(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* chunks;
}

const manifests = temporaryFolder();
plant(manifests, {
  'b.yaml': 'b',
  'a.yml': 'a',
  'notes.txt': 'no manifest',
  'sub/c.yaml': 'c',
  'sub/deep/d.yaml': 'd',
  '.hidden.yaml': 'no',
  '.git/config.yaml': 'no',
  'node_modules/x/x.yaml': 'no',
});

/** Arguments below the folder of manifests, and the texts they name, in order. */
const found: readonly [names: string[], texts: string][] = [
  [['b.yaml'], 'b'],
  [['b.yaml', 'a.yml'], 'ba'],
  [['b.yaml', './b.yaml', 'sub/../b.yaml'], 'b'],
  [['notes.txt'], 'no manifest'],
  [['.hidden.yaml'], 'no'],
  [[''], 'abcd'],
  [['sub'], 'cd'],
  [['b.yaml', ''], 'bacd'],
  [['*.yaml'], 'b'],
  [['*.y*ml'], 'ab'],
  [['?.yaml'], 'b'],
  [['[ab].y*'], 'ab'],
  [['[!b].*'], 'a'],
  [['{b,a}.{yaml,yml}'], 'ab'],
  [['**/*.yaml'], 'bcd'],
  [['*/*.yaml'], 'c'],
  [['sub/**'], 'cd'],
  [['s*/**/d.yaml'], 'd'],
  [['[a-a].yml'], 'a'],
  [['su[b]/{c,d}.yaml'], 'c'],
];

for (const [names, texts] of found) {
  test(`${JSON.stringify(names)} names ${texts}`, async () => {
    const paths = names.map((name) => `${manifests}/${name}`);
    const { value, diagnostics } = await readSources(paths, stdin());
    assert.is(value?.map(({ text }) => text).join(''), texts);
    assert.equal(diagnostics, []);
  });
}

test('a source is named by its path as given, standard input by <stdin>', async () => {
  const { value } = await readSources(['-', `${manifests}/sub`], stdin('one', Buffer.from(' two')));
  assert.equal(value, [
    { name: '<stdin>', text: 'one two' },
    { name: `${manifests}/sub/c.yaml`, text: 'c' },
    { name: `${manifests}/sub/deep/d.yaml`, text: 'd' },
  ]);
});

test('a path with the characters of a pattern is a path when it exists', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'a[1].yaml': 'bracket', 'a1.yaml': 'plain' });
  const { value } = await readSources([`${folder}/a[1].yaml`], stdin());
  assert.equal(
    value?.map(({ text }) => text),
    ['bracket'],
  );
});

/** Bytes, and the text or the finding they give: its words, and the offset it points at. */
const decoded: readonly [what: string, bytes: number[] | string, want: string | [said: RegExp, offset: number]][] = [
  ['ASCII', 'a: 1', 'a: 1'],
  ['UTF-8', 'a: "ä€😀"', 'a: "ä€😀"'],
  ['a byte order mark, kept', [0xef, 0xbb, 0xbf, 0x61], '\uFEFFa'],
  ['U+FFFD itself', 'a: \uFFFD', 'a: \uFFFD'],
  ['nothing', '', ''],
  ['NUL, for the reader to find', 'a: \0', 'a: \0'],
  ['Latin-1', [0x61, 0x3a, 0x20, 0xe4, 0x0a], [/is not UTF-8/, 3]],
  ['a character cut off', [0x61, 0xe2, 0x82], [/is not UTF-8/, 1]],
  [
    'U+FFFD itself before it, and one of two units',
    [0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x98, 0x80, 0xff],
    [/is not UTF-8/, 3],
  ],
  ['a surrogate', [0x61, 0xed, 0xa0, 0x80], [/is not UTF-8/, 1]],
  ['UTF-16, little end first', [0xff, 0xfe, 0x61, 0x00], [/is UTF-16/, 0]],
  ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x61], [/is UTF-16/, 0]],
  ['UTF-16 without a mark', [0x61, 0x00, 0x3a, 0x00], [/is UTF-16/, 0]],
];

for (const [what, bytes, want] of decoded) {
  test(`text: ${what}`, async () => {
    const { value, diagnostics } = await readSources(['-'], stdin(Buffer.from(bytes as string)));
    if (typeof want === 'string') {
      assert.equal(value, [{ name: '<stdin>', text: want }]);
      assert.equal(diagnostics, []);
    } else {
      assert.equal(value, []);
      assert.is(diagnostics[0]?.code, 'not-utf-8');
      assert.match(diagnostics[0]?.message ?? '', want[0]);
      assert.is(diagnostics[0]?.at?.span.start, want[1]);
    }
  });
}

test('a file over 16 MiB is a finding, and the others are read', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'a.yaml': '', 'b.yaml': '', 'c.yaml': 'c' });
  truncateSync(join(folder, 'a.yaml'), 16 * 1024 * 1024);
  truncateSync(join(folder, 'b.yaml'), 16 * 1024 * 1024 + 1);
  const { value, diagnostics } = await readSources([folder], stdin());
  assert.equal(
    value?.map(({ text }) => text.length),
    [16 * 1024 * 1024, 1],
  );
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['source-too-large'],
  );
});

test('so is endless standard input', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield Buffer.alloc(1 << 20);
  }
  const { diagnostics } = await readSources(['-'], endless());
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['source-too-large'],
  );
});

/** What is made in an empty folder, the argument below it, and what the error says. */
const unreadable: readonly [what: string, make: (folder: string) => void, name: string, said: RegExp][] = [
  ['a missing file', () => {}, 'x.yaml', /x\.yaml does not exist\./],
  ['a file below a file', (folder) => plant(folder, { x: '' }), 'x/y.yaml', /y\.yaml (does not exist|can't be read)/],
  ['a link to nowhere', (folder) => symlinkSync('nowhere', join(folder, 'x.yaml')), 'x.yaml', /does not exist/],
  ['a link in a circle', (folder) => symlinkSync('x.yaml', join(folder, 'x.yaml')), 'x.yaml', /links go in a circle/],
  ['a folder without manifests', (folder) => plant(folder, { 'x.txt': '' }), '', /holds no \*\.yaml or \*\.yml/],
  ['a pattern that nothing matches', () => {}, '*.yaml', /No file matches .*\*\.yaml/],
  ['a pattern for hidden files only', (folder) => plant(folder, { '.x.yaml': '' }), '.*.yaml', /No file matches/],
  ['a pattern below a missing folder', () => {}, 'x/*.yaml', /No file matches/],
  ['a name too long', () => {}, 'x'.repeat(300), /the name is too long/],
];

for (const [what, make, name, said] of unreadable) {
  test(`${what}: an error`, async () => {
    const folder = temporaryFolder();
    make(folder);
    await fails(`${folder}/${name}`, said);
  });
}

/** What is made in a folder beside a manifest, and what the finding says. */
const unreadableEntries: typeof unreadable = [
  [
    'a folder with a link in a circle',
    (folder) => symlinkSync('x.yaml', join(folder, 'x.yaml')),
    '',
    /links go in a circle/,
  ],
  [
    'a folder that holds itself',
    (folder) => {
      mkdirSync(join(folder, 'sub'));
      symlinkSync('..', join(folder, 'sub/up'));
    },
    '',
    /sub\/up is a link to a folder that it lies in/,
  ],
];

for (const [what, make, name, said] of unreadableEntries) {
  test(`${what}: a finding, and the rest is read`, async () => {
    const folder = temporaryFolder();
    plant(folder, { 'a.yaml': 'a' });
    make(folder);
    const { value, diagnostics } = await readSources([`${folder}/${name}`], stdin());
    assert.equal(
      value?.map(({ text }) => text),
      ['a'],
    );
    assert.equal(
      diagnostics.map(({ code }) => code),
      ['source-unreadable'],
    );
    assert.match(diagnostics[0]?.message ?? '', said);
  });
}

test('a device: an error', () => fails('/dev/zero', /is a device or a socket/));

test('a file that may not be read: an error', async () => {
  if (process.getuid?.() === 0) return fails('/proc/self/mem', /can't be read/);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'x.yaml'), '');
  chmodSync(join(folder, 'x.yaml'), 0);
  return fails(join(folder, 'x.yaml'), /permission denied/);
});

test('a hard link to a file that was named is the same source', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'a.yaml': 'a' });
  linkSync(join(folder, 'a.yaml'), join(folder, 'b.yaml'));
  const { value } = await readSources([folder], stdin());
  assert.equal(
    value?.map(({ text }) => text),
    ['a'],
  );
});

test('a pipe is read to its end, also one that is written to later', async () => {
  const pipe = join(temporaryFolder(), 'pipe');
  spawnSync('mkfifo', [pipe]);
  const writer = spawn('sh', ['-c', `exec 3>${pipe}; sleep 0.1; echo one >&3; sleep 0.1; echo two >&3`]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { value } = await readSources([pipe], stdin());
  assert.equal(
    value?.map(({ text }) => text),
    ['one\ntwo\n'],
  );
  writer.kill();
});

test('a pipe that nobody writes to: an error at once', async () => {
  const pipe = join(temporaryFolder(), 'pipe');
  spawnSync('mkfifo', [pipe]);
  await fails(pipe, /is a pipe that nothing is written to/);
});

async function fails(name: string, said: RegExp): Promise<void> {
  try {
    await readSources([name], stdin());
  } catch (error) {
    assert.instance(error, EnvironmentError);
    return assert.match((error as EnvironmentError).message, said);
  }
  assert.unreachable(`${name} was read`);
}

test('the size of a file, and of nothing else', () => {
  const folder = temporaryFolder();
  plant(folder, { file: 'four' });
  symlinkSync('file', join(folder, 'link'));
  symlinkSync('circle', join(folder, 'circle'));
  for (const [name, want] of [
    ['file', 4],
    ['link', 4],
    ['.', undefined],
    ['missing', undefined],
    ['file/below', undefined],
    ['circle', undefined],
  ] as const)
    assert.is(sizeOfFile(join(folder, name)), want, name);
});

test.run();
