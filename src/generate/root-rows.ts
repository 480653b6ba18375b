import { POD_FIELDS } from '../model/fields.ts';
import type { AgentContainer, Json, JsonObject, PullSecret, Workload } from '../model/workload.ts';
import { CONTAINER_ROWS, propertyOf } from './container-rows.ts';
import * as schema from './json-schema.ts';
import { keyed } from './keys.ts';
import { OPT_IN_ROWS } from './opt-in-rows.ts';
import { type Leaf, type Row, type Section, unlessEmpty, valueNodes, valuesOf } from './rows.ts';

type RootRow = Row<Workload>;

const leaf = (
  key: string,
  comment: string,
  of: schema.JsonSchema,
  value: (workload: Workload) => Json | undefined,
): Leaf<Workload> => ({ key, comment, schema: of, value });

/** A field of the pod that is always there. */
const podField = (key: string, comment: string, of: schema.JsonSchema, empty: Json, field = key): Leaf<Workload> =>
  leaf(key, comment, of, ({ pod }) => pod[field] ?? empty);

const pullSecrets = (secrets: readonly PullSecret[]): Json[] =>
  secrets.map((secret) => ('name' in secret ? secret.name : secret));

const PULL_SECRETS = schema.listOf(
  schema.anyOf(schema.text(), schema.objectWith({ name: schema.text(), reference: schema.text() })),
);

const app = (row: Row<{ container: AgentContainer; isApp: boolean }>): RootRow => {
  const from = (workload: Workload): { container: AgentContainer; isApp: boolean } => ({
    container: workload.app,
    isApp: true,
  });
  if (!('rows' in row)) return { ...row, value: (workload) => row.value(from(workload)) };
  return { key: row.key, comment: row.comment, rows: row.rows.map(app) } satisfies Section<Workload>;
};

/** Sidecars and init containers by name, each with the app's own keys. */
const containers = (key: string, comment: string, of: (workload: Workload) => readonly AgentContainer[]): RootRow =>
  leaf(key, comment, schema.mapOf({ $ref: '#/definitions/AgentContainer' }), (workload) =>
    Object.fromEntries(
      of(workload).map((container) => [
        container.name,
        valuesOf(valueNodes(CONTAINER_ROWS, { container, isApp: false })),
      ]),
    ),
  );

const NAMES: readonly RootRow[] = [
  leaf('nameOverride', "Name in place of the chart's, in labels and object names", schema.text(), () => ''),
  leaf('fullnameOverride', 'Base of all object names', schema.text(), ({ daemonSet }) => daemonSet.name ?? ''),
  leaf('namespaceOverride', 'Namespace of all objects, whatever the release says', schema.text(), () => ''),
  {
    key: 'namespace',
    comment: 'Where the objects go when the release namespace is "default"',
    rows: [
      leaf('name', 'Name of the namespace', schema.text(), ({ namespace }) => namespace.name ?? ''),
      leaf(
        'create',
        'Whether the chart creates it',
        schema.boolean(),
        ({ namespace }) => namespace.create && namespace.name !== undefined,
      ),
      leaf('keep', 'Whether it stays when the release is uninstalled', schema.boolean(), () => true),
      leaf('labels', 'Labels of the created namespace', schema.textMap(), ({ namespace }) => namespace.labels),
      leaf(
        'annotations',
        'Annotations of the created namespace',
        schema.textMap(),
        ({ namespace }) => namespace.annotations,
      ),
    ],
  },
  leaf(
    'commonLabels',
    'Labels of every object, but not of the pods',
    schema.textMap(),
    ({ commonLabels }) => commonLabels,
  ),
  leaf(
    'commonAnnotations',
    'Annotations of every object, but not of the pods',
    schema.textMap(),
    (w) => w.commonAnnotations,
  ),
  leaf('podLabels', 'Labels of the pods', schema.textMap(), ({ podLabels }) => podLabels),
  leaf('podAnnotations', 'Annotations of the pods', schema.textMap(), ({ podAnnotations }) => podAnnotations),
  leaf('daemonsetLabels', 'Labels of the DaemonSet alone', schema.textMap(), ({ daemonSet }) => daemonSet.labels),
  leaf('daemonsetAnnotations', 'Annotations of the DaemonSet alone', schema.textMap(), (w) => w.daemonSet.annotations),
  {
    key: 'global',
    comment: 'What a parent chart says for all its subcharts',
    rows: [
      leaf('imageRegistry', 'Registry of every image', schema.text(), () => ''),
      leaf('imagePullSecrets', 'Pull Secrets of every pod', PULL_SECRETS, () => []),
    ],
  },
];

