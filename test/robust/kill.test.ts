/** The program, killed while it puts a chart in the place of another. DS2HELM_KILLS says how often. */
import { existsSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Tree, temporaryFolder, tree } from '../support/folder.ts';
import { program } from '../support/program.ts';

const KILLS = Math.ceil(Number(process.env['DS2HELM_KILLS'] || 10) / 2);
const ds2helm = await program();

const manifest = (tag: string): string => `apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: {value: monitoring}
  container: {app: {image: {repo: agent, tag: "${tag}"}, resources: {limits: {memory: 1Gi}}}}
`;
const args = (tag: string, charts: string): string[] => ['build', `${tag}.yaml`, '--output-dir', charts];

/** Killed as soon as the folder changes for the time `changes` and then some: the steps are that many changes apart. */
async function killAt(changes: number, tag: string, cwd: string): Promise<void> {
  let left = changes;
  const child = ds2helm.start(args(tag, 'charts'), { cwd });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const watcher = watch(join(cwd, 'charts'), () => {
    if (--left === 0) child.kill('SIGKILL');
  });
  await ended;
  watcher.close();
}

test(`killed ${KILLS} times at a step of its writing, a build leaves the old chart or the new one, whole`, async () => {
  const cwd = temporaryFolder();
  const whole = new Map<string, Tree>();
  for (const tag of ['1', '2']) {
    writeFileSync(join(cwd, `${tag}.yaml`), manifest(tag));
    await ds2helm.run(args(tag, `alone-${tag}`), { cwd });
    whole.set(tag, tree(join(cwd, `alone-${tag}/agent`)));
  }
  await ds2helm.run(args('1', 'charts'), { cwd });
  const isWhole = (): boolean =>
    [...whole.values()].some((one) => JSON.stringify(one) === JSON.stringify(tree(join(cwd, 'charts/agent'))));
  let left = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const tag = String((kill % 2) + 1);
    // 1 to 12: the lock, the new folder, the renames, the removal.
    await killAt(1 + (kill % 12), tag === '1' ? '2' : '1', cwd);
    if (existsSync(join(cwd, 'charts/agent'))) assert.ok(isWhole(), 'a mixture');
    left += readdirSync(join(cwd, 'charts')).filter((name) => name !== 'agent').length;
    const next = await ds2helm.run(args(tag, 'charts'), { cwd });
    assert.is(next.code, 0, next.stderr);
    assert.equal(tree(join(cwd, 'charts/agent')), whole.get(tag));
    assert.equal(readdirSync(join(cwd, 'charts')), ['agent']);
  }
  assert.ok(left > 0, 'no kill came in the middle');
});

test.run();
