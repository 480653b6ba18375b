import type {
  AgentContainer,
  ConfigMapData,
  Json,
  JsonObject,
  KubernetesObject,
  PullSecret,
  Workload,
} from '../../model/workload.ts';
import { containerOver, fieldNames, listOver } from './container.ts';
import { entriesOver, isMap, laidOver, listOf, mapOf, oneMember, textOf, textsOver } from './values.ts';

/** Keys of the values that stand for fields of the PodSpec under another name. */
const POD_KEYS: Readonly<Record<string, string>> = { podSecurityContext: 'securityContext', podResources: 'resources' };
/** Fields of the PodSpec that are no different empty. */
const EMPTIES = ['affinity', 'dnsConfig', 'resources', 'securityContext', 'nodeSelector', 'tolerations'];
/** Fields of the PodSpec that "" takes out. */
const BLANKS = ['dnsPolicy', 'priorityClassName'];

/**
 * What a manifest means under other values than its chart's own: the workload that a manifest with these settings would
 * be. By Kubernetes' field paths, not by the table that made the values, so that a wrong row of that table is seen.
 */
export function workloadOver(workload: Workload, values: JsonObject): Workload {
  const global = mapOf(values['global']);
  const registries = { registry: textOf(global['imageRegistry']) };
  const app = containerOver(workload.app, values, registries, true);
  const others = (key: 'sidecars' | 'initContainers'): AgentContainer[] =>
    containersOver(workload[key], values[key], (container, over) => containerOver(container, over, registries, false));
  return {
    ...workload,
    ...identityOver(workload, values),
    app: { ...app, name: textOf(laidOver(app.name, values['containerName'])) || workload.name },
    sidecars: others('sidecars'),
    initContainers: others('initContainers'),
    pod: podOver(workload.pod, values),
    volumes: [...volumesOver(workload.volumes, values['volumes']), ...listOver([], values['extraVolumes'] ?? [])],
    imagePullSecrets: pullSecretsOver(workload, values, listOf(global['imagePullSecrets'])),
    updateStrategy: strategyOver(workload.updateStrategy, values['updateStrategy']),
    minReadySeconds: Number(laidOver(workload.minReadySeconds, values['minReadySeconds']) ?? 0),
    // Kubernetes' own default (SetDefaults_DaemonSet).
    revisionHistoryLimit: Number(laidOver(workload.revisionHistoryLimit, values['revisionHistoryLimit']) ?? 10),
    configMaps: configMapsOver(workload.configMaps, values['configMaps']),
    chart: { ...workload.chart, appVersion: workload.app.image.tag ?? '' },
    configRollout: Boolean(laidOver(workload.configRollout, values['configRollout'])),
  };
}

function identityOver(workload: Workload, values: JsonObject): Partial<Workload> {
  const { namespace, account, daemonSet } = workload;
  const place = sectionOf(values['namespace'], ['name', 'create', 'labels', 'annotations']);
  const over = sectionOf(values['serviceAccount'], ['create', 'name', 'labels', 'annotations', 'automount']);
  const name = laidOver(account.name, over['name']);
  const target = laidOver(namespace.name, place['name']);
  const { name: _, ...unnamed } = account;
  return {
    namespace: {
      ...(target ? { name: textOf(target) } : {}),
      create: Boolean(laidOver(namespace.create, place['create'])),
      labels: textsOver(namespace.labels, place['labels']),
      annotations: textsOver(namespace.annotations, place['annotations']),
    },
    commonLabels: textsOver(workload.commonLabels, values['commonLabels']),
    commonAnnotations: textsOver(workload.commonAnnotations, values['commonAnnotations']),
    podLabels: textsOver(workload.podLabels, values['podLabels']),
    podAnnotations: textsOver(workload.podAnnotations, values['podAnnotations']),
    daemonSet: {
      ...daemonSet,
      labels: textsOver(daemonSet.labels, values['daemonsetLabels']),
      annotations: textsOver(daemonSet.annotations, values['daemonsetAnnotations']),
    },
    account: {
      ...unnamed,
      ...(name ? { name: textOf(name) } : {}),
      create: Boolean(laidOver(account.create, over['create'])),
      labels: textsOver(account.labels, over['labels']),
      annotations: textsOver(account.annotations, over['annotations']),
      automount: laidOver(account.automount, over['automount']) !== false,
    },
  };
}

/** A section that is null has nothing but nulls. */
const sectionOf = (section: Json | undefined, keys: readonly string[]): JsonObject =>
  section === null ? Object.fromEntries(keys.map((key) => [key, null])) : mapOf(section);

/** PodSpec, less what the workload holds apart. */
const POD_FIELDS = fieldNames('spec', 'pod').filter(
  (name) =>
    !['initContainers', 'volumes', 'imagePullSecrets', 'resources', 'restartPolicy', 'securityContext'].includes(name),
);

