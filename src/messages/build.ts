import type { Message } from '../diagnostic.ts';

/** Findings of writing a chart and of a run over several manifests. */
export const build = {
  'chart-folder-foreign': {
    severity: 'error',
    say: (folder: string) => ({
      message: `${folder} is not a chart that ds2helm wrote, and stays as it is.`,
      help: 'Choose another folder with --output-dir, or replace this one with --force.',
    }),
  },
  'chart-folder-edited': {
    severity: 'error',
    say: (folder: string, edits: readonly string[]) => ({
      message: `${folder} was edited since ds2helm wrote it, and stays as it is: ${listed(edits)}.`,
      help: 'Move the edits into the manifest or into a values file, or drop them with --force.',
    }),
  },
  'secrets-file-differs': {
    severity: 'error',
    say: (file: string) => ({
      message: `${file} exists with other content, and stays as it is.`,
      help: 'Choose another name, or replace it with --force.',
    }),
  },
  'secrets-file-in-git': {
    severity: 'error',
    say: (file: string) => ({
      message: `${file} would hold secrets in a git work tree that does not ignore it, and is not written.`,
      why: 'The next commit could publish them.',
      help: 'Choose a place outside the work tree, or add the file to .gitignore.',
    }),
  },
  'secrets-file-in-chart': {
    severity: 'error',
    say: (file: string, chart: string) => ({
      message: `${file} would hold secrets in the folder of the chart ${chart}, and is not written.`,
      why: 'Helm packages what stands in a chart.',
      help: 'Choose a place outside the chart.',
    }),
  },
  'not-utf-8': {
    severity: 'error',
    say: (encoding?: string) => ({
      message: encoding === undefined ? 'This is not UTF-8 text.' : `This is ${encoding} text, not UTF-8.`,
      help: 'Save the file as UTF-8.',
    }),
  },
  'source-unreadable': {
    severity: 'error',
    say: (message: string) => ({
      message,
      why: 'What else is named was looked at; the exit code is 3.',
    }),
  },
  'source-too-large': {
    severity: 'error',
    say: (name: string, limit: string) => ({
      message: `${name} is larger than ${limit} and was not read.`,
      help: 'Split it into several files.',
    }),
  },
} as const satisfies Record<string, Message>;

/** The first few of many. */
function listed(parts: readonly string[]): string {
  const shown = parts.slice(0, 5).join(', ');
  return parts.length > 5 ? `${shown} and ${parts.length - 5} more` : shown;
}
