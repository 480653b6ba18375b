import type { Port } from '../generated/manifest.ts';
import { type ContainerAt, type Context, each } from './context.ts';
import type { Partly } from './draft.ts';
import type { Path } from './path.ts';

export const portsOf = ({ container, path }: ContainerAt): [Partly<Port>, Path][] =>
  each(container.ports, [...path, 'ports']);

export const protocolOf = ({ network_protocol: protocol = 'TCP' }: Partly<Port>): string => protocol;

/** The port a container takes of its node: 0 and absent are none, unless the pod is on the node's network. */
export const hostPortOf = (
  { host_port: host, container_port: port }: Partly<Port>,
  { pod }: Context,
): number | undefined => host || (pod.host_network ? port : undefined);
