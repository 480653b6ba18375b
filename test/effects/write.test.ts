import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EnvironmentError } from '../../src/effects/environment-error.ts';
import { disk } from '../../src/effects/file-system.ts';
import { writeChart } from '../../src/effects/write.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';

const chart = [
  { path: 'Chart.yaml', text: 'name: agent\n' },
  { path: 'templates/daemonset.yaml', text: 'kind: DaemonSet\n' },
];
const changed = [{ path: 'Chart.yaml', text: 'name: agent\nversion: 2.0.0\n' }];
const inputs = 'c0ffee';

/** What `chart` looks like on disk; the digests are those of `sha256sum`. */
const written = {
  '.ds2helm.json': `{
  "contract": 1,
  "files": {
    "Chart.yaml": "e3befbe86a4d7f3c2821749c497fb0abad5db55977389bc0056ba5f7ea365d5c",
    "templates/daemonset.yaml": "09e6af4300f21b78dfd48e37b00a14e814093898f11341bbd45f95749e4e2296"
  },
  "inputs": "c0ffee"
}
`,
  'Chart.yaml': 'name: agent\n',
  'templates/daemonset.yaml': 'kind: DaemonSet\n',
};

test('a chart goes to a folder of its name, with a stamp', () => {
  const parent = join(temporaryFolder(), 'made/on/the/way');
  assert.equal(writeChart(parent, 'agent', chart, { inputs }), { status: 'created', folder: join(parent, 'agent') });
  assert.equal(tree(join(parent, 'agent')), written);
  assert.equal(readdirSync(parent), ['agent']);
});

test('modes do not depend on the umask', () => {
  const parent = temporaryFolder();
  const umask = process.umask(0o077);
  try {
    writeChart(parent, 'agent', chart, { inputs });
  } finally {
    process.umask(umask);
  }
  const mode = (path: string): number => statSync(join(parent, 'agent', path)).mode & 0o777;
  assert.is(mode('.'), 0o755);
  assert.is(mode('templates'), 0o755);
  assert.is(mode('templates/daemonset.yaml'), 0o644);
});

test('a second time nothing is touched', () => {
  const parent = temporaryFolder();
  writeChart(parent, 'agent', chart, { inputs });
  const before = statSync(join(parent, 'agent/Chart.yaml'));
  assert.is(writeChart(parent, 'agent', chart, { inputs }).status, 'unchanged');
  assert.is(statSync(join(parent, 'agent/Chart.yaml')).ino, before.ino);
});

test('another chart takes the place of the old one, whole', () => {
  const parent = temporaryFolder();
  writeChart(parent, 'agent', chart, { inputs });
  assert.is(writeChart(parent, 'agent', changed, { inputs }).status, 'updated');
  assert.equal(Object.keys(tree(join(parent, 'agent'))), ['.ds2helm.json', 'Chart.yaml']);
  assert.equal(readdirSync(parent), ['agent']);
});

test('an empty folder is filled', () => {
  const parent = temporaryFolder();
  mkdirSync(join(parent, 'agent'));
  assert.is(writeChart(parent, 'agent', chart, { inputs }).status, 'updated');
  assert.equal(tree(join(parent, 'agent')), written);
});

/** What stands in the folder, and the finding that refuses to write over it. */
const refused: readonly [what: string, change: (folder: string) => void, code: string, said: RegExp][] = [
  [
    'no stamp',
    (folder) => rmSync(join(folder, '.ds2helm.json')),
    'chart-folder-foreign',
    /agent is not a chart that ds2helm wrote/,
  ],
  ['a broken stamp', (folder) => plant(folder, { '.ds2helm.json': '{' }), 'chart-folder-foreign', /not a chart/],
  [
    'a stamp of another contract',
    (folder) => plant(folder, { '.ds2helm.json': '{"contract":2,"files":{}}' }),
    'chart-folder-foreign',
    /not a chart/,
  ],
  [
    'a changed file',
    (folder) => plant(folder, { 'Chart.yaml': 'name: mine\n' }),
    'chart-folder-edited',
    /Chart\.yaml was changed/,
  ],
  [
    'an added file',
    (folder) => plant(folder, { 'templates/mine.yaml': '' }),
    'chart-folder-edited',
    /templates\/mine\.yaml was added/,
  ],
  [
    'a file that is gone',
    (folder) => rmSync(join(folder, 'Chart.yaml')),
    'chart-folder-edited',
    /Chart\.yaml was removed/,
  ],
  [
    'a link in place of a file',
    (folder) => {
      rmSync(join(folder, 'Chart.yaml'));
      symlinkSync('elsewhere', join(folder, 'Chart.yaml'));
    },
    'chart-folder-edited',
    /Chart\.yaml was changed/,
  ],
];

