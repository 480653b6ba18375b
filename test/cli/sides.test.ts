import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';

test('a chart whose values are no YAML is no bug of ours', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'values.yaml': 'a: [b\n' });
  const io = fakeIo();
  assert.is(await main(['diff', folder, folder], io), 3);
  assert.match(io.written.err, `${join(folder, 'values.yaml')} is not YAML: `);
});

test.run();
