import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { helms, runHelm } from './helm.ts';

test('the tests run against Helm 3 and Helm 4', async () => {
  assert.equal(
    (await helms()).map(({ major }) => major),
    [3, 4],
  );
});

test('they run with a home of their own', async () => {
  for (const { path } of await helms()) {
    const { stdout } = await runHelm(path, ['env', 'HELM_CONFIG_HOME']);
    assert.match(stdout, /ds2helm-home-/);
  }
});

test('a failure of helm is a code and a text, not an exception', async () => {
  for (const { path } of await helms()) {
    const { code, stderr } = await runHelm(path, ['template', 'name', './no-such-chart']);
    assert.is(code, 1);
    assert.match(stderr, /no-such-chart/);
  }
});

test.run();
