import type {
  AgentContainer,
  ConfigMapData,
  Json,
  JsonObject,
  KubernetesObject,
  PullSecret,
  Registry,
  Variable,
  Workload,
} from '../../model/workload.ts';
import { containerOver, fieldNames, listOver } from './container.ts';
import { entriesOver, isMap, laidOver, listOf, mapOf, numbered, oneMember, textOf, textsOver } from './values.ts';

/** Keys of the values that stand for fields of the PodSpec under another name. */
const POD_KEYS: Readonly<Record<string, string>> = { podSecurityContext: 'securityContext', podResources: 'resources' };
/** Fields of the PodSpec that are no different empty. */
const EMPTIES = ['affinity', 'dnsConfig', 'resources', 'securityContext', 'nodeSelector', 'tolerations'];
/** Those that stay where a manifest has them without anything in them, lest the pods restart. */
const KEPT_EMPTY = ['affinity', 'dnsConfig', 'resources'];

/**
 * What a manifest means under other values than its chart's own: the workload that a manifest with these settings would
 * be. By Kubernetes' field paths, not by the table that made the values, so that a wrong row of that table is seen.
 */
export function workloadOver(workload: Workload, values: JsonObject): Workload {
  const global = mapOf(values['global']);
  const registries = { registry: textOf(global['imageRegistry']) };
  const app = askedUnder(containerOver(workload.app, values, registries, true), values);
  const others = (key: 'sidecars' | 'initContainers'): AgentContainer[] =>
    containersOver(workload[key], values[key], (container, over) =>
      askedUnder(containerOver(container, over, registries, false), values),
    );
  return {
    ...workload,
    ...identityOver(workload, values),
    app: { ...app, name: textOf(laidOver(app.name, values['containerName'])) || workload.name },
    sidecars: others('sidecars'),
    initContainers: others('initContainers'),
    pod: podOver(workload.pod, values),
    volumes: [...volumesOver(workload.volumes, values['volumes']), ...listOver([], values['extraVolumes'] ?? [])],
    imagePullSecrets: pullSecretsOver(workload.imagePullSecrets, values['imagePullSecrets']),
    updateStrategy: strategyOver(workload.updateStrategy, values['updateStrategy']),
    minReadySeconds: Number(laidOver(workload.minReadySeconds, values['minReadySeconds']) ?? 0),
    // Kubernetes' own default (SetDefaults_DaemonSet).
    revisionHistoryLimit: Number(laidOver(workload.revisionHistoryLimit, values['revisionHistoryLimit']) ?? 10),
    configMaps: configMapsOver(workload.configMaps, values['configMaps']),
    chart: { ...workload.chart, appVersion: workload.app.image.tag ?? '' },
    secrets: secretsOver(workload.secrets, values['secrets']),
    references: Object.fromEntries(
      Object.entries(workload.references).filter(([place]) => !isTakenOut(values['references'], place)),
    ),
    imageRegistries: registriesOver(workload.imageRegistries, values['imageCredentials']),
    rbac: rbacOver(workload.rbac, values['rbac']),
    extraObjects: manifestObjectsOver(workload.extraObjects, values['objects']),
    configRollout: Boolean(laidOver(workload.configRollout, values['configRollout'])),
  };
}

function identityOver(workload: Workload, values: JsonObject): Partial<Workload> {
  const { namespace, account, daemonSet } = workload;
  const place = sectionOf(values['namespace'], ['name', 'create', 'labels', 'annotations']);
  const over = sectionOf(values['serviceAccount'], [
    'create',
    'name',
    'labels',
    'annotations',
    'automount',
    'imagePullSecrets',
  ]);
  const name = laidOver(account.name, over['name']);
  const fullname = fullnameOf(textOf(laidOver(daemonSet.name, values['fullnameOverride'])));
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
      ...(fullname === '' ? {} : { name: fullname }),
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
      imagePullSecrets: pullSecretsOver(account.imagePullSecrets, over['imagePullSecrets']),
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
    const isEmpty = after === '' || (EMPTIES.includes(field) && !Object.keys(after ?? {}).length);
    if (KEPT_EMPTY.includes(field) && isEmptyMap(pod[field]) && (isEmpty || after === undefined)) continue;
    if (after === undefined || isEmpty) delete changed[field];
    else changed[field] = after;
  }
  return changed;
}

/** A name of objects: DNS-1123, what may not stand in it or around it changed or cut. */
const fullnameOf = (name: string): string =>
  name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^[-.]+|[-.]+$/g, '');
const LONGEST_NAME = 253;

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

