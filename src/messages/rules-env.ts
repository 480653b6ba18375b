import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

/** Findings about variables, and about ConfigMaps and Secrets. */
export const env = {
  'env-name-invalid': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be the name of a variable.`,
      why: 'It has printable ASCII characters other than "=", at least one.',
    }),
  },
  'env-name-unusual': {
    severity: 'warning',
    say: (name: string) => ({
      message: `"${name}" is a variable that shells cannot read.`,
      why: 'They know names of letters, digits and "_" that do not begin with a digit.',
    }),
  },
  'env-name-twice': {
    severity: 'error',
    say: (name: string) => ({
      message: `The variable ${name} stands twice in one container.`,
      why: 'Only the last would hold, and server-side apply refuses both.',
    }),
  },
  'secret-key-twice': {
    severity: 'error',
    say: (key: string) => ({
      message: `Variables of two containers share the key ${key} of the chart.`,
      why: 'The install gives those of the app by NAME and those of another container by CONTAINER.NAME, so one overwrites the other.',
      help: 'Rename one of them.',
    }),
  },
  'variable-no-source': {
    severity: 'error',
    say: (name: string) => ({
      message: `The variable ${name} has no value.`,
      help: 'Give it a value, "" for an empty one, or the source of its value.',
    }),
  },
  'variable-two-sources': {
    severity: 'error',
    say: (name: string, sources: readonly string[]) => ({
      message: `The variable ${name} has ${sources.join(' and ')}.`,
      help: 'Keep the one that holds.',
    }),
  },
  'env-from-source': {
    severity: 'error',
    say: (count: number) => ({
      message: `An entry of env_from has ${count === 0 ? 'no source' : 'two sources'}.`,
      help: 'Give it config_map_ref or secret_ref.',
    }),
  },
  'reference-name-missing': {
    severity: 'error',
    say: (kind: string) => ({ message: `This reference names no ${kind}.`, help: 'Give it a name.' }),
  },
  'variable-reference-unknown': {
    severity: 'warning',
    say: (name: string, guess?: string) => ({
      message: `$(${name}) names no variable of the container.`,
      why: 'Kubernetes leaves it as it stands.',
      help: `${guess === undefined ? '' : `Did you mean $(${guess})? `}$$(${name}) means that text itself.`,
    }),
  },
  'variable-reference-later': {
    severity: 'warning',
    say: (name: string) => ({
      message: `$(${name}) names a variable that stands later.`,
      why: 'Kubernetes expands only what stands before, and leaves it as it stands.',
      help: `Move ${name} before it.`,
    }),
  },
  'variable-reference-itself': {
    severity: 'warning',
    say: (name: string) => ({
      message: `$(${name}) names the variable itself.`,
      why: 'Kubernetes expands only what stands before, and leaves it as it stands.',
      help: 'Write the whole value: what the image sets is not known here.',
    }),
  },
  'field-path-unknown': {
    severity: 'error',
    say: (field: string, guess?: string) => ({
      message: `"${field}" is not a field of a pod that can be had here.`,
      ...guessed(guess),
    }),
  },
  'resource-ref-unknown': {
    severity: 'error',
    say: (resource: string, guess?: string) => ({
      message: `"${resource}" is not a resource of a container that can be had here.`,
      help:
        guess === undefined
          ? 'It is limits. or requests. with cpu, memory, ephemeral-storage or hugepages-SIZE.'
          : `Did you mean "${guess}"?`,
    }),
  },
  'resource-ref-container-unknown': {
    severity: 'error',
    say: (name: string | undefined, guess?: string) => ({
      message:
        name === undefined ? 'A resource in a volume needs container_name.' : `The pod has no container "${name}".`,
      ...guessed(guess),
    }),
  },
  'secret-ref-elsewhere': {
    severity: 'warning',
    say: (secret: string, namespace: string, target: string) => ({
      message: `The Secret ${secret} is said to be in ${namespace}, and the pod runs in ${target}.`,
      why: 'A pod reads Secrets of its own namespace only.',
      help: `Copy it to ${target}, and leave namespace out.`,
    }),
  },
  'variable-looks-secret': {
    severity: 'warning',
    say: (name: string) => ({
      message: `The variable ${name} looks like a secret.`,
      why: 'Its value stands in the chart, which everyone who may pull it can read.',
      help: 'Move it to env.secrets.',
    }),
  },
  'secret-in-clear': {
    severity: 'error',
    say: () => ({
      message: 'This text contains the literal of a secret.',
      why: 'It would stand in the chart, which everyone who may pull it can read.',
      help: 'Take the value from a variable, as $(NAME), or move the text into a Secret.',
    }),
  },
  'secret-word-in-clear': {
    severity: 'warning',
    say: () => ({
      message: 'The literal of a secret, an ordinary word, stands here too.',
      why: 'Everyone who may pull the chart can read it here, and cannot tell that it is the secret.',
      help: 'If it is meant, take the value from a variable, as $(NAME); if it is no secret, move that one to env.variables.',
    }),
  },
  'secret-object-in-clear': {
    severity: 'error',
    say: (name: string) => ({
      message: `The Secret ${name} stands in extra_objects with its data.`,
      why: 'It would be in the chart, which everyone who may pull it can read.',
      help: 'Give its keys under spec.secrets, and the values at install time.',
    }),
  },
  'data-key-invalid': {
    severity: 'error',
    say: (key: string) => ({
      message: `"${key}" cannot be a key of a ConfigMap or Secret.`,
      why: 'It has at most 253 letters, digits, "-", "_" and ".", and does not begin with "..".',
    }),
  },
  'secret-variable-not-a-key': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be a key of the chart's Secret, which holds the value of this variable under its name.`,
      why: 'A key has letters, digits, "-", "_" and ".".',
      help: 'Rename the variable, or take it from a Secret of yours with secret_ref.',
    }),
  },
  'file-volume-unknown': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `The pod has no empty_dir volume "${name}" with a file of variables.`,
      help: guess === undefined ? 'Declare it in pod.volumes, or with a mount.' : `Did you mean "${guess}"?`,
    }),
  },
  'data-key-twice': {
    severity: 'error',
    say: (key: string) => ({ message: `The key ${key} stands here twice.` }),
  },
  'data-key-unknown': {
    severity: 'error',
    say: (kind: string, name: string, key: string, guess?: string) => ({
      message: `The ${kind} ${name} of this manifest has no key "${key}".`,
      ...guessed(guess),
    }),
  },
  'config-map-too-large': {
    severity: 'error',
    say: (bytes: number, most: number) => ({
      message: `The data of this ConfigMap has ${bytes} bytes, and Kubernetes takes at most ${most}.`,
    }),
  },
  'secret-too-large': {
    severity: 'error',
    say: (bytes: number, most: number) => ({
      message: `The secret variables have ${bytes} bytes, and the Secret that holds them at most ${most}.`,
      help: 'Mount a Secret of its own.',
    }),
  },
  'text-too-long': {
    severity: 'error',
    say: (bytes: number, most: number) => ({
      message: `This has ${bytes} bytes, and the store of Kubernetes takes objects of at most ${most}.`,
    }),
  },
  'apply-too-large': {
    severity: 'warning',
    say: (bytes: number, most: number) => ({
      message: `This object has about ${bytes} bytes, and kubectl apply takes at most ${most}.`,
      why: 'It keeps a copy of the object in an annotation. Helm and server-side apply do not.',
    }),
  },
  'release-too-large': {
    severity: 'error',
    say: (bytes: number, most: number) => ({
      message: `Helm's record of this release would have about ${bytes} bytes, and a Secret holds at most ${most}.`,
      help: 'Keep large data out of the release: in an image, or in a ConfigMap of its own release.',
    }),
  },
  'secret-key-missing': {
    severity: 'error',
    say: (type: string, keys: readonly string[], joint: 'and' | 'or' = 'and') => ({
      message: `A Secret of type ${type} needs ${keys.join(` ${joint} `)}.`,
    }),
  },
  'binary-data-unpadded': {
    severity: 'error',
    say: (key: string) => ({
      message: `The base64 of "${key}" is cut, or lacks "=" at its end.`,
      help: 'Encode it again with base64, whose text is a multiple of four characters long.',
    }),
  },
  'secret-without-account': {
    severity: 'error',
    say: (type: string, annotation: string) => ({
      message: `A Secret of type ${type} needs the annotation ${annotation}.`,
      help: 'Its value is the name of the service account.',
    }),
  },
  'file-path-backsteps': {
    severity: 'error',
    say: (path: string) => ({ message: `The file "${path}" has "..".`, help: 'Write where it leads in the volume.' }),
  },
  'field-version-unknown': {
    severity: 'error',
    say: (version: string) => ({
      message: `The fields of a pod are those of v1, and this asks for those of "${version}".`,
      help: 'Leave api_version out.',
    }),
  },
  'divisor-invalid': {
    severity: 'error',
    say: (divisor: string, isCpu: boolean) => ({
      message: `A resource cannot be had in units of ${divisor}.`,
      help: isCpu
        ? 'The divisor of cpu is 1 or 1m.'
        : 'The divisor is 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi or 1Ei.',
    }),
  },
  'object-name-close': {
    severity: 'warning',
    say: (kind: string, name: string, guess: string) => ({
      message: `The manifest has no ${kind} "${name}", so this one must be in the cluster.`,
      help: `Did you mean "${guess}"?`,
    }),
  },
  'extra-object-unnamed': {
    severity: 'error',
    say: (kind: string) => ({ message: `This ${kind} has no metadata.name.` }),
  },
  'extra-object-not-text': {
    severity: 'error',
    say: (field: string) => ({
      message: `${field} of a Kubernetes object has to be a text.`,
      help: 'Write it in quotes.',
    }),
  },
  'extra-object-twice': {
    severity: 'error',
    say: (kind: string, name: string) => ({ message: `The ${kind} ${name} stands in extra_objects twice.` }),
  },
  'character-forbidden': {
    severity: 'error',
    say: (character: string, where: 'text' | 'key', line: number) => ({
      message: `The ${where} contains ${character}${line > 1 ? `, in its line ${line}` : ''}.`,
      why: 'Helm corrupts or drops text with this character.',
      help: 'Take it out, or put the data as base64 into binary_data of a ConfigMap.',
    }),
  },
  'merge-key': {
    severity: 'error',
    say: () => ({
      message: 'Nothing in a chart can be called <<.',
      why: 'Helm 3 takes it for a merge of YAML, quoted or not, and refuses the chart.',
      help: 'Give it another name.',
    }),
  },
} as const satisfies Record<string, Message>;
