import type { Workload } from '../../model/workload.ts';
import * as schema from '../json-schema.ts';
import type { Leaf, Row } from './row.ts';

const leaf = (key: string, comment: string, of: schema.JsonSchema, value: Leaf<Workload>['value']): Leaf<Workload> => ({
  key,
  comment,
  schema: of,
  value,
});

export const hasPorts = ({ app }: Workload): boolean => app.ports.length > 0;
export const hasMetricsPort = (workload: Workload): boolean => metricsPort(workload) !== undefined;
const canIsolate = ({ pod }: Workload): boolean => pod['hostNetwork'] !== true;

/** The port to scrape, of any container: one whose name says so, else the first with a name. */
function metricsPort({ app, sidecars, initContainers }: Workload): string | undefined {
  const ports = [app, ...sidecars, ...initContainers].flatMap((container) => container.ports);
  const names = ports.flatMap(({ name, protocol }) => (typeof name === 'string' && protocol === 'TCP' ? [name] : []));
  return names.find((name) => /metrics|prom/.test(name)) ?? names[0];
}

/** Objects that a user may want and nobody gets unasked. */
export const OPT_IN_ROWS: readonly Row<Workload>[] = [
  {
    key: 'service',
    comment: "A Service in front of the app's ports",
    absent: (workload) => !hasPorts(workload),
    rows: [
      leaf('enabled', 'Whether it is created', schema.boolean(), () => false),
      leaf('type', 'Type of the Service', schema.oneOf('ClusterIP', 'NodePort', 'LoadBalancer'), () => 'ClusterIP'),
      leaf('headless', 'Whether it has no address of its own', schema.boolean(), () => false),
      leaf(
        'internalTrafficPolicy',
        "Local: a client reaches its own node's pod",
        schema.oneOf('', 'Cluster', 'Local'),
        () => '',
      ),
      leaf('labels', 'Labels of the Service', schema.textMap(), () => ({})),
      leaf('annotations', 'Annotations of the Service', schema.textMap(), () => ({})),
    ],
  },
  {
    key: 'podMonitor',
    comment: 'A PodMonitor of the Prometheus operator',
    absent: (workload) => !hasMetricsPort(workload),
    rows: [
      leaf('enabled', 'Whether it is created', schema.boolean(), () => false),
      leaf('port', 'Name of the port to scrape', schema.text(), metricsPort),
      leaf('path', 'Path of the metrics', schema.text(), () => '/metrics'),
      leaf('interval', "Time between scrapes; Prometheus' own when empty", schema.text(), () => ''),
      leaf('scrapeTimeout', "Time a scrape may take; Prometheus' own when empty", schema.text(), () => ''),
      leaf('labels', 'Labels of the PodMonitor', schema.textMap(), () => ({})),
      leaf('relabelings', 'Relabelings of the targets', schema.listOf({ type: 'object' }), () => []),
    ],
  },
  {
    key: 'networkPolicy',
    comment: 'A NetworkPolicy for the pods: what it does not allow is dropped',
    absent: (workload) => !canIsolate(workload),
    rows: [
      leaf('enabled', 'Whether it is created', schema.boolean(), () => false),
      leaf(
        'ingress',
        'Rules for what may come in',
        schema.listOf({ $ref: '#/definitions/NetworkPolicyIngressRule' }),
        () => [],
      ),
      leaf(
        'egress',
        'Rules for what may go out',
        schema.listOf({ $ref: '#/definitions/NetworkPolicyEgressRule' }),
        () => [],
      ),
    ],
  },
];
