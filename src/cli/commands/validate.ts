import { styleFor } from '../colour.ts';
import { command } from '../command.ts';
import { exitFor } from '../exit.ts';
import {
  manifestOperands,
  manifestOptions,
  namedManifests,
  referenceOptions,
  reportOptions,
  settingsOf,
  verdictOf,
} from '../options.ts';
import { present, reportOf } from '../present.ts';
import { summary } from '../report/report.ts';
import { compileAmongOthers, compileNamed } from '../run.ts';

export const validate = command({
  name: 'validate',
  describe: [
    'Says everything that is wrong with manifests, and where.',
    'Exit code: 0 when nothing is an error, 1 when something is, 2 for a wrong command line, 3 for a file that cannot be read.',
    '"ds2helm explain CODE" says what a finding means.',
  ].join('\n'),
  operands: manifestOperands,
  options: {
    ...manifestOptions,
    'skip-others': { type: 'flag', describe: 'Pass over files without a manifest, whatever they hold, in silence' },
    ...reportOptions,
    ...referenceOptions,
  },
  examples: [
    ['ds2helm validate fluentd-logger.yaml', 'one manifest'],
    ['ds2helm validate agents/ --strict', 'all in a folder, warnings taken for errors'],
    ['ds2helm validate agents/ -o github', 'annotations in a workflow of GitHub Actions'],
    ['ds2helm validate --skip-others $(git ls-files "*.yaml")', 'those among files of all kinds'],
    ['ds2helm validate - --allow image-tag-latest < agent.yaml', 'from a pipe, one warning let pass'],
  ],
  run: async (operands, options, io) => {
    const names = namedManifests(operands, options.filename);
    const settings = await settingsOf(options);
    const compile = options['skip-others'] ? compileAmongOthers : compileNamed;
    const run = await compile(names, settings, verdictOf(options), io);
    const report = reportOf(run);
    io.stdout(present(report, options.output, styleFor(io.stdoutIsTTY, io.env)));
    if (options.output === 'pretty') {
      const gap = run.findings.length === 0 ? '' : '\n';
      io.stdout(`${gap}${summary(report)}\n`);
    } else {
      io.stderr(`${summary(report)}\n`);
    }
    return exitFor(run.findings);
  },
});
