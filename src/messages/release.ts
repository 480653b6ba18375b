import type { Message } from '../diagnostic.ts';

/** Findings of packaging a chart and publishing it. */
export const release = {
  'helmignore-invalid': {
    severity: 'error',
    say: (file: string, line: number, rule: string) => ({
      message: `Line ${line} of ${file} is no rule that Helm reads: ${rule}`,
      help: rule.includes('**')
        ? 'Helm has no **: a pattern without a slash matches in every folder.'
        : 'A pattern has *, ? and [classes], and \\ before each of these characters that stands for itself.',
    }),
  },
  'chart-file-too-large': {
    severity: 'error',
    say: (path: string, size: number) => ({
      message: `${path} has ${mebibytes(size)}, and Helm loads no file of a chart over 5 MiB.`,
      help: 'Leave it out with a line in .helmignore.',
    }),
  },
  'chart-too-large': {
    severity: 'error',
    say: (chart: string, size: number) => ({
      message: `The files of ${chart} have ${mebibytes(size)} or more, and Helm loads no chart over 100 MiB.`,
      help: 'Leave out with .helmignore what an install does not need.',
    }),
  },
  'chart-link-leads-out': {
    severity: 'error',
    say: (path: string, target: string) => ({
      message: `${path} is a link out of the chart, to ${target}.`,
      why: 'Who packs the chart elsewhere would get something else, and a file of this machine would be published.',
      help: 'Copy into the chart what belongs to it, or leave the link out with a line in .helmignore.',
    }),
  },
  'chart-path-too-long': {
    severity: 'error',
    say: (path: string) => ({
      message: `The path ${path} is too long for an archive of the format ustar.`,
      help: 'A file name has at most 100 bytes, and the folders before it 155.',
    }),
  },
  'chart-metadata-invalid': {
    severity: 'error',
    say: (file: string, what: string) => ({
      message: `${file} names no chart: ${what}.`,
      help: 'A Chart.yaml has a name and a version, such as 1.2.3.',
    }),
  },
  'chart-name-not-publishable': {
    severity: 'error',
    say: (name: string) => ({
      message: `The name ${JSON.stringify(name)} of the chart can't be part of a reference in a registry.`,
      help: 'Lower-case letters and digits, with single dots, underscores or dashes between them.',
    }),
  },
  'chart-not-renderable': {
    severity: 'error',
    say: (chart: string, words: string) => ({
      message: `Helm can't render ${chart}: ${words}`,
      why: 'A published version stays what it is, and nobody could install this one.',
      help: 'Values that it needs go into a file ci/NAME-values.yaml of the chart.',
    }),
  },
  'signature-of-another': {
    severity: 'error',
    say: (file: string, archive: string) => ({
      message: `${file} is not the signature of ${archive}: it names another archive or another digest.`,
      help: 'Sign it anew with --sign, or remove the file.',
    }),
  },
  'release-unsigned': {
    severity: 'error',
    say: (reference: string) => ({
      message: `${reference} is published already, without a signature, and stays as it is.`,
      help: 'Publish it signed as another version, with --chart-version.',
    }),
  },
  'chart-named-twice': {
    severity: 'error',
    say: (chart: string) => ({
      message: `${chart} is named twice, with different content.`,
      help: 'Give one of them another version.',
    }),
  },
  'release-differs': {
    severity: 'error',
    say: (reference: string, standing: string, ours: string) => ({
      message: `${reference} is published already, with other content, and stays as it is.`,
      why: `Its chart has the digest sha256:${standing}, this one sha256:${ours}: who pinned the version would get something else.`,
      help: 'Publish this chart as another version, with --chart-version.',
    }),
  },
} as const satisfies Record<string, Message>;

const mebibytes = (size: number): string => `${(size / 2 ** 20).toFixed(1)} MiB`;
