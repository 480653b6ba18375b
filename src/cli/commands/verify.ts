import { basename, resolve } from 'node:path';
import { sizeOfFile } from '../../effects/input.ts';
import { command } from '../command.ts';
import { UsageError } from '../exit.ts';
import { givesValues } from '../given-values.ts';
import { helmsAt, type NamedHelm } from '../helms.ts';
import { type StartedHelms, startHelms } from '../started-helms.ts';
import { type VerifyOptions, verifyOptions } from '../verify-options.ts';

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
  run: async ([manifest, chart], given, io) => {
    const options = { ...given, namespace: given.namespace || 'default' };
    refuseNames(options);
    const helms = helmsAt(options.helm, io);
    const started = startedEarly(chart, options, helms);
    if (started !== undefined && isSmall(manifest)) io.shareProcessors?.();
    try {
      // Most of this program is loaded while Helm starts.
      const { verifyNamed } = await import('../verifying.ts');
      return await verifyNamed(manifest, chart, options, { helms, started }, io);
    } finally {
      started?.end();
    }
  },
});

/** In bytes. What takes longer to compile takes all the processors there are. */
const SMALL = 64 * 2 ** 10;

const isSmall = (manifest: string | undefined): boolean =>
  manifest !== undefined && (sizeOfFile(manifest) ?? Number.POSITIVE_INFINITY) <= SMALL;

/** Helm takes longer to start than a manifest to compile: where it needs nothing of the manifest's, it is started first. */
function startedEarly(
  chart: string | undefined,
  options: VerifyOptions,
  helms: readonly NamedHelm[],
): StartedHelms | undefined {
  if (chart === undefined || givesValues(options)) return undefined;
  const name = options.name ?? likelyName(chart);
  if (name === undefined) return undefined;
  return startHelms({ chart: resolve(chart), release: { name, namespace: options.namespace }, flags: [] }, helms);
}

/** What a release is called that nobody names yet: as its chart, most often; undefined where that is no name. */
const likelyName = (chart: string): string | undefined =>
  /^([a-z0-9][-a-z0-9.]*?)(?:-\d+\..*\.tgz)?$/.exec(basename(chart))?.[1];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const RELEASE = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const NAMESPACE = new RegExp(`^${LABEL}$`);

/** As Helm's own ValidateReleaseName, and the API server's for a namespace. */
function refuseNames({ name, namespace }: VerifyOptions): void {
  if (name !== undefined && (name.length > 53 || !RELEASE.test(name)))
    throw new UsageError(
      `--name is the name of a release: at most 53 lower-case letters, digits, - and ., not ${JSON.stringify(name)}.`,
    );
  if (namespace.length > 63 || !NAMESPACE.test(namespace))
    throw new UsageError(
      `--namespace is the name of a namespace: at most 63 lower-case letters, digits and -, not ${JSON.stringify(namespace)}.`,
    );
}