/** What a container asks for at install time: of another Secret, or no longer. */
function askedUnder(container: AgentContainer, values: JsonObject): AgentContainer {
  const references = values['references'];
  const keys = mapOf(textOf(values['existingSecret']) === '' ? undefined : values['existingSecretKeys']);
  const env = container.env.flatMap((variable): Variable[] => {
    if (variable.kind === 'reference') return isTakenOut(references, variable.place) ? [] : [variable];
    if (variable.kind !== 'secret') return [variable];
    const key = Object.hasOwn(keys, variable.key) ? textOf(keys[variable.key]) : '';
    return [{ ...variable, key: key || variable.key }];
  });
  return { ...container, env };
}

/** A reference that is gone is not asked for: its variable goes too. */
const isTakenOut = (references: Json | undefined, place: string): boolean =>
  references === null || mapOf(references)[place] === null;

function strategyOver(strategy: JsonObject, over: Json | undefined): JsonObject {
  const { rollingUpdate, ...rest } = mapOf(laidOver(strategy, over));
  const deletes = rest['type'] === 'OnDelete';
  if (rollingUpdate === undefined || (deletes && strategy['type'] !== 'OnDelete')) return rest;
  const limits = mapOf(rollingUpdate);
  return { ...rest, rollingUpdate: deletes ? rollingUpdate : oneLimit(limits, mapOf(strategy['rollingUpdate'])) };
}

/** One of the two may be other than zero (ValidateRollingUpdateDaemonSet): a surge stands over the manifest's other limit. */
function oneLimit(limits: JsonObject, before: JsonObject): JsonObject {
  const { maxSurge = 0, maxUnavailable = 1 } = limits;
  const isGiven = 'maxUnavailable' in limits && String(maxUnavailable) !== String(before['maxUnavailable']);
  const surges = Number.parseInt(String(maxSurge), 10) > 0 && Number.parseInt(String(maxUnavailable), 10) > 0;
  return surges && !isGiven ? { ...limits, maxUnavailable: 0 } : limits;
}

/** PodSpec.imagePullSecrets, ServiceAccount.imagePullSecrets: each name once. */
function pullSecretsOver(secrets: readonly PullSecret[], over: Json | undefined): readonly PullSecret[] {
  return over === undefined ? secrets : namesIn(over).map((name) => ({ name }));
}

/** Of a list of names, or of objects with one. */
export const namesIn = (list: Json | undefined): string[] => [
  ...new Set(
    listOf(list)
      .map((entry) => textOf(isMap(entry) ? entry['name'] : entry))
      .filter((name) => name !== ''),
  ),
];

function rbacOver(rbac: Workload['rbac'], over: Json | undefined): Workload['rbac'] {
  if (over === undefined) return rbac;
  const { create = true, ...rest } = mapOf(over);
  if (over === null || create === false) return { rules: [], clusterRules: [] };
  const { rules, clusterRules, name, clusterName } = mapOf(laidOver(rbac as unknown as JsonObject, rest));
  return {
    rules: listOf(rules) as readonly JsonObject[],
    clusterRules: listOf(clusterRules) as readonly JsonObject[],
    ...(name ? { name: textOf(name) } : {}),
    ...(clusterName ? { clusterName: textOf(clusterName) } : {}),
  };
}

/** Further objects by Kind/name, or Kind/namespace/name; definitions of custom resources are no values. */
function manifestObjectsOver(
  objects: readonly KubernetesObject[],
  over: Json | undefined,
): readonly KubernetesObject[] {
  const crds = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  const others = objects.filter((object) => !crds.includes(object));
  const keys = others.map(({ kind, metadata: { name, namespace } }) =>
    [kind, namespace, name].filter(Boolean).join('/'),
  );
  const changed = entriesOver(others, numbered(keys), over, { data: true }).map(
    ([, object]) => object as KubernetesObject,
  );
  return over === undefined ? objects : [...crds, ...changed];
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

/** Secret by name: the keys are those of data, whose values install time gives. */
function secretsOver(secrets: Workload['secrets'], over: Json | undefined): Workload['secrets'] {
  const keys = Object.keys(secrets);
  const base = Object.values(secrets).map(
    ({ keys, ...rest }): JsonObject => ({
      ...rest,
      data: Object.fromEntries(keys.map((key) => [key, ''])),
    }),
  );
  return Object.fromEntries(
    entriesOver(base, keys, over).map(([name, { data, ...rest }]) => [
      name,
      { type: 'Opaque', labels: {}, annotations: {}, ...rest, keys: Object.keys(mapOf(data)) },
    ]),
  );
}

/** A registry of .dockerconfigjson by server. */
function registriesOver(registries: readonly Registry[], over: Json | undefined): readonly Registry[] {
  if (over === undefined) return registries;
  const servers = registries.map(({ server }) => server);
  return entriesOver(registries as unknown as readonly JsonObject[], servers, over).map(([server, login]) => ({
    server,
    username: textOf(login['username']),
    ...(login['email'] ? { email: textOf(login['email']) } : {}),
  }));
}
