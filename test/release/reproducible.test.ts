/** One content, one SHA-256: whatever the folder, the day, the time zone, the umask and the Node. */
import { lutimesSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bundle } from '../../scripts/esbuild.ts';
import { main } from '../../src/cli/main.ts';
import { run } from '../../src/effects/process.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';
import { agent } from '../support/release.ts';

const folder = temporaryFolder();
await bundle(join(folder, 'dist'));

/** This Node, and further ones that DS2HELM_NODES names, with colons between. */
const nodes = [process.execPath, ...(process.env['DS2HELM_NODES'] ?? '').split(':').filter(Boolean)];

const WORLDS = [
  { TZ: 'America/New_York', LC_ALL: 'C', umask: '022', time: 1_000_000_000 },
  { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', umask: '077', time: 1_800_000_000 },
] as const;

test('a chart packed in other worlds has the same bytes', async () => {
  const chart = temporaryFolder();
  plant(chart, { 'agent.yaml': agent('agent-a') });
  assert.is(await main(['build', join(chart, 'agent.yaml'), '-d', chart], fakeIo()), 0);
  const files = tree(join(chart, 'agent-a'));
  const sums = new Set<string>();
  for (const node of nodes) {
    for (const { TZ, LC_ALL, umask, time } of WORLDS) {
      const checkout = join(temporaryFolder(), `checkout-${umask}`);
      // In another order, as another disk would name them.
      const entries = Object.entries(files);
      plant(join(checkout, 'agent-a'), Object.fromEntries(umask === '077' ? entries.reverse() : entries));
      for (const path of readdirSync(checkout, { recursive: true, encoding: 'utf8' }))
        lutimesSync(join(checkout, path), time, time);
      const line = `umask ${umask} && exec "$0" "$1" package agent-a -d out`;
      const { code, stderr } = await run('sh', ['-c', line, node, join(folder, 'dist/ds2helm.cjs')], {
        cwd: checkout,
        env: { ...process.env, TZ, LC_ALL },
      });
      assert.is(code, 0, stderr);
      sums.add(readFileSync(join(checkout, 'out/SHA256SUMS'), 'utf8'));
    }
  }
  assert.is(sums.size, 1, [...sums].join(''));
});

test.run();
