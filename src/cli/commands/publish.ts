import { hasErrors } from '../../diagnostic.ts';
import { command } from '../command.ts';
import { exitFor } from '../exit.ts';
import { inRegistry } from '../next-release.ts';
import { namedManifests, settingsOf, verdictOf } from '../options.ts';
import { packNamed } from '../packing.ts';
import { publishAll, refuseNames } from '../publishing.ts';
import { chartOperands, packingOptions, registryOf, signerOf } from '../release-options.ts';
import { tell } from '../release-report.ts';

export const publish = command({
  name: 'publish',
  describe:
    'Packs charts and pushes them to an OCI registry, with your Helm and its logins. A chart of a manifest must render to what the manifest means. A version that stands there stays what it is.',
  operands: {
    ...chartOperands,
    last: 'oci://HOST/PATH',
    describe: 'a manifest, as for build, the folder of a chart, or an archive of one',
  },
  options: {
    'plain-http': { type: 'flag', describe: 'Speak HTTP with the registry' },
    'ca-file': { type: 'text', value: 'FILE', describe: "the registry's certificate authority" },
    'dry-run': { type: 'flag', describe: 'Push nothing; look at what stands there, and print what would be pushed' },
    ...packingOptions,
  },
  examples: [
    ['ds2helm publish fluentd-logger.yaml oci://registry.example.com/charts', 'a manifest, compiled and packed'],
    ['ds2helm publish dist/*.tgz oci://registry.example.com/charts', 'archives, with the .prov beside them'],
    [
      'ds2helm publish agents/ oci://localhost:5000/charts --plain-http -o json',
      'references and digests for a pipeline',
    ],
  ],
  run: async (operands, options, io) => {
    const registry = registryOf(operands.at(-1) ?? '', options, io);
    const names = namedManifests(operands.slice(0, -1), options.filename);
    const packing = await packNamed(
      names,
      {
        settings: await settingsOf(options),
        verdict: verdictOf(options),
        isForRegistry: true,
        signer: signerOf(options, io),
        standing: inRegistry(registry, io),
      },
      io,
    );
    const refusals = refuseNames(packing.charts);
    const findings = [...packing.findings, ...refusals];
    const outcome = hasErrors(findings)
      ? { charts: [], refusals: [] }
      : await publishAll(packing.charts, registry, options['dry-run']);
    const all = [...findings, ...outcome.refusals];
    const lines = outcome.charts.map(
      ({ status, reference, digest }) => `${status} ${reference}${digest ? `\n  ${digest}` : ''}`,
    );
    tell({ ...packing, findings: all }, { charts: outcome.charts, lines }, options.output, io);
    if (outcome.trouble) throw outcome.trouble;
    return exitFor(all);
  },
});
