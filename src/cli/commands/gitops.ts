import { hasErrors } from '../../diagnostic.ts';
import { ENGINES, gitopsObjects, notesOf, planRollout } from '../../gitops/index.ts';
import { printYaml } from '../../print/yaml.ts';
import { styleFor } from '../colour.ts';
import { command } from '../command.ts';
import { exit, exitFor, UsageError } from '../exit.ts';
import { findChart, isWhole, readValues, wavesOf } from '../handover.ts';
import type { Io } from '../io.ts';
import { referenceOptions, settingsOf } from '../options.ts';
import { type Findings, present, reportOf } from '../present.ts';
import { bumpFile } from '../promotion.ts';
import { rehearse } from '../rehearsal.ts';

export const gitops = command({
  name: 'gitops',
  describe:
    'Prints the objects by which Argo CD (3.1 or later) or Flux (2.8 or later) rolls a published chart out, pinned by its\ndigest. Secrets stay out of them.',
  operands: { name: 'CHART', describe: 'oci://HOST/PATH/NAME:VERSION, or a manifest with --registry', most: 1 },
  options: {
    for: { type: 'text', value: 'ENGINE', choices: ENGINES, describe: 'who rolls it out' },
    registry: {
      type: 'text',
      value: 'REGISTRY',
      describe: 'where the chart of a manifest is published, oci://HOST/PATH',
    },
    clusters: {
      type: 'list',
      value: 'CLUSTERS',
      describe: 'a wave of clusters, NAME,NAME or, for Argo CD, LABEL=VALUE; more waves follow in their order',
    },
    values: { type: 'list', value: 'FILE', describe: "values over the chart's" },
    'existing-secret': { type: 'text', value: 'NAME', describe: 'the Secret that holds the secret variables' },
    name: { type: 'text', value: 'NAME', describe: 'the release; by default the name of the chart' },
    namespace: {
      type: 'text',
      short: 'n',
      value: 'NAMESPACE',
      // The chart's own is what `default` would hide.
      fromHelm: { name: 'HELM_NAMESPACE', unasked: 'default' },
      describe: "where the objects go; by default the chart's",
    },
    'namespace-object': {
      type: 'flag',
      describe:
        'For Flux: make the namespace also where the manifest has no create_namespace; for one chart of a folder only',
    },
    nodes: { type: 'text', value: 'COUNT', default: '100', describe: 'nodes of the largest cluster, for the timeout' },
    'engine-namespace': { type: 'text', value: 'NAMESPACE', describe: 'where the engine looks; argocd or flux-system' },
    project: { type: 'text', value: 'NAME', describe: 'the project of Argo CD' },
    bump: { type: 'text', value: 'FILE', describe: 'Print nothing; pin the objects in this file to the chart instead' },
    'plain-http': { type: 'flag', describe: 'Speak HTTP with the registry' },
    'ca-file': { type: 'text', value: 'FILE', describe: "the registry's certificate authority" },
    ...referenceOptions,
  },
  examples: [
    ['ds2helm gitops oci://registry.example.com/charts/agent:1.2.0 --for argocd', 'one Application'],
    ['ds2helm gitops … --for argocd --clusters canary --clusters env=prod', 'an ApplicationSet in two waves'],
    [
      'ds2helm gitops agent.yaml --registry oci://registry.example.com/charts --for flux',
      'OCIRepository and HelmRelease',
    ],
    ['ds2helm gitops oci://registry.example.com/charts/agent:1.3.0 --bump apps/agent.yaml', 'a promotion'],
  ],
  run: async ([name], options, io) => {
    if (name === undefined) throw new UsageError('Which chart? Name oci://HOST/PATH/NAME:VERSION, or a manifest.');
    const { bump, for: engine } = options;
    if ((bump === undefined) === (engine === undefined))
      throw new UsageError('Either --for argocd or flux, or --bump.');
    const waves = wavesOf(options.clusters, engine === 'argocd');
    const nodes = nodesOf(options.nodes);
    const pull = { plainHttp: options['plain-http'], caFile: options['ca-file'], env: io.env };
    const found = await findChart(name, options.registry, { settings: await settingsOf(options), pull }, io);
    if (!isWhole(found)) return tell(found, io);
    if (engine === undefined) {
      const { findings, lines } = await bumpFile(bump ?? '', found, options.namespace, io);
      io.stdout(lines.join(''));
      return findings.length === 0 ? exit.ok : tell({ ...found, findings }, io);
    }
    const { chart, archive } = found;
    const planned = planRollout(chart, {
      release: options.name,
      namespace: options.namespace,
      makesNamespace: options['namespace-object'],
      values: readValues(options.values),
      existingSecret: options['existing-secret'],
      waves,
      nodes,
      plainHttp: pull.plainHttp,
    });
    if ('refusals' in planned) return tell({ ...found, findings: planned.refusals }, io);
    const { release, namespace, values } = planned.rollout;
    const findings = await rehearse(archive, { release, namespace: namespace.name, values }, io);
    if (hasErrors(findings)) return tell({ ...found, findings }, io);
    const notes = notesOf(engine, planned.rollout);
    if (notes.length > 0) tell({ ...found, findings: notes }, io);
    const where = { namespace: options['engine-namespace'], project: options.project };
    for (const object of gitopsObjects(engine, planned.rollout, where)) io.stdout(`---\n${printYaml(object)}`);
    return exit.ok;
  },
});

function tell(found: Findings, io: Io): number {
  io.stderr(present(reportOf(found), 'pretty', styleFor(io.stderrIsTTY, io.env)));
  return exitFor(found.findings);
}

function nodesOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--nodes is a number of nodes, not "${text}".`);
  return Number(text);
}
