/** The exit code is that of the findings, whatever format shows them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { formats } from '../../src/cli/report/index.ts';
import { fakeIo } from '../support/io.ts';

const manifest = (image: string, more = ''): string => `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: monitoring
  container:
    app:
      image: ${image}
      resources: {limits: {memory: 64Mi}}
${more}`;

const CLEAN = manifest('agent:1.0');
const WARNED = manifest('agent:latest');
const WRONG = manifest('agent:1.0', '  tolerationz: []\n');
const BROKEN = 'kind: [\n';

const CASES: readonly (readonly [title: string, input: string, flags: string, code: number])[] = [
  ['nothing to find', CLEAN, '', 0],
  ['nothing to find, strictly', CLEAN, '--strict', 0],
  ['a warning', WARNED, '', 0],
  ['a warning, strictly', WARNED, '--strict', 1],
  ['a warning that is allowed, strictly', WARNED, '--strict --allow image-tag-latest', 0],
  ['a warning beside one that is allowed, strictly', WARNED, '--strict --allow image-tag-missing', 1],
  ['an error', WRONG, '', 1],
  ['no YAML', BROKEN, '', 1],
  ['no manifest', '', '', 1],
  ['an error is not to be allowed', WRONG, '--allow unknown-field', 2],
  ['a code that there is not', CLEAN, '--allow image-tag-lates', 2],
];

for (const [title, input, flags, want] of CASES) {
  test(`${title}: ${want} in every format`, async () => {
    for (const format of formats) {
      const io = fakeIo({ input });
      assert.is(await main(`validate - -o ${format} ${flags}`.trim().split(' '), io), want, format);
      if (want === 2) assert.is(io.written.out, '', format);
    }
  });
}

test('a file that is not there is the environment, in every format', async () => {
  for (const format of formats)
    assert.is(await main(['validate', 'not-there.yaml', '-o', format], fakeIo()), 3, format);
});

test('an unknown code to allow is guessed', async () => {
  const io = fakeIo({ input: CLEAN });
  await main(['validate', '-', '--allow', 'image-tag-lates'], io);
  assert.match(io.written.err, /Did you mean image-tag-latest\?/);
});

test('the help tells of both flags and of the exit codes', async () => {
  const io = fakeIo();
  assert.is(await main(['validate', '--help'], io), 0);
  for (const words of ['--strict', '--allow', 'the exit code follows', '1 when something is', 'explain CODE']) {
    assert.ok(io.written.out.replace(/\s+/g, ' ').includes(words), words);
  }
});

test.run();