const ACCESS: readonly RootRow[] = [
  leaf('imagePullSecrets', 'Existing pull Secrets of the pods', PULL_SECRETS, (w) => pullSecrets(w.imagePullSecrets)),
  {
    key: 'imageCredentials',
    comment: 'Registries to log in to, by server; passwords are given at install time',
    schema: schema.mapOf(schema.objectWith({ username: schema.text(), password: schema.text(), email: schema.text() })),
    value: ({ imageRegistries }) =>
      unlessEmpty(
        Object.fromEntries(
          imageRegistries.map(({ server, username, email }) => [
            server,
            { username, password: '', ...(email === undefined ? {} : { email }) },
          ]),
        ),
      ),
  },
  leaf('containerName', 'Name of the main container', schema.text(), ({ app }) => app.name),
  {
    key: 'serviceAccount',
    comment: 'The account the pods run under',
    rows: [
      leaf('create', 'Whether it is created', schema.boolean(), ({ account }) => account.create),
      leaf(
        'name',
        'Its name; the full name when it is created without one',
        schema.text(),
        ({ account }) => account.name ?? '',
      ),
      leaf('annotations', 'Annotations of the account', schema.textMap(), ({ account }) => account.annotations),
      leaf('labels', 'Labels of the account', schema.textMap(), ({ account }) => account.labels),
      leaf(
        'automount',
        'Whether pods of the account get its token',
        schema.boolean(),
        ({ account }) => account.automount,
      ),
      leaf('imagePullSecrets', 'Pull Secrets of the account', PULL_SECRETS, ({ account }) =>
        unlessEmpty(pullSecrets(account.imagePullSecrets)),
      ),
    ],
  },
  {
    key: 'rbac',
    comment: 'What the account may do',
    absent: ({ rbac }) => rbac.rules.length + rbac.clusterRules.length === 0,
    rows: [
      leaf('create', 'Whether the roles and bindings are created', schema.boolean(), () => true),
      leaf(
        'rules',
        'Rules for the namespace',
        schema.listOf({ $ref: '#/definitions/PolicyRule' }),
        (w) => w.rbac.rules,
      ),
      leaf(
        'clusterRules',
        'Rules for the whole cluster',
        schema.listOf({ $ref: '#/definitions/PolicyRule' }),
        (w) => w.rbac.clusterRules,
      ),
      leaf('name', 'Exact name of the Role and its binding', schema.text(), ({ rbac }) => rbac.name),
      leaf(
        'clusterName',
        'Exact name of the ClusterRole and its binding',
        schema.text(),
        ({ rbac }) => rbac.clusterName,
      ),
    ],
  },
];

