import { asksOf } from '../model/asks.ts';
import { CONTAINER_FIELDS, POD_FIELDS } from '../model/fields.ts';
import { CLUSTER_WIDE_KINDS } from '../model/kinds.ts';
import type { AgentContainer, Json, JsonObject, Variable, Workload } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';
import { escapeHelm, type HelmText, ours } from './helm.ts';
import { keyed, portKey } from './keys.ts';
import { type Refusal, refusalsOf } from './refusals.ts';
import { hasPermissions } from './rows/access.ts';
import { hasConfig, hasSecretEnv, hasSecrets } from './rows/config.ts';
import { splitRepository } from './rows/container.ts';

/** What the templates see: every field present, text only as HelmText. */
export interface View {
  readonly name: HelmText;
  readonly compiled: HelmText;
  /** YAML of what each reference stands for; null where the chart asks for none. */
  readonly references: HelmText | null;
  readonly refusals: readonly Refusal[];
  readonly containerFields: readonly HelmText[];
  readonly podFields: readonly HelmText[];
  readonly clusterWideKinds: readonly HelmText[];
  /** YAML of an adopted DaemonSet's own selector, and of its matchLabels. */
  readonly selector: HelmText | null;
  readonly selectorLabels: HelmText | null;
  /** The helper that gives the labels by which other objects select the pods. */
  readonly podSelector: HelmText;
  /** Whether the install must give a value. */
  readonly asks: boolean;
  readonly asksForAccount: boolean;
  readonly hasConfigMaps: boolean;
  readonly hasSecretEnv: boolean;
  readonly declaresSecrets: boolean;
  /** A Secret of either kind. */
  readonly hasSecrets: boolean;
  /** A ConfigMap or a Secret. */
  readonly hasConfig: boolean;
  /** ConfigMaps or Secrets that the manifest refers to by names of its own. */
  readonly hasOwnNames: boolean;
  readonly hasRegistries: boolean;
  /** Objects whose names are the full name and a suffix. */
  readonly hasSuffixes: boolean;
  readonly hasPermissions: boolean;
  readonly onDelete: boolean;
  /** YAML of further metadata of an adopted DaemonSet's pod template. */
  readonly podMetadata: HelmText | null;
  /** Whether sidecars stand before the app. */
  readonly hasBeforeApp: boolean;
  /** Fields of the pod that are there and empty, which values can't tell from absent ones. */
  readonly emptyOfPod: Readonly<Record<'affinity' | 'dnsConfig' | 'resources', boolean>>;
  /** Whether a container has such fields. */
  readonly hasEmptyFields: boolean;
  /** Whether an image has one. */
  readonly hasDigest: boolean;
  readonly targetCluster: boolean;
}

export function viewOf(workload: Workload): View {
  const yaml = (value: Json): HelmText => escapeHelm(printYaml(value).trimEnd());
  const { account, configMaps, imageRegistries, references, secrets, selector } = workload;
  const matchLabels = selector?.['matchLabels'];
  const meanings = Object.fromEntries(Object.entries(references).map(([place, { meaning }]) => [place, meaning]));
  const hasConfigMaps = isFilled(configMaps);
  const declaresSecrets = isFilled(secrets);
  const hasOwnNames = hasConfigMaps || declaresSecrets;
  const hasRegistries = imageRegistries.length > 0;
  return {
    name: ours(workload.name),
    compiled: yaml(compiledFacts(workload)),
    references: isFilled(references) ? yaml(meanings) : null,
    refusals: refusalsOf(workload),
    containerFields: CONTAINER_FIELDS.map(([field]) => ours(field)),
    podFields: POD_FIELDS.map(([field]) => ours(field)),
    clusterWideKinds: [...CLUSTER_WIDE_KINDS].map(ours),
    selector: selector === undefined ? null : yaml(selector),
    selectorLabels: matchLabels === undefined ? null : yaml(matchLabels),
    podSelector: ours(selector === undefined ? 'selectorLabels' : 'podSelector'),
    asks: asksOf(workload).length > 0,
    asksForAccount: account.place !== undefined,
    hasConfigMaps,
    hasSecretEnv: hasSecretEnv(workload),
    declaresSecrets,
    hasSecrets: hasSecrets(workload),
    hasConfig: hasConfig(workload),
    hasOwnNames,
    hasRegistries,
    hasSuffixes: hasOwnNames || hasRegistries || hasSecretEnv(workload),
    hasPermissions: hasPermissions(workload),
    podMetadata: isFilled(workload.podMetadata) ? yaml(workload.podMetadata) : null,
    hasBeforeApp: workload.beforeApp.length > 0,
    emptyOfPod: {
      affinity: isEmptyObject(workload.pod['affinity']),
      dnsConfig: isEmptyObject(workload.pod['dnsConfig']),
      resources: isEmptyObject(workload.pod['resources']),
    },
    hasEmptyFields: containersOf(workload).some(({ fields }) => emptyFields(fields).length > 0),
    hasDigest: containersOf(workload).some(({ image }) => image.digest !== undefined),
    onDelete: workload.updateStrategy['type'] === 'OnDelete',
    targetCluster: workload.chart.targetCluster !== undefined,
  };
}

