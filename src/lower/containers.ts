import type { Container } from '../model/manifest.ts';
import { objectShape } from '../model/shapes.ts';
import type { AgentContainer, Image, Json, JsonObject } from '../model/workload.ts';
import type { LowerContext } from './context.ts';
import { lowerEnv, lowerEnvFrom } from './env.ts';
import { takeSecretHeaders } from './probes.ts';
import { respellFields } from './respell.ts';
import type { Volumes } from './storage.ts';

type Path = readonly (string | number)[];

/** What the v1 kinds declare for an app container that says nothing of resources. */
const DEFAULT_RESOURCES = {
  limits: { cpu: '1000m', memory: '1Gi' },
  requests: { cpu: '50m', memory: '100Mi' },
};

const LOWERED_HERE = ['name', 'image', 'image_pull_policy', 'env', 'ports', 'volume_mounts'];

export function lowerApp(context: LowerContext, volumes: Volumes): AgentContainer {
  const path = ['spec', 'container', 'app'];
  const { app } = context.spec.container;
  const lowered = lowerContainer(
    context,
    volumes,
    { ...app, name: app.name ?? context.manifest.value.metadata.name },
    path,
  );
  if (app.resources !== undefined || !context.declaresDefaults || context.adopted) return lowered;
  context.report('resources-defaulted', path);
  return { ...lowered, fields: { ...lowered.fields, resources: DEFAULT_RESOURCES } };
}

/** Sidecars and init containers: the app's own type, their names prefixed to the keys of what install time gives. */
export function lowerContainers(
  context: LowerContext,
  volumes: Volumes,
  containers: readonly Container[],
  path: Path,
): AgentContainer[] {
  return containers.map((container, index) =>
    lowerContainer(context, volumes, container, [...path, index], container.name),
  );
}

function lowerContainer(
  context: LowerContext,
  volumes: Volumes,
  container: Container,
  path: Path,
  owner?: string,
): AgentContainer {
  const image = lowerImage(container.image);
  const policy = container.image_pull_policy ?? (context.adopted ? undefined : defaultPullPolicy(image));
  const fields = respellFields(container, objectShape('spec', 'container', 'app'), LOWERED_HERE);
  return {
    name: container.name ?? '',
    image,
    ...(policy === undefined ? {} : { imagePullPolicy: policy }),
    env: lowerEnv(context, container.env, owner === undefined, owner),
    envFrom: lowerEnvFrom(container.env),
    ports: (container.ports ?? []).map(lowerPort),
    volumeMounts: volumes.lowerMounts(container, path),
    fields: takeSecretHeaders(context, fields, owner),
  };
}

function lowerImage({ repo, tag, digest }: Container['image']): Image {
  return { repo, ...(tag ? { tag } : {}), ...(digest ? { digest } : {}) };
}

/** Kubernetes' own default (SetDefaults_Container), said aloud so that a user can change it. */
function defaultPullPolicy({ tag, digest }: Image): string {
  return tag === 'latest' || (tag === undefined && digest === undefined) ? 'Always' : 'IfNotPresent';
}

function lowerPort(port: NonNullable<Container['ports']>[number]): JsonObject {
  const { name, container_port, network_protocol = 'TCP', host_port, host_ip } = port;
  const lowered: Record<string, Json> = { containerPort: container_port, protocol: network_protocol };
  // 0 is how the kind writes "none".
  if (host_port) lowered['hostPort'] = host_port;
  if (host_ip) lowered['hostIP'] = host_ip;
  return name ? { name, ...lowered } : lowered;
}
