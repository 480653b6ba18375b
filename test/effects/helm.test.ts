import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EnvironmentError } from '../../src/effects/environment-error.ts';
import { runHelm } from '../../src/effects/helm.ts';
import { plant, temporaryFolder } from '../support/folder.ts';

/** A helm that says what it was called with. */
function fakeHelm(): string {
  const folder = temporaryFolder();
  plant(folder, { helm: '#!/bin/sh\necho "$PWD: $*"; cat >&2; exit 3\n' });
  chmodSync(join(folder, 'helm'), 0o755);
  return folder;
}

test('the helm on the PATH runs, with its arguments, folder, input, output and code', async () => {
  const folder = fakeHelm();
  const env = { PATH: `${folder}:${process.env['PATH']}` };
  assert.equal(await runHelm(['template', 'a b'], { cwd: folder, input: 'values', env }), {
    code: 3,
    stdout: `${folder}: template a b\n`,
    stderr: 'values',
  });
});

test('HELM_BIN comes first', async () => {
  const env = { PATH: process.env['PATH'], HELM_BIN: join(fakeHelm(), 'helm') };
  assert.match((await runHelm(['lint'], { env })).stdout, /: lint\n$/);
});

/** The environment, and what the error says. */
const missing: readonly [what: string, env: Record<string, string>, said: RegExp][] = [
  ['nowhere', { PATH: '/nowhere' }, /There is no helm on the PATH/],
  [
    'not where HELM_BIN says',
    { HELM_BIN: '/nowhere/helm' },
    /\/nowhere\/helm, which HELM_BIN or --helm names, does not exist/,
  ],
  ['a folder', { HELM_BIN: '/' }, /\/ can't be run: permission denied/],
];

for (const [what, env, said] of missing) {
  test(`helm is ${what}: an error`, async () => {
    try {
      await runHelm(['version'], { env });
    } catch (error) {
      assert.instance(error, EnvironmentError);
      return assert.match((error as EnvironmentError).message, said);
    }
    assert.unreachable();
  });
}

test.run();
