import { POD_FIELDS } from '../../model/fields.ts';
import type { AgentContainer, Json, Workload } from '../../model/workload.ts';
import * as schema from '../json-schema.ts';
import { CONTAINER_ROWS, propertyOf } from './container.ts';
import { leaf, type RootRow } from './leaf.ts';
import { type Leaf, valueNodes, valuesOf } from './row.ts';

/** A field of the pod that is always there. */
const podField = (key: string, comment: string, of: schema.JsonSchema, empty: Json, field = key): Leaf<Workload> =>
  leaf(key, comment, of, ({ pod }) => pod[field] ?? empty);

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

/** What the pods hold, and which nodes they run on. */
export const POD: readonly RootRow[] = [
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
    'How an upgrade replaces the pods; with a rollingUpdate.maxSurge, maxUnavailable is 0 unless changed too',
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
  podField('terminationGracePeriodSeconds', 'Seconds a pod has to stop', schema.integer(), 30),
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
