import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { namedVersion } from '../../lower/chart.ts';
import { styleFor } from '../colour.ts';
import { command } from '../command.ts';
import { compareCharts, describeCharts, keptOut, refuseSeveralSecrets, writeCharts } from '../delivery.ts';
import { exit, exitFor } from '../exit.ts';
import { helmsAt } from '../helms.ts';
import type { Io } from '../io.ts';
import {
  manifestOperands,
  manifestOptions,
  namedManifests,
  referenceOptions,
  reportOptions,
  settingsOf,
  type Verdict,
  verdictOf,
} from '../options.ts';
import { present, reportOf } from '../present.ts';
import { type Built, compileNamed, isBlocked, judge, type Run, type Settings } from '../run.ts';
import { standingVersion } from '../standing.ts';

export const build = command({
  name: 'build',
  describe: 'Compiles every manifest into a Helm chart.',
  operands: manifestOperands,
  options: {
    ...manifestOptions,
    'output-dir': {
      type: 'text',
      short: 'd',
      value: 'FOLDER',
      default: 'charts',
      describe: 'where the charts go, each into a folder of its name',
    },
    'chart-version': {
      type: 'text',
      value: 'VERSION',
      describe: 'the version of the charts, in SemVer 2; auto: the next after what stands',
    },
    ...referenceOptions,
    'secrets-out': { type: 'text', value: 'FILE', describe: 'a values file to write the literal secrets to' },
    check: { type: 'flag', describe: 'Write nothing; print how the charts differ, and exit with 1 when they do' },
    'dry-run': { type: 'flag', describe: 'Write nothing; print what would be written' },
    verify: { type: 'flag', describe: 'Prove each chart with the helm on the PATH before it is written' },
    force: { type: 'flag', describe: 'Write over what ds2helm did not write, and over edits' },
    'stop-after': {
      type: 'text',
      value: 'PHASE',
      choices: ['read', 'check', 'lower'],
      describe: 'print what this phase gives, as JSON',
    },
    ...reportOptions,
  },
  examples: [
    ['ds2helm build fluentd-logger.yaml', 'writes charts/fluentd-logger'],
    ['ds2helm build agents/ -d dist --chart-version 1.4.0', 'a chart for each manifest in a folder'],
    ['ds2helm build agents/ --chart-version auto', 'each chart as the next release, with its CHANGELOG.md'],
    ['ds2helm build agents/ --check', 'in CI: are the committed charts those of the manifests?'],
    ['ds2helm build agents/ --verify', 'each chart only when Helm renders it to what its manifest means'],
    ['ds2helm build agent.yaml --secrets-out ~/agent-secrets.yaml', 'with its secrets, which never enter a chart'],
  ],
  run: async (operands, options, io) => {
    const helms = options.verify ? helmsAt([], io) : [];
    const names = namedManifests(operands, options.filename);
    const verdict = verdictOf(options);
    const settings = await settingsOf(options);
    const format = options.output;
    if (options['stop-after'] !== undefined) {
      const { printIntermediates } = await import('../intermediate.ts');
      return printIntermediates(options['stop-after'], names, settings, { verdict, format }, io);
    }
    const run = await withHistory(
      await compileNamed(names, settings, verdict, io),
      settings,
      verdict,
      options['output-dir'],
      io,
    );
    const target = {
      folder: options['output-dir'],
      secretsFile: options['secrets-out'],
      force: options.force,
      settings,
    };
    refuseSeveralSecrets(run.built, target);
    const { sound, doubts, lines } = options.verify
      ? await (await import('../proving.ts')).proveAll(run.built, helms)
      : { sound: run.built, doubts: [], lines: '' };
    const deliver = options.check ? compareCharts : options['dry-run'] ? describeCharts : writeCharts;
    const { product, refusals, differs } = await deliver(sound, target);
    const findings = [...run.findings, ...keptOut(run.built, target), ...doubts, ...refusals];
    // A report for programs is what they want on stdout; the rest makes room.
    const isForPeople = format === 'pretty';
    if (findings.length > 0 || !isForPeople) {
      const style = styleFor(io.stderrIsTTY, io.env);
      (isForPeople ? io.stderr : io.stdout)(present(reportOf({ ...run, findings }), format, style));
    }
    (isForPeople ? io.stdout : io.stderr)(lines + product);
    return exitFor(findings) || (differs ? exit.findings : exit.ok);
  },
});

/**
 * A chart that has a changelog keeps it, and one for which nobody names a version the version it has. Helm is needed only
 * to tell what a new release changes.
 */
async function withHistory(run: Run, settings: Settings, verdict: Verdict, folder: string, io: Io): Promise<Run> {
  if (!settings.isNext && !run.built.some((one) => hasHistory(one, settings, folder))) return run;
  const { asNextReleases, inFolder } = await import('../next-release.ts');
  const next = await asNextReleases(run, settings, inFolder(folder, io), io);
  const findings = judge(next.findings, verdict);
  return { ...next, findings, built: next.built.filter(({ manifest }) => !isBlocked(manifest, findings)) };
}

function hasHistory({ manifest, workload }: Built, settings: Settings, folder: string): boolean {
  const chart = join(folder, workload.name);
  if (existsSync(join(chart, 'CHANGELOG.md'))) return true;
  return (
    namedVersion(manifest, settings) === undefined &&
    (standingVersion(chart) ?? workload.chart.version) !== workload.chart.version
  );
}