const POD: readonly RootRow[] = [
  podField(
    'podSecurityContext',
    'What the pods may do',
    schema.kubernetes('PodSecurityContext'),
    {},
    'securityContext',
  ),
  leaf(
    'volumes',
    'Volumes by name, each with its one source; null removes one',
    schema.mapOf({ $ref: '#/definitions/VolumeSource' }),
    (w) => Object.fromEntries(w.volumes.map(({ name, ...source }) => [String(name), source])),
  ),
  leaf(
    'extraVolumes',
    'Volumes after those, as Kubernetes has them',
    schema.listOf({ $ref: '#/definitions/Volume' }),
    () => [],
  ),
  containers('initContainers', 'Containers that run before the app, by name', (w) => w.initContainers),
  leaf(
    'extraInitContainers',
    'Init containers after those, as Kubernetes has them',
    schema.listOf({ $ref: '#/definitions/Container' }),
    () => [],
  ),
  containers('sidecars', 'Containers beside the app, by name', ({ sidecars }) => sidecars),
  leaf(
    'extraContainers',
    'Containers after those, as Kubernetes has them',
    schema.listOf({ $ref: '#/definitions/Container' }),
    () => [],
  ),
  podField('nodeSelector', 'Labels of the nodes to run on', schema.textMap(), {}),
  podField(
    'tolerations',
    'Taints of nodes that are tolerated',
    schema.listOf({ $ref: '#/definitions/Toleration' }),
    [],
  ),
  podField('affinity', 'Finer choice of nodes', schema.kubernetes('Affinity'), {}),
  podField('priorityClassName', 'Priority class of the pods', schema.text(), ''),
  leaf(
    'updateStrategy',
    'How an upgrade replaces the pods',
    schema.kubernetes('DaemonSetUpdateStrategy'),
    (w) => w.updateStrategy,
  ),
  leaf(
    'minReadySeconds',
    'Seconds a new pod must be ready before the next is replaced',
    schema.integer({ minimum: 0 }),
    (w) => w.minReadySeconds,
  ),
  leaf(
    'revisionHistoryLimit',
    'Old revisions kept for a rollback',
    schema.integer({ minimum: 0 }),
    (w) => w.revisionHistoryLimit,
  ),
  podField('terminationGracePeriodSeconds', 'Seconds a pod has to stop', schema.integer({ minimum: 0 }), 30),
  podField('hostNetwork', "Whether the pods use the node's network", schema.boolean(), false),
  podField('hostPID', "Whether the pods see the node's processes", schema.boolean(), false),
  podField(
    'dnsPolicy',
    'Where the pods resolve names',
    schema.oneOf('', 'ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
    '',
  ),
  podField('dnsConfig', "Resolver options of the pods' own", schema.kubernetes('PodDNSConfig'), {}),
  leaf(
    'podResources',
    'Requests and limits of the whole pod',
    schema.kubernetes('ResourceRequirements'),
    ({ pod }) => pod['resources'],
  ),
  ...POD_FIELDS.map(([name, comment]) => leaf(name, comment, propertyOf('PodSpec', name), ({ pod }) => pod[name])),
];

const CONFIG: readonly RootRow[] = [
  {
    key: 'configMaps',
    comment: 'ConfigMaps by name: a text, whose one key is the name, or data by key',
    schema: schema.mapOf(
      schema.anyOf(
        schema.text(),
        schema.objectWith({
          data: schema.textMap(),
          binaryData: schema.textMap(),
          immutable: schema.boolean(),
          name: schema.text(),
          labels: schema.textMap(),
          annotations: schema.textMap(),
        }),
      ),
    ),
    value: ({ configMaps }) =>
      unlessEmpty(
        Object.fromEntries(
          Object.entries(configMaps).map(([key, map]) => {
            const { data, binaryData, immutable, name, labels, annotations } = map;
            const own = { binaryData, labels, annotations };
            const rest = {
              ...(immutable === undefined ? {} : { immutable }),
              ...(name === undefined ? {} : { name }),
              ...Object.fromEntries(Object.entries(own).filter(([, entries]) => Object.keys(entries).length > 0)),
            };
            const isText = Object.keys(rest).length === 0 && Object.keys(data).join() === key;
            return [key, isText ? (data[key] as string) : { data, ...rest }];
          }),
        ),
      ),
  },
  {
    key: 'secrets',
    comment: 'Secrets by name; the values of data are given at install time',
    schema: schema.mapOf(
      schema.objectWith({
        data: schema.textMap(),
        type: schema.text(),
        immutable: schema.boolean(),
        name: schema.text(),
        labels: schema.textMap(),
        annotations: schema.textMap(),
      }),
    ),
    value: ({ secrets }) =>
      unlessEmpty(
        Object.fromEntries(
          Object.entries(secrets).map(
            ([key, { keys, type, immutable, name, labels, annotations }]): [string, JsonObject] => [
              key,
              {
                data: Object.fromEntries(keys.map((name) => [name, ''])),
                type,
                ...(immutable === undefined ? {} : { immutable }),
                ...(name === undefined ? {} : { name }),
                ...(Object.keys(labels).length === 0 ? {} : { labels }),
                ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
              },
            ],
          ),
        ),
      ),
  },
  leaf(
    'existingSecret',
    'Secret of the namespace that holds the secret variables, in place of secretEnv',
    schema.text(),
    (w) => (hasSecretEnv(w) ? '' : undefined),
  ),
  leaf('existingSecretKeys', 'Keys in it, by variable, where they are called otherwise', schema.textMap(), (w) =>
    hasSecretEnv(w) ? {} : undefined,
  ),
  leaf('references', 'Fields of other resources, by place, given at install time', schema.textMap(), ({ references }) =>
    unlessEmpty(Object.fromEntries(Object.keys(references).map((place) => [place, '']))),
  ),
  leaf(
    'configRollout',
    'Whether a change of the ConfigMaps or Secrets above restarts the pods',
    schema.boolean(),
    (w) => w.configRollout,
  ),
  leaf(
    'objects',
    'Further objects of the release by Kind/name, as data; null removes one',
    schema.mapOf({ type: ['object', 'null'] }),
    (w) => Object.fromEntries(keyed(chartObjects(w), objectKey)),
  ),
  leaf(
    'extraObjects',
    'Objects of your own: a map is data, a text is a template',
    schema.listOf({ type: ['object', 'string'] }),
    () => [],
  ),
];

/** The contract of every chart, in the order of values.yaml. */
export const ROOT_ROWS: readonly RootRow[] = [
  ...NAMES,
  ...CONTAINER_ROWS.slice(0, 1).map(app),
  ...ACCESS,
  ...CONTAINER_ROWS.slice(1).map(app),
  ...POD,
  ...CONFIG,
  ...OPT_IN_ROWS,
];

export function hasSecretEnv({ app, sidecars, initContainers }: Workload): boolean {
  return [app, ...sidecars, ...initContainers].some(({ env }) => env.some(({ kind }) => kind === 'secret'));
}

/** The extra objects that templates render: definitions of custom resources go to crds/. */
export const chartObjects = ({ extraObjects }: Workload): Workload['extraObjects'] =>
  extraObjects.filter(({ kind }) => kind !== 'CustomResourceDefinition');

const objectKey = ({ kind, metadata }: Workload['extraObjects'][number]): string =>
  metadata.namespace === undefined ? `${kind}/${metadata.name}` : `${kind}/${metadata.namespace}/${metadata.name}`;
