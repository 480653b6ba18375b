import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { type FakeIo, fakeIo } from '../support/io.ts';

/** A manifest without findings, unless one is put in. */
const manifest = (name: string, { app = '', spec = '' } = {}): string => `apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata:
  name: ${name}
spec:
  namespace: monitoring
  container:
    app:
      image: {repo: example.com/agent, tag: "1.0"}
      resources: {limits: {cpu: 100m, memory: 64Mi}, requests: {cpu: 100m, memory: 64Mi}}
${app}${spec}`;

const WARNED = { app: '      env: {variables: {LEVEL: on}}\n' };
const WRONG = { spec: '  tolerationz: []\n' };
const SECRET = { app: '      env: {secrets: {API_KEY: hunter2-hunter2}}\n' };
const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], given: Parameters<typeof fakeIo>[0] = {}): Promise<Ran> {
  const io: FakeIo = fakeIo(given);
  const code = await main(args, io);
  return { code, ...io.written };
}

/** Runs in a folder with these files; `%` stands for the folder in arguments, and is put back into what is printed. */
async function runWith(
  files: Readonly<Record<string, string>>,
  line: string,
  given: Parameters<typeof fakeIo>[0] = {},
) {
  const folder = temporaryFolder();
  plant(folder, files);
  const ran = await run(
    line.split(' ').map((word) => word.replace('%', folder)),
    given,
  );
  const shown = (text: string): string => text.replaceAll(folder, '%');
  return { folder, code: ran.code, out: shown(ran.out), err: shown(ran.err) };
}

test('no command prints the overview, and is wrong', async () => {
  const { code, out, err } = await run([]);
  assert.is(code, 2);
  assert.is(out, '');
  assert.match(err, /Usage: ds2helm COMMAND/);
});

for (const line of ['--help', '-h', 'help']) {
  test(`${line} prints the overview`, async () => {
    const { code, out, err } = await run([line]);
    assert.is(code, 0);
    assert.is(err, '');
    for (const name of ['build', 'validate', 'lint', 'render', 'template', 'schema', 'completion', 'version']) {
      assert.match(out, name);
    }
  });
}

for (const name of ['build', 'validate', 'lint', 'render', 'template', 'schema', 'completion', 'version']) {
  test(`${name} --help shows its usage and an example`, async () => {
    const { code, out } = await run([name, '--help']);
    assert.is(code, 0);
    assert.match(out, /^Usage: ds2helm /);
    assert.match(out, /Examples:\n {2}\S/);
    assert.equal(await run(['help', name]), { code, out, err: '' });
  });
}

const usageErrors: readonly (readonly [string, string])[] = [
  ['biuld', 'ds2helm: There is no command "biuld". Did you mean build?\nSee ds2helm --help.\n'],
  ['toString', 'ds2helm: There is no command "toString".\nSee ds2helm --help.\n'],
  ['-o json build', 'ds2helm: Options stand after the command: ds2helm build -o.\nSee ds2helm --help.\n'],
  [
    'build',
    'ds2helm build: Which manifest? Name a file, a folder, or - for the standard input.\nSee ds2helm build --help.\n',
  ],
  ['lint a --stric', 'ds2helm lint: There is no option --stric. Did you mean --strict?\nSee ds2helm lint --help.\n'],
  ['validate - -f -', 'ds2helm validate: The standard input can be read once only.\nSee ds2helm validate --help.\n'],
  [
    'validate a --allow unquoted-scaler',
    'ds2helm validate: There is no finding "unquoted-scaler" to allow. Did you mean unquoted-scalar?\nSee ds2helm validate --help.\n',
  ],
  [
    'validate a --allow unknown-field',
    "ds2helm validate: unknown-field is an error, which --allow doesn't let pass.\nSee ds2helm validate --help.\n",
  ],
  [
    'build a --chart-version v1.0.0',
    'ds2helm build: --chart-version is a version of SemVer 2 such as 1.2.3, or auto, not "v1.0.0".\nSee ds2helm build --help.\n',
  ],
  ['build a --ref x', 'ds2helm build: --ref is KEY=VALUE, not "x".\nSee ds2helm build --help.\n'],
  [
    'completion powershell',
    'ds2helm completion: SHELL is one of bash, zsh, fish, not "powershell".\nSee ds2helm completion --help.\n',
  ],
  ['schema a', 'ds2helm schema: schema takes no "a".\nSee ds2helm schema --help.\n'],
];

