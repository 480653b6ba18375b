import type { Message } from '../diagnostic.ts';

/** Findings of lowering: what the chart does with something that the manifest leaves open. */
export const lower = {
  'namespace-by-reference': {
    severity: 'warning',
    say: (reference: string) => ({
      message: `The namespace is a reference, ${reference}, that has no value at build time.`,
      why: 'The chart installs into the release namespace.',
      help: `Give it with --ref '${reference}=NAME', or install with -n NAME.`,
    }),
  },
  'pod-security-too-strict': {
    severity: 'warning',
    say: (level: string) => ({
      message: `The namespace enforces the Pod Security level ${level}, which forbids this pod.`,
      why: 'The DaemonSet installs, and none of its pods is made.',
      help: 'Leave the label out: the chart sets it to the level that the pod needs.',
    }),
  },
  'resources-defaulted': {
    severity: 'note',
    say: () => ({
      message: 'The app has no resources: it gets those the kind declares, limits 1000m/1Gi and requests 50m/100Mi.',
      help: 'Write resources: {} for none.',
    }),
  },
  'control-keys-left-out': {
    severity: 'note',
    say: (part: string, keys: readonly string[]) => ({
      message: `The upstream CLI's own ${part} do not go into the chart: ${keys.join(', ')}.`,
    }),
  },
  'label-reserved': {
    severity: 'warning',
    say: (key: string) => ({
      message: `The label ${key} is the chart's own; this one is not used.`,
      help: 'Use another key.',
    }),
  },
  'setting-unknown': {
    severity: 'warning',
    say: (key: string, known: readonly string[]) => ({
      message: `The annotation ${key} is no setting of the chart; it is left out.`,
      help: `Settings are ${known.join(', ')}.`,
    }),
  },
  'chart-version-invalid': {
    severity: 'error',
    say: (version: string) => ({
      message: `"${version}" is no version of SemVer 2.`,
      why: 'Helm refuses a chart with such a version.',
      help: 'Write three numbers, such as 1.2.3, without a "v" before them.',
    }),
  },
  'key-mounted-as-file': {
    severity: 'note',
    say: (key: string, path: string) => ({ message: `The key "${key}" is mounted as the file ${path}.` }),
  },
  'key-mounted-in-folder': {
    severity: 'note',
    say: (key: string, path: string) => ({
      message: `The key "${key}" is mounted as a file in the folder ${path}.`,
      help: 'Let path equal the last part of mount_path to mount it as that file.',
    }),
  },
} as const satisfies Record<string, Message>;
