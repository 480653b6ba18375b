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
  'gitops-not-pinnable': {
    severity: 'error',
    say: (file: string, objects: readonly string[]) => ({
      message: `${file} has no place for a digest in ${objects.join(', ')}: nothing is changed.`,
      help: 'Give an OCIRepository a spec.ref, and an Application a spec.source.targetRevision.',
    }),
  },
  'gitops-other-namespace': {
    severity: 'error',
    say: (object: string, standing: string, own: string) => ({
      message: `${object} installs into the namespace ${standing}, and the chart goes to ${own} now.`,
      help: `Print the objects anew with --for, or stay there with --namespace ${standing}.`,
    }),
  },
  'gitops-name-invalid': {
    severity: 'error',
    say: (what: string, name: string, most: number) => ({
      message: `${JSON.stringify(name)} can't be the name of a ${what}.`,
      help: `At most ${most} lower-case letters, digits and dashes, with a letter or a digit at both ends.`,
    }),
  },
  'gitops-cluster-twice': {
    severity: 'error',
    say: (one: string, other: string) => ({
      message:
        one === other
          ? `The cluster ${one} is named twice.`
          : `The clusters ${one} and ${other} would share the objects of one, for both have one name in Kubernetes.`,
    }),
  },
  'gitops-helm-refuses': {
    severity: 'error',
    say: (release: string, words: string) => ({
      message: `Helm refuses the release ${release} with the values it would get: ${words}`,
      help: 'Change what --values and --existing-secret give it.',
    }),
  },
  'gitops-namespace-expected': {
    severity: 'note',
    say: (name: string, labels: readonly string[]) => ({
      message: `The namespace ${name} must be there${labels.length === 0 ? '' : `, with the labels ${labels.join(', ')}`}: the manifest does not create it.`,
      help: '--namespace-object makes it too.',
    }),
  },
  'gitops-plain-http': {
    severity: 'note',
    say: (repository: string) => ({
      message: `Argo CD speaks HTTP with ${repository} only where a repository Secret of its own says so.`,
      help: 'In Argo CD\'s namespace, labelled argocd.argoproj.io/secret-type: repository, with type: oci, this url, and insecureOCIForceHttp: "true".',
    }),
  },
} as const satisfies Record<string, Message>;
