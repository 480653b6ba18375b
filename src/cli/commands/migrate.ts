import { readSources } from '../../effects/input.ts';
import { migrateSource } from '../../migrate.ts';
import { styleFor } from '../colour.ts';
import { command } from '../command.ts';
import { exitFor } from '../exit.ts';
import { manifestOperands, manifestOptions, namedManifests, reportOptions, verdictOf } from '../options.ts';
import { present, reportOf } from '../present.ts';
import { secretsIn } from '../report/secrets.ts';
import { judge } from '../run.ts';

export const migrate = command({
  name: 'migrate',
  describe: 'Prints manifests in the canonical spelling; comments and the order of fields are kept.',
  operands: manifestOperands,
  options: { ...manifestOptions, ...reportOptions },
  examples: [['ds2helm migrate old.yaml > new.yaml', 'an older shape of the kind in the one of today']],
  run: async (operands, options, io) => {
    const { value: sources = [], diagnostics } = await readSources(
      namedManifests(operands, options.filename),
      io.stdin,
    );
    const migrated = sources.map(migrateSource);
    const found = [...diagnostics, ...migrated.flatMap((one) => one.diagnostics)];
    const findings = judge(found, verdictOf(options));
    if (findings.length > 0) {
      const secrets = migrated.flatMap((one) => one.secrets.map(({ source, spans }) => secretsIn(source, spans)));
      const manifests = migrated.reduce((count, one) => count + one.manifests, 0);
      const report = reportOf({ findings, sources, secrets, manifests });
      io.stderr(present(report, options.output, styleFor(io.stderrIsTTY, io.env)));
    }
    io.stdout(migrated.flatMap(({ text }) => text ?? []).join('---\n'));
    return exitFor(findings);
  },
});
