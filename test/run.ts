/**
 * Runs test/**\/*.test.ts and ends with `N passed, N failed`.
 *
 * Arguments pick the files whose path contains one of them. What stands in a folder of SLOW runs only when an argument
 * names that folder: `npm test -- test/corpus`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FileReport } from './support/worker.ts';

/** They take minutes, or need a cluster, a registry or files from elsewhere. */
const SLOW = ['test/charts/', 'test/cluster/', 'test/corpus/', 'test/release/'];
const TIME_LIMIT = 300_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const filters = process.argv.slice(2);
const files = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts') && isWanted(path))
  .sort();

function isWanted(path: string): boolean {
  const slow = SLOW.find((folder) => path.startsWith(folder));
  if (slow !== undefined && !filters.some((filter) => `${filter}/`.startsWith(slow))) return false;
  return filters.length === 0 || filters.some((filter) => path.includes(filter));
}

const total = { passed: 0, failed: 0 };
if (files.length === 0) count(crash('no test file', `none matches ${filters.join(' ')}`));

/** Starting TypeScript costs more than most files do, so a few processes share them, each taking the next one. */
const queue = [...files];
await Promise.all(Array.from({ length: Math.min(availableParallelism(), files.length) }, work));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function work(): Promise<void> {
  let worker: ChildProcess | undefined;
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null || !worker.connected)
      worker = start();
    count(await runIn(worker, file));
  }
  if (worker?.connected) worker.disconnect();
}

function start(): ChildProcess {
  return fork(new URL('support/worker.ts', import.meta.url), { cwd: root, execArgv: ['--import', 'tsx'] });
}

function runIn(worker: ChildProcess, file: string): Promise<FileReport> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      worker.kill('SIGKILL');
      finish(crash(file, `not done after ${TIME_LIMIT / 1000} s`));
    }, TIME_LIMIT);
    const onExit = (code: number | null, signal: string | null): void =>
      finish(crash(file, `the process ended in the middle: ${signal ?? `exit code ${code}`}`));
    const finish = (report: FileReport): void => {
      clearTimeout(timer);
      worker.off('exit', onExit).off('message', finish);
      resolve(report);
    };
    worker.on('exit', onExit).on('message', finish);
    worker.send(file);
  });
}

function crash(file: string, reason: string): FileReport {
  return { file, passed: 0, failed: 1, output: reason };
}

function count({ file, passed, failed, output }: FileReport): void {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) console.log(`\n✘ ${file}\n${output}\n`);
}