const isEmptyObject = (value: Json | undefined): boolean => JSON.stringify(value) === '{}';

const containersOf = ({ app, sidecars, initContainers }: Workload): readonly AgentContainer[] => [
  app,
  ...sidecars,
  ...initContainers,
];

const emptyFields = (fields: JsonObject): string[] =>
  ['lifecycle', 'securityContext'].filter((name) => isEmptyObject(fields[name]));

const isFilled = (map: object): boolean => Object.keys(map).length > 0;

/** The order of maps and the member of each union: what Helm's merging of maps would lose. */
function compiledFacts({ app, sidecars, beforeApp, initContainers, volumes, updateStrategy }: Workload): JsonObject {
  const byName = (containers: readonly AgentContainer[]): JsonObject =>
    Object.fromEntries(containers.map((container) => [container.name, containerFacts(container)]));
  const order = (containers: readonly AgentContainer[]): Json => containers.map(({ name }) => name);
  const facts = {
    app: containerFacts(app),
    sidecarOrder: order(sidecars),
    beforeApp,
    sidecars: byName(sidecars),
    initContainerOrder: order(initContainers),
    initContainers: byName(initContainers),
    maxUnavailable: limitText(updateStrategy),
    volumeOrder: volumes.map(({ name }) => String(name)),
    volumes: Object.fromEntries(volumes.map(({ name, ...source }) => [String(name), Object.keys(source)[0] ?? ''])),
  };
  return withoutEmpty(facts);
}

function containerFacts({ image, env, ports, volumeMounts, fields }: AgentContainer): JsonObject {
  return withoutEmpty({
    ...splitRepository(image),
    // It tells whether the digest is still this image's.
    tag: image.digest === undefined ? '' : (image.tag ?? ''),
    digest: image.digest ?? '',
    env: env.map(({ name }) => name),
    secrets: env.flatMap(({ name, kind }) => (kind === 'secret' ? [name] : [])),
    sources: Object.fromEntries(env.flatMap(sourceOf)),
    references: env.flatMap(({ name, kind }) => (kind === 'reference' ? [name] : [])),
    ports: keyed(ports, portKey).map(([key]) => key),
    volumeMounts: keyed(volumeMounts, ({ name }) => String(name)).map(([key]) => key),
    handlers: handlersOf(fields),
    empty: emptyFields(fields),
  });
}

/** The one member of a variable's valueFrom, by the variable. */
const sourceOf = (variable: Variable): [string, Json][] =>
  variable.kind === 'from' ? [[variable.name, Object.keys(variable.valueFrom)[0] ?? '']] : [];

/** The limit of a rolling update that a surge puts aside, as text. */
function limitText({ rollingUpdate }: JsonObject): string {
  const limit = (rollingUpdate as JsonObject | undefined)?.['maxUnavailable'];
  return limit === undefined ? '' : String(limit);
}

const HANDLERS = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'];

/** The handler of each probe and hook. */
function handlersOf(fields: JsonObject): JsonObject {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle } = fields;
  const all = { livenessProbe, readinessProbe, startupProbe, ...(lifecycle as JsonObject | undefined) };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]): [string, string][] => {
      const handler = HANDLERS.find((member) => typeof value === 'object' && value !== null && member in value);
      return handler === undefined ? [] : [[name, handler]];
    }),
  );
}

function withoutEmpty(facts: Readonly<Record<string, Json>>): JsonObject {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== '' && Object.keys(value as object).length > 0),
  );
}
