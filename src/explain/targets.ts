import { shapes } from '../generated/shapes.ts';
import type { Shape } from '../model/shape.ts';
import { pathText, ROOT, type Step } from './field-path.ts';

/** What a field becomes. */
export interface Target {
  /** Object and path in it. */
  readonly kubernetes: string;
  /** Its key in the chart's values; undefined for what the values don't have. */
  readonly values?: string;
}

const POD = 'DaemonSet: spec.template.spec';

/** Stands for what follows in the path, under Kubernetes' own names. */
const REST = '…';

type Row = readonly [field: string, kubernetes: string, values?: string];

/** By the beginning of the path; the first that fits holds. */
const ROWS: readonly Row[] = [
  ['api_version', 'none: it says how to read the manifest'],
  ['kind', 'none: it says how to read the manifest'],
  ['status', 'none: it is ignored'],
  ['metadata.name', 'every object: metadata.name, unless the release has another name', 'nameOverride'],
  ['metadata.labels', 'every object: metadata.labels', 'commonLabels'],
  ['metadata.annotations', 'every object: metadata.annotations', 'commonAnnotations'],
  ['metadata.id', 'every object: metadata.labels[planton.ai/id]', 'commonLabels'],
  ['metadata.org', 'every object: metadata.labels[planton.ai/organization]', 'commonLabels'],
  ['metadata.env', 'every object: metadata.labels[planton.ai/environment]', 'commonLabels'],
  ['metadata.tags', 'Chart.yaml: keywords'],
  ['metadata', 'Chart.yaml: annotations'],
  ['spec.target_cluster', 'Chart.yaml: annotations'],
  ['spec.namespace.labels', 'Namespace: metadata.labels', 'namespace.labels'],
  ['spec.namespace.annotations', 'Namespace: metadata.annotations', 'namespace.annotations'],
  ['spec.namespace', 'every object: metadata.namespace', 'namespace.name'],
  ['spec.create_namespace', 'Namespace', 'namespace.create'],
  ['spec.daemonset.name', 'DaemonSet: metadata.name', 'fullnameOverride'],
  ['spec.daemonset.labels', 'DaemonSet: metadata.labels', 'daemonsetLabels'],
  ['spec.daemonset.annotations', 'DaemonSet: metadata.annotations', 'daemonsetAnnotations'],
  ['spec.daemonset', 'DaemonSet: metadata'],
  ['spec.update_strategy', 'DaemonSet: spec.updateStrategy…', 'updateStrategy…'],
  ['spec.min_ready_seconds', 'DaemonSet: spec.minReadySeconds', 'minReadySeconds'],
  ['spec.revision_history_limit', 'DaemonSet: spec.revisionHistoryLimit', 'revisionHistoryLimit'],
  ['spec.selector', 'DaemonSet: spec.selector…'],
  ['spec.service_account.create', 'ServiceAccount', 'serviceAccount.create'],
  [
    'spec.service_account.name',
    'ServiceAccount: metadata.name, and DaemonSet: spec.template.spec.serviceAccountName',
    'serviceAccount.name',
  ],
  ['spec.service_account.labels', 'ServiceAccount: metadata.labels', 'serviceAccount.labels'],
  ['spec.service_account.annotations', 'ServiceAccount: metadata.annotations', 'serviceAccount.annotations'],
  [
    'spec.service_account.automount_service_account_token',
    'ServiceAccount: automountServiceAccountToken',
    'serviceAccount.automount',
  ],
  ['spec.service_account.image_pull_secrets', 'ServiceAccount: imagePullSecrets', 'serviceAccount.imagePullSecrets'],
  ['spec.service_account.value_from', 'DaemonSet: spec.template.spec.serviceAccountName', 'references'],
  ['spec.service_account', 'ServiceAccount', 'serviceAccount'],
  ['spec.config_maps', 'ConfigMap', 'configMaps'],
  ['spec.secrets', 'Secret, its values given at install time', 'secrets'],
  ['spec.rbac.cluster_rules', 'ClusterRole: rules…', 'rbac.clusterRules'],
  ['spec.rbac.namespace_rules', 'Role: rules…', 'rbac.rules'],
  ['spec.rbac', 'Role, ClusterRole and their bindings', 'rbac'],
  ['spec.extra_objects', 'the objects themselves', 'objects'],
  ['spec.container', 'DaemonSet: spec.template.spec.containers'],
  ['spec.pod.labels', 'DaemonSet: spec.template.metadata.labels', 'podLabels'],
  ['spec.pod.annotations', 'DaemonSet: spec.template.metadata.annotations', 'podAnnotations'],
  ['spec.pod.metadata', 'DaemonSet: spec.template.metadata…'],
  ['spec.pod.image_registries', 'Secret of the type kubernetes.io/dockerconfigjson', 'imageCredentials'],
  ['spec.pod.image_pull_secrets', `${POD}.imagePullSecrets…`, 'imagePullSecrets'],
  ['spec.pod.security_context', `${POD}.securityContext…`, 'podSecurityContext…'],
  ['spec.pod.resources', `${POD}.resources…`, 'podResources…'],
  ['spec.pod.volumes', `${POD}.volumes…`, 'volumes'],
];

