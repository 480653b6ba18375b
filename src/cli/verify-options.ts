import type { Options, Values } from './command.ts';
import { valueOptions } from './given-values.ts';
import { referenceOptions, reportOptions } from './options.ts';

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

export type VerifyOptions = Values<typeof verifyOptions>;
