/**
 * What `build` and `verify` of one manifest cost beside what they can't do without, with both Helms: medians over 15 runs
 * each, in turns.
 * `npm run bench -- --write` keeps the figures in bench/commands.md. Exits 1 beyond a goal.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Helm, helms } from '../test/support/helm.ts';

const RUNS = 15;
const manifestOf = (chart: string): string => `examples/${chart}.yaml`;
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
function costOf(command: readonly string[], helm?: Helm): Cost {
  const script = 'TIMEFORMAT="%3U %3S %3R"; time "$@" 2>&1 >/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd: root,
    env: { ...process.env, ...(helm ? { HELM_BIN: helm.path } : {}) },
    encoding: 'utf8',
  });
  const [user, system, real] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  if (status !== 0 || user === undefined || system === undefined || real === undefined)
    throw new Error(`${command.join(' ')} failed: ${stderr}`);
  return { cpu: (user + system) * 1000, time: real * 1000 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const ds2helm = [process.execPath, 'dist/ds2helm.cjs'];
/** The smallest of the examples and the largest. */
const CHARTS = ['fluentd-logger', 'every-field'] as const;

/** What `verify` can't do without, and itself. */
const proofs = (await helms()).flatMap((helm) => CHARTS.map((chart) => ({ helm, chart, ...namesOf(helm, chart) })));
function namesOf({ version }: Helm, chart: string): { readonly template: string; readonly verify: string } {
  return {
    template: `\`helm template\` of ${chart}, Helm ${version}`,
    verify: `\`ds2helm verify\` of ${chart}, Helm ${version}`,
  };
}

interface Command {
  readonly argv: (run: number) => readonly string[];
  readonly helm?: Helm;
}
const NODE = '`node -e 0`';
const BUILD = '`ds2helm build` of fluentd-logger';
const COMMANDS: Readonly<Record<string, Command>> = {
  [NODE]: { argv: () => [process.execPath, '-e', '0'] },
  [BUILD]: { argv: (run) => [...ds2helm, 'build', manifestOf('fluentd-logger'), '--output-dir', join(work, `${run}`)] },
  ...Object.fromEntries(
    proofs.flatMap(({ helm, chart, template, verify }): [string, Command][] => [
      [template, { helm, argv: () => [helm.path, 'template', 'x', `charts/${chart}`, ...askedBy(chart)] }],
      [verify, { helm, argv: () => [...ds2helm, 'verify', manifestOf(chart), `charts/${chart}`] }],
    ]),
  ),
};

/** What a chart asks for when it is installed. */
function askedBy(chart: string): readonly string[] {
  const values = `charts/${chart}/ci/default-values.yaml`;
  return existsSync(join(root, values)) ? ['--values', values] : [];
}

try {
  const costs = new Map<string, Cost[]>(Object.keys(COMMANDS).map((name) => [name, []]));
  for (let run = 0; run < RUNS; run++)
    for (const [name, { argv, helm }] of Object.entries(COMMANDS)) costs.get(name)?.push(costOf(argv(run), helm));
  const middle = new Map(
    [...costs].map(([name, all]): [string, Cost] => [
      name,
      { cpu: median(all.map(({ cpu }) => cpu)), time: median(all.map(({ time }) => time)) },
    ]),
  );
  const of = (name: string): Cost => middle.get(name) as Cost;
  const buildRatio = of(BUILD).cpu / of(NODE).cpu;
  const verifyRatios = proofs.map(
    ({ template, verify }) => [verify, of(verify).time / (of(NODE).time + of(template).time)] as const,
  );
  const text = [
    `| medians of ${RUNS} | CPU | time |`,
    '|---|---|---|',
    ...[...middle].map(([name, { cpu, time }]) => `| ${name} | ${cpu.toFixed(0)} ms | ${time.toFixed(0)} ms |`),
    '',
    `\`build\` takes ${buildRatio.toFixed(2)} times the CPU of a bare start of Node (goal: at most ${GOALS.build}).`,
    '',
    `| time to that of a bare start of Node and the \`helm template\` it runs | goal: at most ${GOALS.verify} |`,
    '|---|---|',
    ...verifyRatios.map(([name, ratio]) => `| ${name} | ${ratio.toFixed(2)} |`),
  ].join('\n');
  console.log(text);
  if (process.argv.includes('--write')) {
    const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`;
    writeFileSync(join(root, 'bench/commands.md'), `# One manifest\n\n\`npm run bench\` on ${machine}:\n\n${text}\n`);
  }
  const isMet = buildRatio <= GOALS.build && verifyRatios.every(([, ratio]) => ratio <= GOALS.verify);
  process.exitCode = isMet ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
