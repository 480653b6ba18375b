import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

/** Findings about volumes and their mounts. */
export const storage = {
  'volume-name-invalid': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `"${name}" cannot be the name of a volume.`,
      why: 'It is a DNS-1123 label: lower-case letters, digits and "-", at most 63 of them.',
      ...guessed(guess),
    }),
  },
  'volume-two-sources': {
    severity: 'error',
    say: (name: string, sources: readonly string[]) => ({
      message: `The volume ${name} has ${sources.join(' and ')}, and can have only one source.`,
      help: 'Keep one of them, or make it two volumes.',
    }),
  },
  'volume-source-incomplete': {
    severity: 'error',
    say: (source: string, field: string) => ({ message: `${source} needs ${field}.` }),
  },
  'volume-source-two': {
    severity: 'error',
    say: (source: string, fields: readonly string[]) => ({
      message: `${source} takes either ${fields.join(' or ')}, and has both.`,
    }),
  },
  'volume-source-invalid': {
    severity: 'error',
    /** @param is ends the sentence "It …" */
    say: (field: string, text: string, is: string) => ({
      message: `"${text}" cannot be the ${field} of a volume.`,
      help: `It ${is}.`,
    }),
  },
  'volume-without-source': {
    severity: 'warning',
    say: (name: string) => ({
      message: `The volume ${name} has no source, and Kubernetes makes it an empty_dir.`,
      help: 'Say empty_dir: {} when it is meant.',
    }),
  },
  'volume-unknown': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `The pod has no volume "${name}".`,
      help: guess === undefined ? 'Give the mount a source, as host_path or config_map.' : `Did you mean "${guess}"?`,
    }),
  },
  'volume-differs': {
    severity: 'error',
    say: (name: string) => ({
      message: `The volume ${name} is declared twice, with different sources.`,
      help: 'Give one of them another name.',
    }),
  },
  'volume-twice': {
    severity: 'error',
    say: (name: string) => ({ message: `The volume ${name} stands in pod.volumes twice.` }),
  },
  'mount-path-twice': {
    severity: 'error',
    say: (path: string) => ({ message: `Two mounts of one container are at ${path}.` }),
  },
  'mount-path-relative': {
    severity: 'warning',
    say: (path: string) => ({
      message: `The mount path ${path} is not absolute.`,
      why: 'What it is relative to is up to the container runtime.',
      help: `Write /${path.replace(/^(\.?\/)+/, '')}.`,
    }),
  },
  'mount-path-with-colon': {
    severity: 'warning',
    say: (path: string) => ({
      message: `The mount path ${path} has a colon.`,
      why: 'Container runtimes may take it for a separator.',
    }),
  },
  'sub-path-invalid': {
    severity: 'error',
    say: (field: string, path: string) => ({
      message: `${field} "${path}" leaves the volume.`,
      help: 'Give a path that is relative to the volume, without "..".',
    }),
  },
  'sub-path-two': {
    severity: 'error',
    say: () => ({ message: 'This mount has both sub_path and sub_path_expr.', help: 'Keep the one that holds.' }),
  },
  'host-path-backsteps': {
    severity: 'error',
    say: (path: string) => ({ message: `The host path ${path} has "..".`, help: 'Write where it leads.' }),
  },
  'host-path-relative': {
    severity: 'warning',
    say: (path: string) => ({
      message: `The host path ${path} is not absolute.`,
      why: 'What it is relative to is up to the container runtime.',
    }),
  },
  'host-path-on-windows': {
    severity: 'warning',
    say: (path: string) => ({
      message: `${path} is a path of Linux, and the pod may land on Windows nodes.`,
      help: 'Add node_selector: {kubernetes.io/os: linux}.',
    }),
  },
  'host-root-writable': {
    severity: 'warning',
    say: () => ({
      message: 'The whole file system of the node is mounted writable.',
      why: 'Whoever is in the container is root on every node.',
      help: 'Set read_only: true, or mount only what is needed.',
    }),
  },
  'docker-socket-mounted': {
    severity: 'warning',
    say: (path: string) => ({
      message: `${path} is mounted, which gives the container the whole node.`,
      why: 'Nodes with containerd or CRI-O have no such socket.',
    }),
  },
  'file-mode-invalid': {
    severity: 'error',
    say: (mode: number) => ({
      message: `${mode} is not a file mode${mode < 0 ? '' : `, being 0${mode.toString(8)} in octal`}.`,
      help: `A mode is from 0 to 0777.${/^[0-7]{3}$/.test(String(mode)) ? ` Did you mean 0${mode}?` : ''}`,
    }),
  },
  'item-path-invalid': {
    severity: 'error',
    say: (path: string) => ({
      message: `The file "${path}" would not be in the volume.`,
      help: 'Give a relative path that does not begin with "..", nor have it as a part.',
    }),
  },
  'medium-unknown': {
    severity: 'error',
    say: (medium: string, guess?: string) => ({
      message: `empty_dir has no medium "${medium}".`,
      help: guess === undefined ? 'It is "", Memory, HugePages or HugePages-SIZE.' : `Did you mean "${guess}"?`,
    }),
  },
  'size-limit-invalid': {
    severity: 'error',
    say: (size: string) => ({ message: `"${size}" cannot be the size_limit of an empty_dir.` }),
  },
  'propagation-needs-privilege': {
    severity: 'error',
    say: () => ({
      message: 'Mounts go back to the node (Bidirectional) only from a privileged container.',
      help: 'Set security_context.privileged: true, or use HostToContainer.',
    }),
  },
  'recursive-read-only-needs': {
    severity: 'error',
    say: (need: 'read_only' | 'propagation') => ({
      message:
        need === 'read_only'
          ? 'recursive_read_only needs read_only: true.'
          : 'recursive_read_only does not go with mount_propagation.',
    }),
  },
  'projection-sources': {
    severity: 'error',
    say: (count: number) => ({
      message: `A source of a projected volume has ${count === 0 ? 'nothing to project' : 'more than one thing to project'}.`,
      help: 'Give each source exactly one of config_map, secret, downward_api, service_account_token and the like.',
    }),
  },
  'device-path-missing': {
    severity: 'error',
    say: () => ({ message: 'This volume device has an empty device_path.' }),
  },
  'device-with-user-namespace': {
    severity: 'error',
    say: () => ({
      message: 'A pod with host_users: false takes no volume_devices.',
      help: 'Leave host_users out, or mount the volume.',
    }),
  },
  'projection-without-name': {
    severity: 'error',
    say: (source: string) => ({ message: `This ${source} of a projected volume has no name.` }),
  },
  'device-unknown': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `The pod has no volume "${name}" that could be a device.`,
      ...guessed(guess),
    }),
  },
  'token-lifetime': {
    severity: 'error',
    say: (seconds: number, least: number, most: number) => ({
      message: `A token lasts from ${least} to ${most} seconds, and this one ${seconds}.`,
    }),
  },
  'token-path-invalid': {
    severity: 'error',
    say: (path: string) => ({
      message: path === '' ? 'The token has an empty path.' : `The file "${path}" would not be in the volume.`,
      help: 'Give a path that is relative to the volume, without "..".',
    }),
  },
  'downward-file-sources': {
    severity: 'error',
    say: (count: number) => ({
      message: `This file has ${count === 0 ? 'neither field_ref nor' : 'both field_ref and'} resource_field_ref.`,
      help: 'Give it one of the two.',
    }),
  },
  'device-volume-twice': {
    severity: 'error',
    say: (name: string, by: string) => ({ message: `The container has ${by} of the volume ${name}.` }),
  },
  'device-path-twice': {
    severity: 'error',
    say: (path: string, by: string) => ({ message: `The container has ${by} at ${path}.` }),
  },
  'device-path-backsteps': {
    severity: 'error',
    say: (path: string) => ({ message: `The device path ${path} has "..".`, help: 'Write where it leads.' }),
  },
  'claim-metadata-forbidden': {
    severity: 'error',
    say: (field: string) => ({
      message: `The claim of an ephemeral volume takes no ${field}.`,
      help: 'Its metadata has labels and annotations; Kubernetes names it after the pod and the volume.',
    }),
  },
  'claim-mode-alone': {
    severity: 'error',
    say: (mode: string) => ({ message: `The access mode ${mode} goes with no other.` }),
  },
  'claim-source-invalid': {
    severity: 'error',
    say: () => ({
      message: 'A data_source has a name and a kind, and an api_group where that is not PersistentVolumeClaim.',
    }),
  },
  'claim-size-invalid': {
    severity: 'error',
    say: (text: string) => ({
      message: `"${text}" is not the size of a volume.`,
      help: 'It is a quantity above 0, as 1Gi.',
    }),
  },
} as const satisfies Record<string, Message>;
