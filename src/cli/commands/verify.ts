import { basename, resolve } from 'node:path';
import { type Asked, ask, helmFirst } from '../asking.ts';
import { command, type Options, type Values } from '../command.ts';
import { UsageError } from '../exit.ts';
import { givesValues, valueOptions } from '../given-values.ts';
import { helmsAt, type NamedHelm } from '../helms.ts';
import { referenceOptions, reportOptions } from '../options.ts';

export const verifyOptions = {
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
} as const satisfies Options;

export const verify = command({
  name: 'verify',
  describe: 'Proves with Helm that a chart renders to exactly the objects its manifest means. Exit code 1 when not.',
  operands: {
    name: 'MANIFEST [CHART]',
    describe: 'a manifest, and the folder or the .tgz of its chart; without one, the chart the manifest compiles to',
    most: 2,
  },
  options: verifyOptions,
  examples: [
    ['ds2helm verify fluentd-logger.yaml', 'would its chart say what it means?'],
    ['ds2helm verify fluentd-logger.yaml charts/fluentd-logger', 'does this chart?'],
    ['ds2helm verify agent.yaml --set hostNetwork=true', 'does it still, under other values?'],
    ['ds2helm verify agent.yaml dist/agent-1.0.0.tgz --helm helm3 --helm helm4', 'with both Helms'],
  ],
  run: async ([manifest, chart], options, io) => {
    refuseReleaseName(options.name);
    const helms = helmsAt(options.helm, io);
    const asked = askedEarly(chart, options, helms);
    try {
      await helmFirst();
      // Loaded while Helm starts.
      const { verifyNamed } = await import('../verifying.ts');
      return await verifyNamed(manifest, chart, options, { helms, asked }, io);
    } finally {
      asked?.end();
    }
  },
});

/** Helm takes longer to start than a manifest to compile: where it needs nothing of the manifest's, it is started first. */
function askedEarly(
  chart: string | undefined,
  options: Values<typeof verifyOptions>,
  helms: readonly NamedHelm[],
): Asked | undefined {
  if (chart === undefined || givesValues(options)) return undefined;
  const name = options.name ?? likelyName(chart);
  return name === undefined ? undefined : ask(resolve(chart), { name, namespace: options.namespace }, [], helms);
}

/** What a release is called that nobody names yet: as its chart, most often; undefined where that is no name. */
const likelyName = (chart: string): string | undefined =>
  /^([a-z0-9][-a-z0-9.]*?)(?:-\d+\..*\.tgz)?$/.exec(basename(chart))?.[1];

/** As Helm's own ValidateReleaseName. */
function refuseReleaseName(name: string | undefined): void {
  if (name === undefined) return;
  const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
  if (name.length > 53 || !new RegExp(`^${label}(\\.${label})*$`).test(name))
    throw new UsageError(
      `--name is the name of a release: at most 53 lower-case letters, digits, - and ., not ${JSON.stringify(name)}.`,
    );
}
