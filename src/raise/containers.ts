import { parseImage } from '../model/image.ts';
import { objectShape } from '../model/shapes.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import type { RaiseContext } from './context.ts';
import { defaultPullPolicy } from './defaults.ts';
import { raiseEnv } from './env.ts';
import { camelNames, isEmpty, objectsAt, present, textAt, without } from './json.ts';
import { canonicalFields } from './respell.ts';
import type { Volumes } from './storage.ts';

/** Fields whose zero value is stored as absent: `omitempty` and no pointer in k8s.io/api/core/v1 Container. */
const EMPTY_IS_ABSENT = new Set([
  'command',
  'args',
  'workingDir',
  'resources',
  'volumeDevices',
  'stdin',
  'stdinOnce',
  'tty',
]);
const RAISED_HERE = ['name', 'image', 'imagePullPolicy', 'env', 'envFrom', 'ports', 'volumeMounts'];

export function raiseContainer(context: RaiseContext, volumes: Volumes, container: JsonObject): JsonObject {
  const image = textAt(container, 'image');
  const policy = container['imagePullPolicy'];
  const isDefault = policy === '' || (!context.adopted && policy === defaultPullPolicy(image ?? ''));
  const rest = Object.entries(without(container, ...RAISED_HERE)).filter(
    ([name, value]) => !(EMPTY_IS_ABSENT.has(name) && (value === '' || value === false || isEmpty(value))),
  );
  const { ports, mounts } = {
    ports: objectsAt(container, 'ports').map((port) => raisePort(context, port)),
    mounts: volumes.raiseMounts(container),
  };
  const shape = objectShape('spec', 'container', 'app');
  const fields = canonicalFields(Object.fromEntries(rest), shape, context.trace);
  const raised = {
    ...present({
      name: container['name'],
      image: image ? (context.trace.link(parseImage(image), container) as unknown as JsonObject) : undefined,
      image_pull_policy: isDefault ? undefined : policy,
      env: raiseEnv(context, container),
      ports: ports.length === 0 ? undefined : ports,
      volume_mounts: mounts.length === 0 ? undefined : mounts,
    }),
    ...fields,
  };
  return context.trace.link(raised, container, camelNames(raised));
}

function raisePort(context: RaiseContext, port: JsonObject): JsonObject {
  const { protocol, name, hostPort, hostIP, ...rest } = port;
  const fields: Record<string, Json> = {
    ...present({ name: name || undefined }),
    ...present({ container_port: rest['containerPort'] }),
    ...present({
      network_protocol: protocol === 'TCP' || protocol === '' ? undefined : protocol,
      host_port: hostPort === 0 ? undefined : hostPort,
      host_ip: hostIP || undefined,
    }),
    ...without(rest, 'containerPort'),
  };
  return context.trace.link(fields, port, [
    ['container_port', 'containerPort'],
    ['network_protocol', 'protocol'],
    ['host_port', 'hostPort'],
    ['host_ip', 'hostIP'],
  ]);
}