for (const [line, err] of usageErrors) {
  test(`ds2helm ${line} is a usage error`, async () => {
    assert.equal(await run(line.split(' ')), { code: 2, out: '', err });
  });
}

test('a missing file is an error of the environment', async () => {
  const { code, err } = await runWith({}, 'validate %/none.yaml');
  assert.is(code, 3);
  assert.is(err, 'ds2helm: %/none.yaml does not exist.\n');
});

test('a bug asks for a report, and shows where with DS2HELM_DEBUG', async () => {
  const broken = (env: Record<string, string>): FakeIo => ({
    ...fakeIo({ env }),
    stdin: {
      [Symbol.asyncIterator]() {
        throw new TypeError('x is not a function');
      },
    },
  });
  const short = broken({});
  assert.is(await main(['validate', '-'], short), 70);
  assert.match(short.written.err, /this is a bug of ds2helm \(TypeError: x is not a function\)/);
  assert.not.match(short.written.err, /main\.test\.ts/);
  const long = broken({ DS2HELM_DEBUG: '1' });
  assert.is(await main(['validate', '-'], long), 70);
  assert.match(long.written.err, /main\.test\.ts/);
});

test('version and --version', async () => {
  const { code, out } = await run(['version']);
  assert.is(code, 0);
  assert.match(out, /^\d+\.\d+\.\d+\S*\n$/);
  assert.is((await run(['--version'])).out, out);
});

test('schema prints two schemas', async () => {
  const editor = JSON.parse((await run(['schema'])).out);
  const canonical = JSON.parse((await run(['schema', '--canonical'])).out);
  assert.ok(editor.properties.apiVersion);
  assert.not.ok(canonical.properties.apiVersion);
  assert.ok(canonical.properties.api_version);
});

test('validate is quiet about a good manifest', async () => {
  const { code, out, err } = await runWith({ 'a.yaml': manifest('a') }, 'validate %/a.yaml');
  assert.equal({ code, out, err }, { code: 0, out: 'No findings in 1 manifest\n', err: '' });
});

test('validate shows findings with their lines, and sums up', async () => {
  const { code, out } = await runWith(
    { 'a.yaml': manifest('a', WRONG), 'b.yaml': manifest('b', WARNED) },
    'validate %/a.yaml -f %/b.yaml',
  );
  assert.is(code, 1);
  assert.match(out, '%/a.yaml:11:3: error: ');
  assert.match(out, '\n  11 |   tolerationz: []\n     |   ^^^^^^^^^^^\n');
  assert.match(out, '%/b.yaml:11:32: warning: ');
  assert.match(out, /\n\n1 error, 1 warning in 2 manifests\n$/);
});

test('validate reads the standard input', async () => {
  const { code, out } = await run(['lint', '-'], { input: manifest('a', WRONG) });
  assert.is(code, 1);
  assert.match(out, '<stdin>:11:3: error: ');
});

test('validate -o json is nothing but JSON on stdout', async () => {
  const { code, out } = await runWith({ 'a.yaml': manifest('a', WRONG) }, 'validate %/a.yaml -o json');
  assert.is(code, 1);
  const { version, findings, summary } = JSON.parse(out);
  assert.is(version, 1);
  assert.equal(findings[0].start, { line: 11, column: 3 });
  assert.equal(summary, { manifests: 1, errors: 1, warnings: 0, notes: 0 });
});

test('--strict makes errors of warnings, --allow lets one pass', async () => {
  const files = { 'a.yaml': manifest('a', WARNED) };
  assert.is((await runWith(files, 'validate %/a.yaml')).code, 0);
  assert.is((await runWith(files, 'validate %/a.yaml --strict')).code, 1);
  const allowed = await runWith(files, 'validate %/a.yaml --strict --allow unquoted-scalar');
  assert.is(allowed.code, 0);
  assert.match(allowed.out, '1 note in 1 manifest');
});

test('colour only for terminals, unless it is forced', async () => {
  const files = { 'a.yaml': manifest('a', WRONG) };
  assert.not.match((await runWith(files, 'validate %/a.yaml')).out, '\u001b');
  assert.match((await runWith(files, 'validate %/a.yaml', { stdoutIsTTY: true })).out, '\u001b[31m');
  assert.not.match(
    (await runWith(files, 'validate %/a.yaml', { stdoutIsTTY: true, env: { NO_COLOR: '1' } })).out,
    '\u001b',
  );
  assert.not.match((await runWith(files, 'validate %/a.yaml -o json', { env: { FORCE_COLOR: '1' } })).out, '\u001b');
});