for (const [what, change, code, said] of refused) {
  test(`${what}: nothing is written without force`, () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'agent');
    writeChart(parent, 'agent', chart, { inputs });
    change(folder);
    const before = tree(folder);
    const outcome = writeChart(parent, 'agent', changed, { inputs });
    assert.is(outcome.status, 'refused');
    if (outcome.status !== 'refused') return;
    assert.is(outcome.diagnostic.code, code);
    assert.match(outcome.diagnostic.message, said);
    assert.equal(tree(folder), before);
    assert.equal(readdirSync(parent), ['agent']);

    assert.is(writeChart(parent, 'agent', changed, { inputs, force: true }).status, 'updated');
    assert.is(tree(folder)['Chart.yaml'], 'name: agent\nversion: 2.0.0\n');
  });
}

/** What stands in the way, made in the parent folder, and what the error says. */
const blocked: readonly [what: string, name: string, make: (parent: string) => void, said: RegExp][] = [
  ['a file of the name', 'agent', (parent) => plant(parent, { agent: 'text' }), /agent is a file, not a folder/],
  ['a link of the name', 'agent', (parent) => symlinkSync('/', join(parent, 'agent')), /agent is a symbolic link/],
  ['a name that leads up', '..', () => {}, /"\.\." can't be the name/],
  ['a name that leads elsewhere', 'a/../../b', () => {}, /can't be the name/],
  ['a hidden name', '.git', () => {}, /can't be the name/],
  ['a name with NUL', 'a\0b', () => {}, /can't be the name/],
  ['no name', '', () => {}, /can't be the name/],
  ['a name too long for the disk', 'a'.repeat(300), () => {}, /the name is too long/],
];

for (const [what, name, make, said] of blocked) {
  test(`${what}: an error, also with force, and nothing is lost`, () => {
    const parent = temporaryFolder();
    make(parent);
    const before = readdirSync(parent);
    assert.throws(
      () => writeChart(parent, name, chart, { inputs, force: true }),
      (error: unknown) => error instanceof EnvironmentError && said.test(error.message),
    );
    assert.equal(readdirSync(parent), before);
  });
}

test('a link to a folder of charts is followed', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'real'));
  symlinkSync('real', join(folder, 'charts'));
  writeChart(join(folder, 'charts'), 'agent', chart, { inputs });
  assert.equal(tree(join(folder, 'real/agent')), written);
  assert.is(readlinkSync(join(folder, 'charts')), 'real');
});

test('a parent that is a file: an error', () => {
  const folder = temporaryFolder();
  plant(folder, { charts: 'text' });
  assert.throws(() => writeChart(join(folder, 'charts'), 'agent', chart, { inputs }), /a file stands in its place/);
  assert.throws(
    () => writeChart(join(folder, 'charts/sub'), 'agent', chart, { inputs }),
    /a part of the path is a file/,
  );
});

test('a path that leads out of the chart is a bug, and writes nothing', () => {
  for (const path of ['../x', '/x', 'a/../../x', 'a//b', 'a\\b', '']) {
    const parent = temporaryFolder();
    assert.throws(() => writeChart(parent, 'agent', [{ path, text: '' }], { inputs }), /can't hold a file/);
    assert.equal(readdirSync(parent), []);
  }
});

test('a full disk leaves the old chart as it was', () => {
  const parent = temporaryFolder();
  writeChart(parent, 'agent', chart, { inputs });
  const full = {
    ...disk,
    writeNew: (path: string, text: string, mode: number): void => {
      if (path.includes('Chart.yaml')) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
      disk.writeNew(path, text, mode);
    },
  };
  assert.throws(
    () => writeChart(parent, 'agent', changed, { inputs, fileSystem: full }),
    (error: unknown) => error instanceof EnvironmentError && /no space is left/.test(error.message),
  );
  assert.equal(tree(join(parent, 'agent')), written);
  assert.equal(readdirSync(parent), ['agent']);
});

test('a folder that is not writable: an error', () => {
  const parent = temporaryFolder();
  const denied = {
    ...disk,
    writeNew: (): void => {
      throw Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'open' });
    },
  };
  assert.throws(() => writeChart(parent, 'agent', chart, { inputs, fileSystem: denied }), /permission denied/);
  assert.not(existsSync(join(parent, 'agent')));
});

test.run();