function podOver(pod: JsonObject, values: JsonObject): JsonObject {
  const changed: Record<string, Json> = { ...pod };
  for (const [key, value] of Object.entries(values)) {
    const field = POD_KEYS[key] ?? (POD_FIELDS.includes(key) ? key : undefined);
    if (field === undefined) continue;
    const after = laidOver(pod[field], value);
    const isEmpty = BLANKS.includes(field) ? after === '' : EMPTIES.includes(field) && !Object.keys(after ?? {}).length;
    if (field === 'affinity' && isEmptyMap(pod[field]) && (isEmpty || after === undefined)) continue;
    if (after === undefined || isEmpty) delete changed[field];
    else changed[field] = after;
  }
  return changed;
}

/** Objects that values bring along, as they stand. */
export const objectsIn = (values: JsonObject): readonly KubernetesObject[] =>
  listOf(values['extraObjects']) as readonly KubernetesObject[];

/** An affinity that a manifest has without anything in it stays, lest the pods restart. */
const isEmptyMap = (value: Json | undefined): boolean => isMap(value) && Object.keys(value).length === 0;

/** Volume by name: of two sources the one that was there before goes. */
function volumesOver(volumes: readonly JsonObject[], over: Json | undefined): JsonObject[] {
  const names = volumes.map(({ name }) => String(name));
  const sources = volumes.map(({ name: _, ...source }) => source);
  return entriesOver(sources, names, over).map(([name, source]) => {
    const before = sources[names.indexOf(name)] ?? {};
    return { name, ...oneMember(source, before, Object.keys(source)) };
  });
}

/** An entry of another name is a container of its own. */
function containersOver(
  containers: readonly AgentContainer[],
  over: Json | undefined,
  change: (container: AgentContainer, over: JsonObject) => AgentContainer,
): AgentContainer[] {
  if (over === null) return [];
  const entries = mapOf(over);
  const names = new Set(containers.map(({ name }) => name));
  const added = Object.keys(entries).filter((name) => !names.has(name) && entries[name] !== null);
  const empty = { image: { repo: '' }, env: [], envFrom: [], ports: [], volumeMounts: [], fields: {} };
  return [
    ...containers.filter(({ name }) => entries[name] !== null),
    ...added.sort().map((name): AgentContainer => ({ ...empty, name })),
  ].map((container) => change(container, mapOf(entries[container.name])));
}

function strategyOver(strategy: JsonObject, over: Json | undefined): JsonObject {
  const { rollingUpdate, ...rest } = mapOf(laidOver(strategy, over));
  const keeps = rollingUpdate !== undefined && (rest['type'] !== 'OnDelete' || strategy['type'] === 'OnDelete');
  return keeps ? { ...rest, rollingUpdate } : rest;
}

/** PodSpec.imagePullSecrets: each name once. */
function pullSecretsOver(workload: Workload, values: JsonObject, global: readonly Json[]): PullSecret[] {
  const own = values['imagePullSecrets'];
  const secretOf = (entry: Json): PullSecret[] => {
    const name = isMap(entry) ? textOf(entry['name']) : textOf(entry);
    return name === '' ? [] : [{ name }];
  };
  const first = own === undefined ? workload.imagePullSecrets : listOf(own).flatMap(secretOf);
  const all = [...first, ...global.flatMap(secretOf)];
  const seen = new Set<string>();
  return all.filter((secret) => !('name' in secret) || (!seen.has(secret.name) && seen.add(secret.name)));
}

/** ConfigMap by name: a text stands for the data of one key, the name. */
function configMapsOver(configMaps: Workload['configMaps'], over: Json | undefined): Workload['configMaps'] {
  if (over === undefined) return configMaps;
  if (over === null) return {};
  const changed = new Map(Object.entries(configMaps));
  for (const [key, entry] of Object.entries(mapOf(over))) {
    if (entry === null) changed.delete(key);
    else changed.set(key, configMapOver(key, changed.get(key), entry));
  }
  return Object.fromEntries(changed);
}

function configMapOver(key: string, base: ConfigMapData | undefined, entry: Json): ConfigMapData {
  const empty: ConfigMapData = { data: {}, binaryData: {}, labels: {}, annotations: {} };
  if (!isMap(entry)) return { ...empty, data: { [key]: textOf(entry) } };
  const isText =
    base !== undefined && JSON.stringify({ ...empty, data: { [key]: base.data[key] } }) === JSON.stringify(base);
  const merged = mapOf(laidOver(isText ? {} : (base as JsonObject | undefined), entry));
  return { ...empty, ...(merged as Partial<ConfigMapData>) };
}
