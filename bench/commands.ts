/**
 * What `build` of one manifest costs beside a bare start of Node, and `verify` of each example beside that and the
 * `helm template` it runs, with both Helms: medians over 15 runs each, in turns. Where the environment has Node read
 * certificates at each start, which makes the goals easier, it is all measured without them too.
 * `npm run bench -- --write` keeps the figures in bench/commands.md. Exits 1 beyond a goal in the environment as it stands.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Helm, helms } from '../test/support/helm.ts';

const RUNS = 15;
/** `build` in CPU to a bare start of Node; `verify` in time to that and the `helm template` it runs. */
const GOALS = { build: 2.2, verify: 1.3 };
const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ds2helm-bench-'));
const found = await helms();
const charts = readdirSync(join(root, 'charts'));

/** In milliseconds. */
interface Cost {
  readonly cpu: number;
  readonly time: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** As bash's `time` has it: Node measures its own process only. */
function costOf(command: readonly string[], env: Environment): Cost {
  const script = 'TIMEFORMAT="%3U %3S %3R"; time "$@" 2>&1 >/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  const [user, system, real] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  if (status !== 0 || user === undefined || system === undefined || real === undefined)
    throw new Error(`${command.join(' ')} failed: ${stderr}`);
  return { cpu: (user + system) * 1000, time: real * 1000 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

interface Command {
  /** @param run its number */
  readonly argv: (run: number) => readonly string[];
  readonly helm?: Helm;
}

const ds2helm = [process.execPath, 'dist/ds2helm.cjs'];
const manifestOf = (chart: string): string => `examples/${chart}.yaml`;
const node: Command = { argv: () => [process.execPath, '-e', '0'] };
const build: Command = {
  argv: (run) => [...ds2helm, 'build', manifestOf('fluentd-logger'), '--output-dir', join(work, `${run}`)],
};
const proofs = found.flatMap((helm) =>
  charts.map((chart) => ({
    chart,
    helm,
    template: { helm, argv: () => [helm.path, 'template', 'x', `charts/${chart}`, ...askedBy(chart)] },
    verify: { helm, argv: () => [...ds2helm, 'verify', manifestOf(chart), `charts/${chart}`] },
  })),
);

/** What a chart asks for when it is installed. */
function askedBy(chart: string): readonly string[] {
  const values = `charts/${chart}/ci/default-values.yaml`;
  return existsSync(join(root, values)) ? ['--values', values] : [];
}

/** The medians of each command. */
function measure(environment: Environment): (command: Command) => Cost {
  const commands: readonly Command[] = [node, build, ...proofs.flatMap(({ template, verify }) => [template, verify])];
  const costs = new Map<Command, Cost[]>(commands.map((command) => [command, []]));
  for (let run = 0; run < RUNS; run++) {
    for (const command of commands) {
      const env = { ...environment, ...(command.helm ? { HELM_BIN: command.helm.path } : {}) };
      costs.get(command)?.push(costOf(command.argv(run), env));
    }
  }
  return (command) => {
    const all = costs.get(command) ?? [];
    return { cpu: median(all.map(({ cpu }) => cpu)), time: median(all.map(({ time }) => time)) };
  };
}

function report(environment: Environment): { readonly text: string; readonly isMet: boolean } {
  const medianOf = measure(environment);
  const inWords = (command: Command): string => {
    const { cpu, time } = medianOf(command);
    return `${cpu.toFixed(0)} ms | ${time.toFixed(0)} ms`;
  };
  const ratio = medianOf(build).cpu / medianOf(node).cpu;
  const rows = proofs.map(({ chart, helm, template, verify }) => {
    const [of, to] = [medianOf(verify).time, medianOf(template).time];
    return { chart, helm, of, to, ratio: of / (medianOf(node).time + to) };
  });
  const text = [
    `| medians of ${RUNS} | CPU | time |`,
    '|---|---|---|',
    `| \`node -e 0\` | ${inWords(node)} |`,
    `| \`ds2helm build\` of fluentd-logger | ${inWords(build)} |`,
    '',
    `\`build\` takes ${ratio.toFixed(2)} times the CPU of a bare start of Node (goal: at most ${GOALS.build}).`,
    '',
    `| chart | Helm | \`helm template\` | \`ds2helm verify\` | to that and a bare start of Node (goal: at most ${GOALS.verify}) |`,
    '|---|---|---|---|---|',
    ...rows.map(
      ({ chart, helm, of, to, ratio }) =>
        `| ${chart} | ${helm.version} | ${to.toFixed(0)} ms | ${of.toFixed(0)} ms | ${ratio.toFixed(2)} |`,
    ),
  ].join('\n');
  return { text, isMet: ratio <= GOALS.build && rows.every((row) => row.ratio <= GOALS.verify) };
}

try {
  const { text, isMet } = report(process.env);
  const { NODE_EXTRA_CA_CERTS, ...bare } = process.env;
  const without = NODE_EXTRA_CA_CERTS
    ? `\n\nThe environment has Node read certificates at each start. Without \`NODE_EXTRA_CA_CERTS\`:\n\n${report(bare).text}`
    : '';
  console.log(`${text}${without}`);
  if (process.argv.includes('--write')) {
    const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`;
    writeFileSync(
      join(root, 'bench/commands.md'),
      `# One manifest\n\n\`npm run bench\` on ${machine}:\n\n${text}${without}\n`,
    );
  }
  process.exitCode = isMet ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
