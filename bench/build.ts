/**
 * What `build` of one manifest costs beside a bare start of Node: the median of user and system CPU over 15 runs each, in
 * turns. `npm run bench -- --write` keeps the figures in bench/results.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 15;
const GOAL = 2.2;
const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ds2helm-bench-'));

/** User and system CPU in milliseconds, as bash's `time` has it: Node measures its own process only. */
function cpuOf(args: readonly string[]): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" 2>&1 >/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  const [user, system] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  if (status !== 0 || user === undefined || system === undefined)
    throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return (user + system) * 1000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

try {
  const bare: number[] = [];
  const build: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    bare.push(cpuOf(['-e', '0']));
    build.push(
      cpuOf(['dist/ds2helm.cjs', 'build', 'examples/fluentd-logger.yaml', '--output-dir', join(work, `${run}`)]),
    );
  }
  const ratio = median(build) / median(bare);
  const rows = [
    '| | CPU, median of 15 |',
    '|---|---|',
    `| \`node -e 0\` | ${median(bare).toFixed(1)} ms |`,
    `| \`ds2helm build\` of one manifest | ${median(build).toFixed(1)} ms |`,
    `| ratio (goal: at most ${GOAL}) | ${ratio.toFixed(2)} |`,
  ].join('\n');
  console.log(rows);
  if (process.argv.includes('--write')) {
    const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? 'unknown CPU'}`;
    writeFileSync(join(root, 'bench/results.md'), `# Benchmark\n\n\`npm run bench\` on ${machine}:\n\n${rows}\n`);
  }
  process.exitCode = ratio <= GOAL ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
