import { type Diagnostic, hasErrors } from '../../diagnostic.ts';
import { readSources } from '../../effects/input.ts';
import { writeSecretsFile } from '../../effects/secrets-file.ts';
import { type Imported, importSources } from '../../import.ts';
import type { Source } from '../../source.ts';
import { adoptionCommands } from '../adoption.ts';
import { styleFor } from '../colour.ts';
import { command } from '../command.ts';
import { exit, UsageError } from '../exit.ts';
import { daemonSetNamed, daemonSetOf, releaseNamed } from '../from-cluster.ts';
import type { Io } from '../io.ts';
import { reportOptions, verdictOf } from '../options.ts';
import { present, reportOf } from '../present.ts';
import { judge } from '../run.ts';

/** What was not taken over: the exit code says so. */
const LEFT_OUT: ReadonlySet<Diagnostic['code']> = new Set(['object-left-out', 'secret-left-out']);

const options = {
  filename: { type: 'list', short: 'f', value: 'OBJECTS', describe: 'the same as an operand, as in kubectl' },
  app: { type: 'text', value: 'CONTAINER', describe: 'the container that is the app; by default the likeliest' },
  adopt: { type: 'flag', describe: 'Keep names, selector and pod template, so that Helm can take over what runs' },
  all: { type: 'flag', describe: 'Take objects along that no DaemonSet refers to' },
  'secrets-out': { type: 'text', value: 'FILE', describe: 'a values file to write the values of Secrets to' },
  force: { type: 'flag', describe: 'Write over a file of secrets that differs' },
  release: { type: 'text', value: 'NAME', describe: 'the objects of this Helm release' },
  namespace: { type: 'text', short: 'n', value: 'NAMESPACE', describe: 'where ds/NAME or the release is' },
  context: { type: 'text', value: 'CONTEXT', describe: 'the cluster, by its name in the kubeconfig' },
  kubeconfig: { type: 'text', value: 'FILE', describe: 'the kubeconfig' },
  ...reportOptions,
} as const;

export const importCommand = command({
  name: 'import',
  describe: 'Prints the manifest of a DaemonSet and the objects that belong to it.',
  operands: {
    name: 'OBJECTS',
    describe: 'a file, a folder, a pattern, - for the standard input, or ds/NAME for one in the cluster',
    most: Number.POSITIVE_INFINITY,
  },
  options,
  examples: [
    ['ds2helm import node-exporter/ > node-exporter.yaml', 'from a folder of plain objects'],
    ['ds2helm import ds/fluent-bit -n logging --adopt', 'one that runs, to be taken over without a restart'],
    ['kubectl get ds,cm -n logging -o yaml | ds2helm import -', 'from a pipe'],
    ['ds2helm import --release falco -n security --all', 'all that a Helm release holds'],
  ],
  run: async (operands, given, io) => {
    const { sources, diagnostics } = await sourcesOf([...operands, ...given.filename], given, io);
    const { app, adopt, all } = given;
    const imported = importSources(sources, { adopt, all, ...(app === undefined ? {} : { app }) });
    const refusals = await writeSecrets(imported, given);
    const findings = judge([...diagnostics, ...imported.diagnostics, ...refusals], verdictOf(given));
    const literals = imported.manifests.flatMap((manifest) => Object.values(manifest.secrets));
    const secrets = imported.secrets.map((one) => ({ ...one, literals: [...literals, ...writtenIn(one)] }));
    if (findings.length > 0) {
      const report = reportOf({ findings, sources, secrets, manifests: imported.manifests.length });
      io.stderr(present(report, given.output, styleFor(io.stderrIsTTY, io.env)));
    }
    io.stdout(imported.manifests.map(({ text }) => text).join('---\n'));
    if (adopt) for (const manifest of imported.manifests) io.stderr(adoptionCommands(manifest));
    return hasErrors(findings) || findings.some(({ code }) => LEFT_OUT.has(code)) ? exit.findings : exit.ok;
  },
});

const writtenIn = ({ source, spans }: Imported['secrets'][number]): readonly string[] =>
  spans.map(({ start, end }) => source.text.slice(start, end).replace(/^["']|["']$/g, ''));

interface Where {
  readonly release: string | undefined;
  readonly namespace: string | undefined;
  readonly context: string | undefined;
  readonly kubeconfig: string | undefined;
}

async function sourcesOf(
  names: readonly string[],
  where: Where,
  io: Io,
): Promise<{ readonly sources: readonly Source[]; readonly diagnostics: readonly Diagnostic[] }> {
  if (names.length === 0 && where.release === undefined) {
    throw new UsageError('Which DaemonSet? Name a file, a folder, - for the standard input, or ds/NAME.');
  }
  const running = names.flatMap((name) => daemonSetNamed(name) ?? []);
  const files = names.filter((name) => daemonSetNamed(name) === undefined);
  const { value: read = [], diagnostics } =
    files.length === 0 ? { value: [], diagnostics: [] } : await readSources(files, io.stdin);
  const fetched: Source[] = [];
  for (const name of running) fetched.push(await daemonSetOf(name, where, io.env));
  if (where.release !== undefined) fetched.push(await releaseNamed(where.release, where, io.env));
  return { sources: [...read, ...fetched], diagnostics };
}

async function writeSecrets(
  { manifests }: Imported,
  { 'secrets-out': file, force }: { readonly 'secrets-out': string | undefined; readonly force: boolean },
): Promise<readonly Diagnostic[]> {
  const having = manifests.filter(({ secretValues }) => secretValues !== undefined);
  if (file === undefined || having[0]?.secretValues === undefined) return [];
  if (having.length > 1) {
    const names = having.map(({ name }) => name).join(', ');
    throw new UsageError(`--secrets-out is for one manifest with secrets, and these have some: ${names}.`);
  }
  const outcome = await writeSecretsFile(file, having[0].secretValues, { force });
  return outcome.status === 'refused' ? [outcome.diagnostic] : [];
}
