/** What people know by another name, or at another place, from Kubernetes, Docker and common charts. */

/** The kind's word for a word of others, wherever it has a field of that name. */
const WORDS: Readonly<Record<string, string>> = {
  cmd: 'command',
  entrypoint: 'command',
  entry_point: 'command',
  arguments: 'args',
  environment: 'env',
  environment_variables: 'env',
  mounts: 'volume_mounts',
};

/** What to do instead, by the field and the last word of where it stands. */
const PLACES: Readonly<Record<string, string>> = {
  'metadata.namespace': 'The namespace is spec.namespace.',
  'image.pull_policy': 'Write image_pull_policy, beside image.',
  'image.pull_secrets': 'They are spec.pod.image_pull_secrets.',
  'spec.replicas': 'Leave it out: a DaemonSet runs one pod on each node.',
  'spec.restart_policy': 'Leave it out: the containers of a DaemonSet always start again.',
};

/** The name of a field, in snake_case, in the kind's words. */
export const wordFor = (name: string): string | undefined => (Object.hasOwn(WORDS, name) ? WORDS[name] : undefined);

export function helpFor(parent: string, name: string): string | undefined {
  const key = `${parent.split('.').at(-1)}.${name}`;
  return Object.hasOwn(PLACES, key) ? PLACES[key] : undefined;
}
