import { compareObjects, describeDifferences } from '../../compare/index.ts';
import { diffSnapshots } from '../../diff/index.ts';
import { releaseNameOf } from '../../model/names.ts';
import { styleFor } from '../colour.ts';
import { command } from '../command.ts';
import { type DiffFormat, diffFormats, presentDiff } from '../diff-report.ts';
import { isBad, maskedDiff, openObjects, openSide } from '../diffing.ts';
import { exit, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { referenceOptions } from '../options.ts';
import { hide } from '../report/hidden.ts';
import { type Sight, snapshots } from '../sides.ts';

export const diff = command({
  name: 'diff',
  describe:
    'Says what an upgrade from one chart to another means: what breaks, what restarts, what changes. Each side is a\nmanifest, the folder of a chart, an archive (.tgz) or oci://HOST/PATH/NAME:VERSION. Exit code 0: the same, 1: it\ndiffers, above 1: an error.',
  operands: { name: 'OLD NEW', describe: 'the chart that runs, and the one to come', most: 2 },
  options: {
    equal: {
      type: 'flag',
      describe: 'Only tell whether both sides are the same Kubernetes objects; files of objects too',
    },
    exact: { type: 'flag', describe: 'With --equal: the order of every list counts' },
    'fail-on': {
      type: 'text',
      value: 'IMPACT',
      choices: ['breaking', 'restart'],
      describe: 'exit with 1 only for what is as bad as that',
    },
    name: { type: 'text', value: 'NAME', describe: 'the release; by default the name of the older chart' },
    namespace: {
      type: 'text',
      short: 'n',
      value: 'NAMESPACE',
      fromHelm: { name: 'HELM_NAMESPACE' },
      describe: 'the namespace of the release, default otherwise; with --equal also of objects that name none',
    },
    values: { type: 'list', value: 'FILE', describe: 'values to render charts with' },
    'plain-http': { type: 'flag', describe: 'Speak HTTP with the registry' },
    'ca-file': { type: 'text', value: 'FILE', describe: "the registry's certificate authority" },
    ...referenceOptions,
    output: {
      type: 'text',
      short: 'o',
      value: 'FORMAT',
      choices: diffFormats,
      default: 'pretty',
      describe: 'how the difference is shown',
    },
  },
  examples: [
    ['ds2helm diff charts/fluentd-logger fluentd-logger.yaml', 'what the manifest has changed since the last build'],
    [
      'ds2helm diff oci://registry.example.com/charts/agent agent.yaml --fail-on breaking',
      'against the newest release',
    ],
    ['ds2helm diff old.tgz new.tgz -o markdown', 'for a pull request'],
    ['ds2helm diff --equal live.yaml agent.yaml', 'do both mean the same objects?'],
  ],
  run: async ([old, now], options, io) => {
    if (old === undefined || now === undefined) throw new UsageError('Which two? ds2helm diff OLD NEW.');
    if (old === '-' && now === '-') throw new UsageError('The standard input can be read once only.');
    if (options.equal && options.output !== 'pretty')
      throw new UsageError(`--equal is told in no other format than pretty, and not in ${options.output}.`);
    const sight: Sight = {
      release: { name: options.name, namespace: options.namespace ?? 'default' },
      values: options.values,
      pull: { plainHttp: options['plain-http'], caFile: options['ca-file'], env: io.env },
      references: options,
      reveals: options.equal,
    };
    return options.equal
      ? tellWhetherEqual([old, now], { exact: options.exact, namespace: options.namespace }, sight, io)
      : tellDiff([old, now], { format: options.output, failOn: options['fail-on'] }, sight, io);
  },
});

type Names = readonly [old: string, now: string];

async function tellDiff(
  [old, now]: Names,
  { format, failOn }: { format: DiffFormat; failOn: 'breaking' | 'restart' | undefined },
  sight: Sight,
  io: Io,
): Promise<number> {
  const before = await openSide(old, sight, io);
  const after = await openSide(now, sight, io);
  if (before === undefined || after === undefined) return INVALID;
  const both = await snapshots(before.side, after.side, sight);
  const found = maskedDiff(diffSnapshots(...both), [...before.secrets, ...after.secrets]);
  io.stdout(presentDiff[format](found, styleFor(io.stdoutIsTTY, io.env)));
  return isBad(found, failOn) ? exit.findings : exit.ok;
}

async function tellWhetherEqual(
  [old, now]: Names,
  { exact, namespace }: { exact: boolean; namespace: string | undefined },
  sight: Sight,
  io: Io,
): Promise<number> {
  const before = await openObjects(old, namespace, sight, io);
  const after = await openObjects(now, namespace, sight, io);
  if (before === undefined || after === undefined) return INVALID;
  const name = sight.release.name ?? releaseNameOf(before.side.name ?? after.side.name ?? '');
  const release = { name, namespace: sight.release.namespace };
  const differences = compareObjects(await before.side.render(release), await after.side.render(release), { exact });
  io.stdout(hide([...before.secrets, ...after.secrets]).mask(describeDifferences(differences)));
  return differences.length === 0 ? exit.ok : exit.findings;
}

/** 1 says that the sides differ. */
const INVALID = exit.usage;