test('a document of another kind is passed over beside a manifest', async () => {
  const { code, out } = await runWith({ 'a.yaml': `${manifest('a')}---\n${CONFIG_MAP}` }, 'validate %/a.yaml');
  assert.is(code, 0);
  assert.match(out, '%/a.yaml:13:7: note: This document is a ConfigMap');
});

test('nothing but other kinds is an error', async () => {
  const { code, out } = await runWith({ 'a.yaml': CONFIG_MAP, 'b.yaml': '# empty\n' }, 'validate %');
  assert.is(code, 1);
  assert.match(out, '%/a.yaml:2:7: error: There is no KubernetesDaemonSet here, only ConfigMap.');
  assert.match(out, '%/b.yaml:1:1: error: There is no KubernetesDaemonSet here.');
});

test('build writes a chart, and says how it is installed', async () => {
  const { code, out, err, folder } = await runWith({ 'a.yaml': manifest('a') }, 'build %/a.yaml -d %/charts');
  assert.equal({ code, err }, { code: 0, err: '' });
  const files = Object.keys(tree(join(folder, 'charts/a')));
  assert.is(out, `wrote %/charts/a (${files.length} files)\n  helm install a %/charts/a\n`);
  assert.ok(files.includes('Chart.yaml'));
});

test('build leaves an unchanged chart alone', async () => {
  const { folder } = await runWith({ 'a.yaml': manifest('a') }, 'build %/a.yaml -d %/charts');
  const again = await run(['build', `${folder}/a.yaml`, '-d', `${folder}/charts`]);
  assert.is(again.code, 0);
  assert.match(again.out, `unchanged ${folder}/charts/a\n`);
});

test('build writes the good charts and none of the bad', async () => {
  const { code, out, err, folder } = await runWith(
    { 'a.yaml': manifest('a', WRONG), 'b.yaml': `${manifest('b')}---\n${manifest('c', WRONG)}` },
    'build %/a.yaml %/b.yaml -d %/charts',
  );
  assert.is(code, 1);
  assert.match(out, /^wrote %\/charts\/b /);
  assert.match(err, '%/a.yaml:11:3: error: ');
  assert.equal(new Set(Object.keys(tree(join(folder, 'charts'))).map((path) => path.split('/')[0])), new Set(['b']));
});

test('build writes none of two manifests of one name', async () => {
  const { code, out, err, folder } = await runWith(
    { 'a.yaml': manifest('same'), 'b.yaml': manifest('same'), 'c.yaml': manifest('other') },
    'build % -d %/charts',
  );
  assert.is(code, 1);
  assert.match(err, '%/a.yaml:4:9');
  assert.match(err, '%/b.yaml:4:9');
  assert.match(out, /^wrote %\/charts\/other /);
  assert.not.ok(Object.keys(tree(join(folder, 'charts'))).some((path) => path.startsWith('same')));
});

test('build --strict writes nothing that has a warning', async () => {
  const { code, out, folder } = await runWith(
    { 'a.yaml': manifest('a', WARNED) },
    'build %/a.yaml -d %/charts --strict',
  );
  assert.equal({ code, out }, { code: 1, out: '' });
  assert.equal(tree(join(folder, 'charts')), {});
});

test('build --dry-run writes nothing and names the files', async () => {
  const { code, out, folder } = await runWith({ 'a.yaml': manifest('a') }, 'build %/a.yaml -d %/charts --dry-run');
  assert.is(code, 0);
  assert.match(out, /^would write %\/charts\/a\n {2}/);
  assert.match(out, /\n {2}Chart\.yaml \(\d+ bytes\)\n/);
  assert.match(out, '\n  helm install a %/charts/a\n');
  assert.equal(tree(join(folder, 'charts')), {});
});

