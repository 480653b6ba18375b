import { hasErrors } from '../../diagnostic.ts';
import { printYaml } from '../../print/yaml.ts';
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
import { renderOne } from '../rendering.ts';
import { compileNamed } from '../run.ts';

export const render = command({
  name: 'render',
  describe: 'Prints the Kubernetes objects that manifests mean: what Helm would install from their charts.',
  operands: manifestOperands,
  options: {
    ...manifestOptions,
    name: { type: 'text', value: 'NAME', describe: 'the release; by default the name of the manifest' },
    namespace: {
      type: 'text',
      short: 'n',
      value: 'NAMESPACE',
      describe: "the namespace of the release; Helm's own without it, which HELM_NAMESPACE may name",
    },
    'show-secrets': { type: 'flag', describe: 'Print the literal secrets of the manifest too' },
    ...referenceOptions,
    ...reportOptions,
  },
  examples: [
    ['ds2helm render fluentd-logger.yaml', 'with the name and the namespace of the manifest'],
    ['ds2helm render fluentd-logger.yaml -n team-a | kubectl apply -f -', 'into another namespace, without Helm'],
  ],
  run: async (operands, options, io) => {
    const names = namedManifests(operands, options.filename);
    const settings = await settingsOf(options);
    const run = await compileNamed(names, settings, verdictOf(options), io);
    // Helm hands a plugin its -n in this variable.
    const namespace = options.namespace ?? (io.env['HELM_NAMESPACE'] || 'default');
    // Half of what was asked for must not reach the kubectl behind a pipe.
    const rendered = hasErrors(run.findings) ? [] : run.built.map((one) => renderOne(one, { ...options, namespace }));
    const findings = [...run.findings, ...rendered.flatMap(({ left }) => left)];
    if (findings.length > 0) {
      io.stderr(present(reportOf({ ...run, findings }), options.output, styleFor(io.stderrIsTTY, io.env)));
    }
    for (const object of rendered.flatMap(({ objects }) => objects)) io.stdout(`---\n${printYaml(object)}`);
    return exitFor(findings);
  },
});