/** The same for what stands below a container. */
const CONTAINER_ROWS: readonly Row[] = [
  ['image.pull_secret_name', `${POD}.imagePullSecrets[].name`, 'imagePullSecrets'],
  ['image.repo', 'image', 'image.repository'],
  ['image.tag', 'image', 'image.tag'],
  ['image.digest', 'image', 'image.digest'],
  ['image', 'image', 'image'],
  ['image_pull_policy', 'imagePullPolicy', 'image.pullPolicy'],
  ['env.variables[].value_from', 'env[].value', 'references'],
  ['env.variables[].name', 'env[].name', 'env'],
  ['env.variables[].value', 'env[].value', 'env'],
  ['env.variables[]', 'env[].valueFrom…', 'env'],
  ['env.secrets', 'env[].valueFrom.secretKeyRef', 'secretEnv'],
  ['env.env_from', 'envFrom…', 'envFrom'],
  ['env', 'env', 'env'],
  ['ports[].network_protocol', 'ports[].protocol', 'ports.NAME.protocol'],
];

/** The fields of a mount; every other one of `volume_mounts` is its volume's. */
const MOUNT_FIELDS =
  /^volume_mounts(\[\](\.(name|mount_path|read_only|recursive_read_only|sub_path|sub_path_expr|mount_propagation))?)?$/;

/** The places of containers, and where their values stand. */
const CONTAINERS = [
  { path: 'spec.container.app', list: 'containers', values: '' },
  { path: 'spec.container.sidecars[]', list: 'containers', values: 'sidecars.NAME' },
  { path: 'spec.pod.init_containers[]', list: 'initContainers', values: 'initContainers.NAME' },
] as const;

/** Fields that a mount's volume has under other names. */
const VOLUME_FIELDS: Readonly<Record<string, string>> = {
  '.secret.name': '.secret.secretName',
  '.secret.key': '.secret.items[].key',
  '.secret.path': '.secret.items[].path',
  '.configMap.key': '.configMap.items[].key',
  '.configMap.path': '.configMap.items[].path',
};
const VOLUME_FIELD = /^\.(secret|configMap)\.(name|key|path)$/;

/** Where a field of the manifest ends up. */
export function targetOf(path: readonly Step[]): Target {
  const text = pathText(path).replace(/^apiVersion/, 'api_version');
  const container = CONTAINERS.find((one) => isBelow(text, one.path));
  if (container !== undefined) return ofContainer(path, text.slice(container.path.length + 1), container);
  const target = ofRow(ROWS, text, path);
  if (target !== undefined) return target;
  if (path.length === 1) return { kubernetes: 'DaemonSet, and what belongs to it' };
  const rest = kubernetesBelow(path, 2);
  return { kubernetes: `${POD}${rest}`, ...(rest === '' ? {} : { values: rest.slice(1) }) };
}

function ofContainer(path: readonly Step[], text: string, { list, values }: (typeof CONTAINERS)[number]): Target {
  const own = path.slice(path.length - depthOf(text));
  const container = `${POD}.${list}[]`;
  const under = (key: string): string => [values, key].filter(Boolean).join('.');
  if (text === '') return { kubernetes: container, ...(values === '' ? {} : { values }) };
  if (text === 'name') return { kubernetes: `${container}.name`, values: values || 'containerName' };
  const start = path.length - own.length;
  if (text.startsWith('volume_mounts') && !MOUNT_FIELDS.test(text)) {
    const rest = kubernetesBelow(path, start + 2).replace(VOLUME_FIELD, (field) => VOLUME_FIELDS[field] ?? field);
    return { kubernetes: `${POD}.volumes[]${rest}`, values: `volumes.NAME${rest}` };
  }
  const target = ofRow(CONTAINER_ROWS, text, path, start);
  if (target !== undefined) {
    const kubernetes = target.kubernetes.startsWith(POD) ? target.kubernetes : `${container}.${target.kubernetes}`;
    const isShared = target.values === 'imagePullSecrets' || target.values === 'references';
    return { kubernetes, values: isShared ? target.values : under(target.values ?? '') };
  }
  const rest = kubernetesBelow(path, start);
  return {
    kubernetes: `${container}${rest}`,
    values: under(rest.slice(1).replace(/^(ports|volumeMounts)\[\]/, '$1.NAME')),
  };
}

function ofRow(rows: readonly Row[], text: string, path: readonly Step[], start = 0): Target | undefined {
  const row = rows.find(([field]) => isBelow(text, field));
  if (row === undefined) return undefined;
  const [field, kubernetes, values] = row;
  const rest = kubernetesBelow(path, start + depthOf(field));
  return {
    kubernetes: kubernetes.replace(REST, rest),
    ...(values === undefined ? {} : { values: values.replace(REST, rest) }),
  };
}

const isBelow = (text: string, field: string): boolean =>
  text.startsWith(field) && /^($|\.|\[)/.test(text.slice(field.length));

/** Steps of a written path. */
const depthOf = (text: string): number => (text === '' ? 0 : text.replaceAll('[]', '.[]').split('.').length);

/** The steps after the first ones, under Kubernetes' own names. */
function kubernetesBelow(path: readonly Step[], depth: number): string {
  let shape: Shape | undefined = ROOT;
  let text = '';
  path.forEach((step, index) => {
    const before: Shape | undefined = shape;
    if (before?.type === 'list' || before?.type === 'map') shape = shapes[before.of];
    else if (before?.type === 'object') shape = shapes[before.fields[step]?.shape ?? -1];
    if (index < depth) return;
    if (step === '[]') text += '[]';
    else text += `.${before?.type === 'object' ? (before.fields[step]?.kubernetes ?? step) : step}`;
  });
  return text;
}