test('build --check prints the difference, and is fine without one', async () => {
  const { folder } = await runWith({ 'a.yaml': manifest('a') }, 'build %/a.yaml -d %/charts');
  const check = ['build', `${folder}/a.yaml`, '-d', `${folder}/charts`, '--check'];
  assert.equal(await run(check), { code: 0, out: '', err: '' });
  writeFileSync(`${folder}/a.yaml`, manifest('a').replace('"1.0"', '"1.1"'));
  const { code, out } = await run(check);
  assert.is(code, 1);
  assert.match(out, /\n-appVersion: "1\.0"\n\+appVersion: "1\.1"\n/);
  assert.match(tree(`${folder}/charts`)['a/Chart.yaml'] ?? '', '"1.0"');
});

test('build does not write over an edited chart without --force', async () => {
  const { folder } = await runWith({ 'a.yaml': manifest('a') }, 'build %/a.yaml -d %/charts');
  writeFileSync(`${folder}/charts/a/values.yaml`, 'mine: true\n');
  const build = ['build', `${folder}/a.yaml`, '-d', `${folder}/charts`];
  const { code, err } = await run(build);
  assert.is(code, 1);
  assert.match(err, 'values.yaml was changed');
  assert.is(tree(`${folder}/charts`)['a/values.yaml'], 'mine: true\n');
  assert.is((await run([...build, '--force'])).code, 0);
});

test('build -o json keeps stdout for the report', async () => {
  const { code, out, err } = await runWith({ 'a.yaml': manifest('a') }, 'build %/a.yaml -d %/charts -o json');
  assert.is(code, 0);
  assert.equal(JSON.parse(out).findings, []);
  assert.match(err, 'wrote %/charts/a');
});

test('a target that can not be written is an error of the environment', async () => {
  const { code, err } = await runWith({ 'a.yaml': manifest('a'), charts: 'a file' }, 'build %/a.yaml -d %/charts');
  assert.is(code, 3);
  assert.match(err, /^ds2helm: .*%\/charts/);
});

test('no secret is printed, whatever is asked for', async () => {
  const files = { 'a.yaml': manifest('a', SECRET), 'b.yaml': manifest('b', { app: `${SECRET.app}      bad: 1\n` }) };
  const lines = [
    'validate % -o pretty',
    'validate % -o json',
    'validate % -o sarif',
    'validate % -o github',
    'build % -d %/charts',
    'build % --check -d %/charts',
    'build % --dry-run',
    'build % --stop-after read',
    'build % --stop-after check',
    'build % --stop-after lower',
    'render %/a.yaml',
  ];
  for (const line of lines) {
    const { out, err } = await runWith(files, line);
    assert.not.match(out + err, 'hunter2', line);
    assert.not.match(out + err, Buffer.from('hunter2-hunter2').toString('base64'), line);
  }
});

test('a secret in text that is not YAML is covered too', async () => {
  for (const text of [
    'secrets:\n  API_KEY: "hunter2-hunter2\n',
    'spec: {secrets: {API_KEY: hunter2-hunter2}\n',
    '{"a": {"imageRegistries": [{"password": "hunter2-hunter2"}]}',
    'secrets:\n  A: hunter2-hunter2\nargs: [a, hunter2-hunter2, b: c: d\n',
  ]) {
    const { code, out } = await runWith({ 'a.yaml': text }, 'validate %/a.yaml');
    assert.is(code, 1);
    assert.match(out, 'not valid YAML');
    assert.not.match(out, 'hunter2');
  }
});

test('a Secret beside a manifest is covered in the finding that it is skipped', async () => {
  const text = '{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {k: hunter2-hunter2}}\n';
  const { out } = await runWith({ 'a.yaml': `${manifest('a')}---\n${text}` }, 'validate %/a.yaml');
  assert.match(out, 'other-kind');
  assert.match(out, 'metadata: {name: a}');
  assert.not.match(out, 'hunter2');
});

test('build names the secrets that the install gives', async () => {
  const { out, err } = await runWith({ 'a.yaml': manifest('a', SECRET) }, 'build %/a.yaml -d %/charts');
  assert.match(err, '%/a.yaml:4:9: note: ');
  assert.match(err, 'secrets-kept-out');
  assert.match(out, '  helm install a %/charts/a \\\n    --set-literal secretEnv.API_KEY="$API_KEY"\n');
});

test('a server with dots in its name needs another flag', async () => {
  const spec = '  pod: {image_registries: [{server: registry.example.com, username: me, password: hunter2-hunter2}]}\n';
  const { out } = await runWith({ 'a.yaml': manifest('a', { spec }) }, 'build %/a.yaml -d %/charts');
  assert.match(
    out,
    '    --set-file \'imageCredentials.registry\\.example\\.com.password\'=<(printf %s "$REGISTRY_EXAMPLE_COM_PASSWORD")\n',
  );
});

