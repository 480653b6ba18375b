/**
 * What `build` and `verify` of one manifest cost beside what they can't do without: medians over 15 runs each, in turns.
 * `npm run bench -- --write` keeps the figures in bench/commands.md. Exits 1 beyond a goal.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Helm, helms } from '../test/support/helm.ts';

const RUNS = 15;
/** `build` in CPU to a bare start of Node; `verify` in time to that and the `helm template` it runs. */
const GOALS = { build: 2.2, verify: 1.3 };
const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ds2helm-bench-'));

/** In milliseconds. */
interface Cost {
  readonly cpu: number;
  readonly time: number;
}

/** As bash's `time` has it: Node measures its own process only. */
function costOf(command: readonly string[]): Cost {
  const script = 'TIMEFORMAT="%3U %3S %3R"; time "$@" 2>&1 >/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd: root,
    env: { ...process.env, HELM_BIN: helm.path },
    encoding: 'utf8',
  });
  const [user, system, real] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  if (status !== 0 || user === undefined || system === undefined || real === undefined)
    throw new Error(`${command.join(' ')} failed: ${stderr}`);
  return { cpu: (user + system) * 1000, time: real * 1000 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const helm = (await helms())[1] as Helm;
const ds2helm = [process.execPath, 'dist/ds2helm.cjs'];
const manifest = 'examples/fluentd-logger.yaml';
const COMMANDS: Readonly<Record<string, (run: number) => readonly string[]>> = {
  '`node -e 0`': () => [process.execPath, '-e', '0'],
  '`ds2helm build` of one manifest': (run) => [...ds2helm, 'build', manifest, '--output-dir', join(work, `${run}`)],
  [`\`helm template\` of its chart, Helm ${helm.version}`]: () => [helm.path, 'template', 'x', 'charts/fluentd-logger'],
  '`ds2helm verify` of it': () => [...ds2helm, 'verify', manifest, 'charts/fluentd-logger'],
};

try {
  const costs = new Map<string, Cost[]>(Object.keys(COMMANDS).map((name) => [name, []]));
  for (let run = 0; run < RUNS; run++)
    for (const [name, command] of Object.entries(COMMANDS)) costs.get(name)?.push(costOf(command(run)));
  const middle = new Map(
    [...costs].map(([name, all]): [string, Cost] => [
      name,
      { cpu: median(all.map(({ cpu }) => cpu)), time: median(all.map(({ time }) => time)) },
    ]),
  );
  const [node, build, template, verify] = [...middle.values()] as [Cost, Cost, Cost, Cost];
  const ratios = { build: build.cpu / node.cpu, verify: verify.time / (node.time + template.time) };
  const text = [
    `| medians of ${RUNS} | CPU | time |`,
    '|---|---|---|',
    ...[...middle].map(([name, { cpu, time }]) => `| ${name} | ${cpu.toFixed(0)} ms | ${time.toFixed(0)} ms |`),
    '',
    `\`build\` takes ${ratios.build.toFixed(2)} times the CPU of a bare start of Node (goal: at most ${GOALS.build}).`,
    `\`verify\` takes ${ratios.verify.toFixed(2)} times as long as that start and the \`helm template\` it runs (goal: at most ${GOALS.verify}).`,
  ].join('\n');
  console.log(text);
  if (process.argv.includes('--write')) {
    const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`;
    writeFileSync(join(root, 'bench/commands.md'), `# One manifest\n\n\`npm run bench\` on ${machine}:\n\n${text}\n`);
  }
  process.exitCode = ratios.build <= GOALS.build && ratios.verify <= GOALS.verify ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
