import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

/** Findings about containers: names, images, ports, resources. */
export const containers = {
  'container-name-missing': {
    severity: 'error',
    say: (role: string) => ({ message: `This ${role} container has no name.`, help: 'Give it a name of its own.' }),
  },
  'container-name-invalid': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `"${name}" cannot be the name of a container.`,
      why: 'It is a DNS-1123 label: lower-case letters, digits and "-", at most 63 of them.',
      ...guessed(guess),
    }),
  },
  'container-order-unknown': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `The order of the containers names "${name}", and there is no app or sidecar of that name.`,
      ...guessed(guess),
    }),
  },
  'container-order-twice': {
    severity: 'error',
    say: (name: string) => ({ message: `The order of the containers names "${name}" twice.` }),
  },
  'container-order-incomplete': {
    severity: 'error',
    say: (names: readonly string[]) => ({
      message: `The order of the containers leaves out ${names.join(', ')}.`,
      help: 'Name the app and every sidecar, or leave the order out: the app is then the first.',
    }),
  },
  'container-order-against-sidecars': {
    severity: 'error',
    say: (name: string, next: string) => ({
      message: `The order has ${name} before ${next}, and sidecars has ${next} before ${name}.`,
      why: 'The order places the app among the sidecars, which stay in the order of their own list.',
      help: `Move ${name} before ${next} in sidecars.`,
    }),
  },
  'pod-request-too-small': {
    severity: 'error',
    say: (resource: string, text: string) => ({
      message: `The pod as a whole asks for ${text} of ${resource}, and its containers ask for more together.`,
      why: 'A container of the v1 kinds that says nothing of resources asks for 50m of cpu and 100Mi of memory.',
    }),
  },
  'limit-above-the-pods': {
    severity: 'error',
    say: (resource: string, text: string) => ({
      message: `A container may use more ${resource} than the pod as a whole, which has a limit of ${text}.`,
      why: 'A container of the v1 kinds that says nothing of resources has limits of 1000m of cpu and 1Gi of memory.',
    }),
  },
  'pod-resource-unknown': {
    severity: 'error',
    say: (resource: string) => ({
      message: `The pod as a whole cannot ask for ${resource}.`,
      why: 'It takes cpu, memory and hugepages-SIZE; anything else is asked for by a container.',
      help: 'Move it to the resources of the container that uses it.',
    }),
  },
  'container-name-twice': {
    severity: 'error',
    say: (name: string) => ({
      message: `Two containers of the pod are named "${name}".`,
      why: 'Init containers count too, and the app is named after metadata.name unless it says otherwise.',
    }),
  },
  'image-repo-invalid': {
    severity: 'error',
    say: (repo: string, guess?: string) => ({
      message: `"${repo}" cannot be an image repository.`,
      why: 'A repository is an optional registry and lower-case path parts, joined by "/".',
      ...guessed(guess),
    }),
  },
  'image-repo-with-tag': {
    severity: 'error',
    say: (repo: string, part: string, text: string) => ({
      message: `The repository holds a ${part} too.`,
      help: `Write repo: ${repo} and ${part}: "${text}".`,
    }),
  },
  'image-tag-invalid': {
    severity: 'error',
    say: (tag: string) => ({
      message: `"${tag}" cannot be the tag of an image.`,
      why: 'A tag has at most 128 letters, digits, "_", "." and "-", and begins with neither "." nor "-".',
      ...(tag.includes('@') ? { help: 'What stands behind the @ is the digest: a field beside tag.' } : {}),
    }),
  },
  'image-digest-cut': {
    severity: 'error',
    say: (algorithm: string, digits: number, found: number) => ({
      message: `This is no ${algorithm} digest.`,
      why: `One has ${digits} hexadecimal digits in lower case, and this has ${found === digits ? 'others' : found}. No node can pull such an image.`,
    }),
  },
  'image-tag-missing': {
    severity: 'warning',
    say: (repo: string) => ({
      message: `The image ${repo} has neither a tag nor a digest.`,
      why: 'Each node then runs what "latest" was when it pulled.',
      help: 'Name a tag or a digest.',
    }),
  },
  'image-tag-latest': {
    severity: 'warning',
    say: (repo: string) => ({
      message: `The image ${repo} has the tag "latest".`,
      why: 'Each node runs what "latest" was when it pulled.',
      help: 'Name a version or a digest.',
    }),
  },
  'port-name-invalid': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be the name of a port.`,
      why: 'It has lower-case letters, digits and single "-", at least one letter, and begins and ends with a letter or digit.',
    }),
  },
  'port-name-too-long': {
    severity: 'error',
    say: (name: string, length: number, most: number) => ({
      message: `The port name "${name}" has ${length} characters, and Kubernetes takes at most ${most}.`,
    }),
  },
  'port-name-twice': {
    severity: 'error',
    say: (name: string) => ({ message: `Two ports of one container are named "${name}".` }),
  },
  'port-name-in-two-containers': {
    severity: 'warning',
    say: (name: string) => ({
      message: `Two containers of the pod have a port named "${name}".`,
      why: 'A service that names the port reaches only one of them.',
    }),
  },
  'port-twice': {
    severity: 'warning',
    say: (port: string) => ({
      message: `The port ${port} stands twice in one container.`,
      why: 'Helm 3 installs that; Helm 4 and kubectl apply --server-side refuse it.',
    }),
  },
  'host-port-twice': {
    severity: 'error',
    say: (port: string) => ({
      message: `The pod takes the node's port ${port} twice.`,
      why: 'Only one container of a node can listen on it.',
    }),
  },
  'host-port-differs': {
    severity: 'error',
    say: (host: number, container: number) => ({
      message: `host_port is ${host} and container_port is ${container}, but the pod is on the node's network.`,
      why: 'Under host_network both are one port.',
      help: `Leave host_port out, or make it ${container}.`,
    }),
  },
  'host-ip-invalid': {
    severity: 'error',
    say: (ip: string) => ({ message: `"${ip}" is not an IP address.` }),
  },
  'quantity-invalid': {
    severity: 'error',
    say: (text: string, guess?: string) => ({
      message: `"${text}" is not a quantity.`,
      why: 'A quantity is a number with one of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent.',
      ...guessed(guess),
    }),
  },
  'quantity-negative': {
    severity: 'error',
    say: (text: string) => ({ message: `A resource cannot be negative, and this is ${text}.` }),
  },
  'quantity-not-whole': {
    severity: 'error',
    say: (resource: string, text: string) => ({
      message: `${resource} is counted in whole units, and this is ${text}.`,
    }),
  },
  'quantity-part-of-a-byte': {
    severity: 'warning',
    say: (resource: string, text: string, guess?: string) => ({
      message: `${text} of ${resource} is a part of a byte.`,
      why: 'The suffix m means a thousandth.',
      ...guessed(guess),
    }),
  },
  'resource-unknown': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `Containers have no resource "${name}".`,
      help:
        guess === undefined
          ? 'It is cpu, memory, ephemeral-storage, hugepages-SIZE, or a name with a domain, as nvidia.com/gpu.'
          : `Did you mean "${guess}"?`,
    }),
  },
  'request-above-limit': {
    severity: 'error',
    say: (resource: string, request: string, limit: string) => ({
      message: `The request for ${resource}, ${request}, is above its limit, ${limit}.`,
    }),
  },
  'request-differs-from-limit': {
    severity: 'error',
    say: (resource: string, request: string, limit: string) => ({
      message: `The request for ${resource} is ${request} and its limit is ${limit}.`,
      why: 'Kubernetes gives out this resource whole: both must be equal.',
    }),
  },
  'limit-missing': {
    severity: 'error',
    say: (resource: string) => ({
      message: `${resource} has a request, but no limit.`,
      why: 'Kubernetes gives out this resource whole: the limit must be given, and equal.',
    }),
  },
  'hugepages-alone': {
    severity: 'error',
    say: () => ({ message: 'Huge pages need a request or limit of cpu or memory beside them.' }),
  },
  'memory-limit-missing': {
    severity: 'warning',
    say: (name: string) => ({
      message: `The container ${name} has no memory limit.`,
      why: 'A leak in it takes the memory of every node.',
      help: 'Set resources.limits.memory.',
    }),
  },
  'huge-page-size-invalid': {
    severity: 'error',
    say: (resource: string) => ({
      message: `"${resource}" names no size of huge pages.`,
      help: 'It is hugepages- and a size in bytes, as hugepages-2Mi.',
    }),
  },
  'huge-pages-in-parts': {
    severity: 'error',
    say: (resource: string, text: string) => ({
      message: `${resource} is given out in whole pages, and ${text} is not a multiple of one.`,
    }),
  },
  'resource-claim-unknown': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `The pod has no resource claim "${name}".`,
      help: guess === undefined ? 'Declare it in pod.resource_claims.' : `Did you mean "${guess}"?`,
    }),
  },
  'resource-claim-twice': {
    severity: 'error',
    say: (name: string) => ({ message: `This container uses the resource claim ${name} twice.` }),
  },
  'resource-claim-request-invalid': {
    severity: 'error',
    say: (request: string) => ({
      message: `"${request}" cannot be the name of a request of a claim.`,
      why: 'It is a DNS-1123 label: lower-case letters, digits and "-", at most 63 of them.',
    }),
  },
} as const satisfies Record<string, Message>;