test('build --secrets-out writes them to a file, and installs with it', async () => {
  const { code, out, folder } = await runWith(
    { 'a.yaml': manifest('a', SECRET) },
    'build %/a.yaml -d %/charts --secrets-out %/secrets.yaml',
  );
  assert.is(code, 0);
  assert.is(tree(folder)['secrets.yaml'], 'secretEnv:\n  API_KEY: hunter2-hunter2\n');
  assert.match(out, '\nwrote %/secrets.yaml\n  helm install a %/charts/a \\\n    --values %/secrets.yaml\n');
});

test('build --secrets-out is for one manifest with secrets', async () => {
  const { code, err } = await runWith(
    { 'a.yaml': manifest('a', SECRET), 'b.yaml': manifest('b', SECRET) },
    'build % -d %/charts --secrets-out %/secrets.yaml',
  );
  assert.is(code, 2);
  assert.match(err, '--secrets-out is for one manifest with secrets, and these have some: a, b.');
});

test('build --stop-after prints the canonical manifest', async () => {
  const { code, out } = await runWith({ 'a.yaml': manifest('a') }, 'build %/a.yaml --stop-after check');
  assert.is(code, 0);
  const [value] = JSON.parse(out);
  assert.equal(value.spec.namespace, { value: 'monitoring' });
});

test('render prints objects that kubectl applies', async () => {
  const { code, out, err } = await runWith({ 'a.yaml': manifest('a') }, 'template %/a.yaml');
  assert.equal({ code, err }, { code: 0, err: '' });
  const objects = loadAll(out) as { kind: string; metadata: { name: string; namespace: string } }[];
  assert.equal(
    objects.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name]),
    [['DaemonSet', 'monitoring', 'a']],
  );
});

test('render takes the release’s name and namespace', async () => {
  const { out } = await runWith({ 'a.yaml': manifest('a') }, 'render %/a.yaml --name b -n team');
  const [object] = loadAll(out) as { metadata: { name: string; namespace: string } }[];
  assert.is(object?.metadata.namespace, 'team');
  assert.is(object?.metadata.name, 'b-a');
});

test('render prints nothing when something is wrong', async () => {
  const files = { 'a.yaml': manifest('a'), 'b.yaml': manifest('b', WRONG) };
  const { code, out } = await runWith(files, 'render %');
  assert.equal({ code, out }, { code: 1, out: '' });
});

test('render leaves Secrets out unless they are asked for', async () => {
  const kinds = (text: string) => (loadAll(text) as { kind: string }[]).map(({ kind }) => kind);
  const without = await runWith({ 'a.yaml': manifest('a', SECRET) }, 'render %/a.yaml');
  assert.equal(kinds(without.out), ['DaemonSet']);
  assert.match(without.err, 'secretEnv.API_KEY');
  const shown = await runWith({ 'a.yaml': manifest('a', SECRET) }, 'render %/a.yaml --show-secrets');
  assert.equal(kinds(shown.out), ['Secret', 'DaemonSet']);
});

const REFERENCE = {
  app: '      env: {variables: {HOST: {value_from: {kind: Redis, name: cache, field_path: status.host}}}}\n',
};

test('references come from the command line, then from a file', async () => {
  const files = { 'a.yaml': manifest('a', REFERENCE), 'refs.yml.txt': 'Redis/cache/status.host: "0123"\n' };
  const fromFile = await runWith(files, 'render %/a.yaml --refs %/refs.yml.txt');
  assert.match(fromFile.out, 'value: "0123"');
  const fromBoth = await runWith(files, 'render %/a.yaml --refs %/refs.yml.txt --ref Redis/cache/status.host=a=b');
  assert.match(fromBoth.out, 'value: a=b');
});

test('a file of references that is no map of texts is refused', async () => {
  for (const [text, message] of [
    ['- a\n', 'is not a map'],
    ['a: {b: c}\n', 'a is not a text'],
    ['a: [\n', 'is not YAML'],
  ] as const) {
    const { code, err } = await runWith({ 'a.yaml': manifest('a'), refs: text }, 'render %/a.yaml --refs %/refs');
    assert.is(code, 2);
    assert.match(err, message);
  }
});

test.run();
