import { releaseNameOf } from '../../model/names.ts';
import { styleFor } from '../colour.ts';
import { command } from '../command.ts';
import { exitFor, UsageError } from '../exit.ts';
import { givenValues, valueOptions } from '../given-values.ts';
import { helmsAt } from '../helms.ts';
import { namedManifests, referenceOptions, reportOptions, settingsOf, verdictOf } from '../options.ts';
import { present, reportOf } from '../present.ts';
import type { Proved } from '../proof-report.ts';
import { proofLine, proveChart } from '../proving.ts';
import { compileNamed } from '../run.ts';

export const verify = command({
  name: 'verify',
  describe: 'Proves with Helm that a chart renders to exactly the objects its manifest means. Exit code 1 when not.',
  operands: {
    name: 'MANIFEST [CHART]',
    describe: 'a manifest, and the folder or the .tgz of its chart; without one, the chart the manifest compiles to',
    most: 2,
  },
  options: {
    name: { type: 'text', value: 'NAME', describe: 'the release; by default the name of the manifest' },
    namespace: {
      type: 'text',
      short: 'n',
      value: 'NAMESPACE',
      default: 'default',
      fromHelm: { name: 'HELM_NAMESPACE' },
      describe: 'the namespace of the release',
    },
    ...valueOptions,
    helm: { type: 'list', value: 'PATH', describe: 'a Helm to ask; several are asked one by one' },
    'chart-version': { type: 'text', value: 'VERSION', describe: 'the version the chart was built with' },
    report: { type: 'text', value: 'FILE', describe: 'a file to write the proof to, as JSON' },
    ...referenceOptions,
    ...reportOptions,
  },
  examples: [
    ['ds2helm verify fluentd-logger.yaml', 'would its chart say what it means?'],
    ['ds2helm verify fluentd-logger.yaml charts/fluentd-logger', 'does this chart?'],
    ['ds2helm verify agent.yaml --set hostNetwork=true', 'does it still, under other values?'],
    ['ds2helm verify agent.yaml dist/agent-1.0.0.tgz --helm helm3 --helm helm4', 'with both Helms'],
  ],
  run: async ([manifest, chart], options, io) => {
    const helms = helmsAt(options.helm, io);
    const names = namedManifests(manifest === undefined ? [] : [manifest], []);
    const run = await compileNamed(names, await settingsOf(options), verdictOf(options), io);
    if (chart !== undefined && run.built.length > 1) {
      throw new UsageError(`${manifest} holds ${run.built.length} manifests, and ${chart} is the chart of one.`);
    }
    refuseReleaseName(options.name);
    const given = await givenValues(options, names.includes('-'), io);
    const proved: Proved[] = [];
    for (const built of run.built) {
      const release = { name: options.name ?? releaseNameOf(built.workload.name), namespace: options.namespace };
      proved.push({ built, release, ...(await proveChart({ built, chart, release, given, helms })) });
    }
    if (options.report !== undefined) {
      const { writeProof } = await import('../proof-report.ts');
      writeProof(options.report, { chart, flags: given.shown, proved });
    }
    const findings = [...run.findings, ...proved.flatMap(({ proofs }) => proofs.flatMap((proof) => proof.findings))];
    const isForPeople = options.output === 'pretty';
    if (findings.length > 0 || !isForPeople) {
      const style = styleFor(io.stderrIsTTY, io.env);
      (isForPeople ? io.stderr : io.stdout)(present(reportOf({ ...run, findings }), options.output, style));
    }
    const lines = proved.flatMap(({ built, proofs }) =>
      proofs.map((proof) => `${proofLine(built.workload.name, proof)}\n`),
    );
    (isForPeople ? io.stdout : io.stderr)(lines.join(''));
    return exitFor(findings);
  },
});

/** As Helm's own ValidateReleaseName. */
function refuseReleaseName(name: string | undefined): void {
  if (name === undefined) return;
  const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
  if (name.length > 53 || !new RegExp(`^${label}(\\.${label})*$`).test(name))
    throw new UsageError(
      `--name is the name of a release: at most 53 lower-case letters, digits, - and ., not ${JSON.stringify(name)}.`,
    );
}
