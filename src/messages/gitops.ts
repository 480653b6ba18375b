import type { Message } from '../diagnostic.ts';

/** Findings of handing a chart over to Argo CD or Flux. */
export const gitops = {
  'gitops-not-ours': {
    severity: 'error',
    say: (chart: string) => ({
      message: `${chart} is no chart that ds2helm made: what its values mean is not known.`,
    }),
  },
  'gitops-namespace-unknown': {
    severity: 'error',
    say: (chart: string) => ({
      message: `${chart} names no namespace of its own, and an engine would take one that nobody chose.`,
      help: 'Name it with --namespace.',
    }),
  },
  'gitops-needs-secret': {
    severity: 'error',
    say: (keys: readonly string[]) => ({
      message: `The chart asks for secrets that must not stand in git: ${keys.join(', ')}.`,
      help: 'Put them into a Secret of the target namespace, and name it with --existing-secret.',
    }),
  },
  'gitops-literal-secret': {
    severity: 'error',
    say: (keys: readonly string[]) => ({
      message: `The values hold literal secrets, which everyone who reads the repository would know: ${keys.join(', ')}.`,
      help: 'Take them out; secret variables come from the Secret of --existing-secret.',
    }),
  },
  'gitops-value-missing': {
    severity: 'error',
    say: (keys: readonly string[]) => ({
      message: `The chart can't be installed without ${keys.join(', ')}.`,
      help: 'Give references with --values; set imageCredentials or secrets to null there, and name existing Secrets.',
    }),
  },
  'gitops-other-content': {
    severity: 'error',
    say: (reference: string) => ({
      message: `${reference} is published with other content than the manifest has.`,
      help: 'Publish the manifest as another version first.',
    }),
  },
  'gitops-nothing-to-bump': {
    severity: 'error',
    say: (file: string, repository: string) => ({
      message: `${file} holds no Application, ApplicationSet or OCIRepository of ${repository}.`,
    }),
  },
} as const satisfies Record<string, Message>;
