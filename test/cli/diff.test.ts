import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';
import { agent } from '../support/release.ts';

const SECRET = (value: string): string =>
  agent('agent').replace('      resources', `      env: {secrets: {TOKEN: ${value}}}\n      resources`);

const folder = temporaryFolder();
plant(folder, {
  'one.yaml': agent('agent'),
  'two.yaml': agent('agent', { tag: '2.0' }),
  'other.yaml': agent('other'),
  'small.yaml': agent('agent', { version: '0.1.1' }).replace('monitoring', 'logging'),
  'patient.yaml': `${agent('agent')}  min_ready_seconds: 9\n`,
  'wrong.yaml': `${agent('agent')}  tolerationz: []\n`,
  'both.yaml': `${agent('agent')}---\n${agent('second')}`,
  'secret.yaml': SECRET('hunter2-hunter2'),
  'secret2.yaml': SECRET('correct-horse-battery'),
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Words that end with .yaml are files of the folder. */
async function run(line: string, input = ''): Promise<Ran> {
  const io = fakeIo({ input });
  const code = await main(
    line.split(' ').map((word) => (word.endsWith('.yaml') ? join(folder, word) : word)),
    io,
  );
  return { code, ...io.written };
}

const CODES: readonly [line: string, code: number][] = [
  ['diff one.yaml one.yaml', 0],
  ['diff one.yaml two.yaml', 1],
  ['diff one.yaml other.yaml', 1],
  ['diff one.yaml two.yaml --fail-on breaking', 0],
  ['diff one.yaml two.yaml --fail-on restart', 1],
  ['diff one.yaml patient.yaml --fail-on restart', 0],
  ['diff one.yaml other.yaml --fail-on restart', 1],
  ['diff --equal one.yaml one.yaml', 0],
  ['diff --equal one.yaml patient.yaml', 1],
  ['diff --equal one.yaml one.yaml -o json', 2],
  ['diff --equal one.yaml one.yaml -o markdown', 2],
  ['diff one.yaml wrong.yaml', 2],
  ['diff --equal wrong.yaml one.yaml', 2],
  ['diff one.yaml both.yaml', 2],
  ['diff one.yaml', 2],
  ['diff - -', 2],
  ['diff one.yaml none.yaml', 3],
  ['diff one.yaml oci://nonsense', 3],
  ['diff one.yaml two.yaml --fail-on harmless', 2],
];

for (const [line, code] of CODES) {
  test(`${line} exits with ${code}`, async () => {
    const ran = await run(line);
    assert.is(ran.code, code, ran.out + ran.err);
  });
}

test('for people: the verdict, the next version, and every change under its reason', async () => {
  const { out } = await run('diff one.yaml two.yaml');
  assert.is(
    out.split('\n').slice(0, 12).join('\n'),
    `An upgrade restarts every node's pod.
After agent 0.1.0 comes 0.1.1.

Restarts pods
  The pod template changes: the pods of every node are replaced, node by node.
    DaemonSet monitoring/agent spec.template.spec.containers[name=agent].image
      - "example.com/agent:1.0"
      + "example.com/agent:2.0"

Harmless
    Chart.yaml appVersion
      - "1.0"`,
  );
});

test('for a pull request', async () => {
  const { out } = await run('diff one.yaml patient.yaml -o markdown');
  assert.is(
    out,
    `**Harmless: an upgrade restarts nothing.**

After agent 0.1.0 comes 0.1.1.

### Harmless

- \`DaemonSet monitoring/agent spec.minReadySeconds\`: \`0\` → \`9\`
- \`value minReadySeconds\`: \`0\` → \`9\`
- \`file README.md\`
`.replace(
      '- `DaemonSet monitoring/agent spec.minReadySeconds`: `0` → `9`\n',
      '- `DaemonSet monitoring/agent spec.minReadySeconds: added`: `9`\n',
    ),
  );
});

test('for programs', async () => {
  const { out } = await run('diff one.yaml other.yaml -o json');
  const { version, before, after, verdict, bump, nextVersion, changes } = JSON.parse(out);
  assert.equal(
    { version, before, after, verdict, bump, nextVersion },
    {
      version: 1,
      before: { name: 'agent', version: '0.1.0' },
      after: { name: 'other', version: '0.1.0' },
      verdict: 'breaking',
      bump: 'major',
      nextVersion: '0.2.0',
    },
  );
  const [renamed] = changes;
  assert.equal(
    [renamed.area, renamed.subject, renamed.impact, renamed.why.code],
    ['chart', 'name', 'breaking', 'chart-renamed'],
  );
});

test('a version that is too small a step is a warning in every format', async () => {
  const words = '0.1.1 is too small a step after 0.1.0: what changes asks for 0.2.0.';
  for (const format of ['pretty', 'markdown'])
    assert.match((await run(`diff one.yaml small.yaml -o ${format}`)).out, `\nWarning: ${words}\n`);
  const told = JSON.parse((await run('diff one.yaml small.yaml -o json')).out);
  assert.equal(told.warnings, [{ code: 'version-step-small', message: words }]);
  assert.equal(JSON.parse((await run('diff one.yaml other.yaml -o json')).out).warnings, []);
});

test('the standard input is a side', async () => {
  assert.is((await run('diff one.yaml -', agent('agent'))).code, 0);
  assert.is((await run('diff --equal - one.yaml', agent('agent', { tag: '9' }))).code, 1);
});

test('-n is the namespace of objects that name none', async () => {
  const { out } = await run('render one.yaml');
  plant(folder, { 'bare.yaml': out.replace('  namespace: monitoring\n', '') });
  assert.is((await run('diff --equal bare.yaml one.yaml')).code, 1);
  assert.is((await run('diff --equal bare.yaml one.yaml -n monitoring')).code, 0);
  assert.is((await run('diff --equal bare.yaml one.yaml -n elsewhere')).code, 0);
});

test('objects as they are printed equal the manifest that they are from', async () => {
  const { out } = await run('render one.yaml');
  plant(folder, { 'objects.yaml': out });
  assert.equal(await run('diff --equal objects.yaml one.yaml'), { code: 0, out: '', err: '' });
  const { code, out: told } = await run('diff --equal objects.yaml patient.yaml');
  assert.equal([code, told], [1, 'DaemonSet monitoring/agent\n  spec.minReadySeconds: extra\n    + 9\n']);
});

test('another secret is no other chart, and is never shown', async () => {
  for (const format of ['pretty', 'markdown', 'json']) {
    const { code, out } = await run(`diff secret.yaml secret2.yaml -o ${format}`);
    assert.is(code, 0, out);
    assert.not.match(out, LITERALS);
  }
  const { code, out } = await run('diff --equal secret.yaml secret2.yaml');
  assert.is(code, 1);
  assert.match(out, 'Secret monitoring/agent-env\n  data.TOKEN: changed\n    - "***"\n    + "***"\n');
  assert.not.match(out, LITERALS);
});

/** As text and in base64. */
const LITERALS = /hunter2|correct-horse|aHVudGVyMi|Y29ycmVjdC/;

test.run();
