import { SUMS, writeArchives } from '../../effects/dist.ts';
import { command } from '../command.ts';
import { exitFor } from '../exit.ts';
import { inDist } from '../next-release.ts';
import { namedManifests, settingsOf, verdictOf } from '../options.ts';
import { packNamed } from '../packing.ts';
import { chartOperands, packingOptions, signerOf } from '../release-options.ts';
import { tell } from '../release-report.ts';

export const packageCommand = command({
  name: 'package',
  describe: `Packs charts into archives that have the same bytes wherever and whenever they are made, with ${SUMS}.`,
  operands: chartOperands,
  options: {
    'output-dir': { type: 'text', short: 'd', value: 'FOLDER', default: 'dist', describe: 'where the archives go' },
    ...packingOptions,
  },
  examples: [
    ['ds2helm package fluentd-logger.yaml', 'writes dist/fluentd-logger-0.1.0.tgz'],
    ['ds2helm package charts/* -d release', 'folders of charts, as they are'],
    ['ds2helm package agents/ --sign --key release@example.com', 'with a .prov beside each archive'],
  ],
  run: async (operands, options, io) => {
    const packing = await packNamed(
      namedManifests(operands, options.filename),
      {
        settings: await settingsOf(options),
        verdict: verdictOf(options),
        isForRegistry: false,
        signer: signerOf(options, io),
        standing: inDist(options['output-dir'], io),
      },
      io,
    );
    const written = packing.charts.length === 0 ? [] : writeArchives(options['output-dir'], packing.charts);
    const charts = packing.charts.map(({ name, version, archive: { sha256 } }, index) => ({
      name,
      version,
      status: written[index]?.status ?? 'unchanged',
      file: written[index]?.path ?? '',
      sha256,
    }));
    const lines = charts.map(({ status, file, sha256 }) => [
      `${status === 'written' ? 'wrote' : 'unchanged'} ${file}`,
      `  sha256:${sha256}`,
    ]);
    tell(packing, { charts, lines: lines.flat() }, options.output, io);
    return exitFor(packing.findings);
  },
});
