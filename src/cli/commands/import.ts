import { type Diagnostic, hasErrors } from '../../diagnostic.ts';
import { writeSecretsFile } from '../../effects/secrets-file.ts';
import { type Imported, type ImportedManifest, importSources } from '../../import.ts';
import { type Takeover, takeoverOf } from '../adoption.ts';
import { command } from '../command.ts';
import { exit, UsageError } from '../exit.ts';
import { keptOut, ofAnotherRelease, ofOneRelease, secretsOf, tell } from '../import-report.ts';
import { importedSources } from '../import-sources.ts';
import { reportOptions, verdictOf } from '../options.ts';
import { judge } from '../run.ts';

/** What was not taken over: the exit code says so. */
const LEFT_OUT: ReadonlySet<Diagnostic['code']> = new Set(['object-left-out', 'secret-left-out', 'object-unreadable']);

const options = {
  filename: { type: 'list', short: 'f', value: 'OBJECTS', describe: 'the same as an operand, as in kubectl' },
  app: { type: 'text', value: 'CONTAINER', describe: 'the container that is the app; by default the likeliest' },
  adopt: { type: 'flag', describe: 'Keep names, selector and pod template, so that Helm can take over what runs' },
  all: { type: 'flag', describe: 'Take objects along that no DaemonSet refers to' },
  'secrets-out': { type: 'text', value: 'FILE', describe: 'a values file to write the values of Secrets to' },
  force: { type: 'flag', describe: 'Write over a file of secrets that differs' },
  release: { type: 'text', value: 'NAME', describe: 'the objects of this Helm release' },
  namespace: {
    type: 'text',
    short: 'n',
    value: 'NAMESPACE',
    fromHelm: { name: 'HELM_NAMESPACE' },
    describe: 'where ds/NAME or the release is, and objects that name none',
  },
  context: {
    type: 'text',
    value: 'CONTEXT',
    fromHelm: { name: 'HELM_KUBECONTEXT' },
    describe: 'the cluster, by its name in the kubeconfig',
  },
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
    const fetched = await importedSources([...operands, ...given.filename], given, io);
    const { sources, running } = fetched;
    const { app, adopt, all } = given;
    const namespace = running?.namespace ?? given.namespace;
    const imported = importSources(sources, {
      adopt,
      all,
      ...(app === undefined ? {} : { app }),
      ...(namespace === undefined ? {} : { namespace }),
    });
    const refusals = [
      ...(await writeSecrets(imported, given)),
      ...(adopt ? ofOneRelease(imported.manifests, running) : []),
    ];
    const found = [
      ...fetched.diagnostics,
      ...imported.diagnostics,
      ...(given['secrets-out'] === undefined ? imported.manifests.flatMap(keptOut) : []),
      ...(adopt ? imported.manifests.flatMap((one) => ofAnotherRelease(one, running)) : []),
      ...refusals,
    ];
    const findings = judge(found, verdictOf(given));
    const takeovers = adopt && refusals.length === 0 ? imported.manifests.flatMap(takeover) : [];
    const told = { findings, sources, secrets: secretsOf(imported), manifests: imported.manifests.length };
    tell(told, takeovers, given.output, io);
    io.stdout(imported.manifests.map(({ text }) => text).join('---\n'));
    return hasErrors(findings) || findings.some(({ code }) => LEFT_OUT.has(code)) ? exit.findings : exit.ok;

    function takeover(one: ImportedManifest): readonly Takeover[] {
      const { 'secrets-out': secretsFile, context, kubeconfig } = given;
      const found = takeoverOf(one, { secretsFile, running, context, kubeconfig });
      return found === undefined ? [] : [found];
    }
  },
});

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
