import { placedIn } from '../../model/placed.ts';
import type { Json, JsonObject, KubernetesObject, Workload } from '../../model/workload.ts';
import { type Overrides, type Release, renderWorkload } from '../../render/index.ts';
import { type Common, objectOf, selectorLabels } from '../../render/meta.ts';
import { Names } from '../../render/names.ts';
import { withOwnNames } from '../../render/own-names.ts';
import { portsByKey } from './container.ts';
import { namesIn, workloadOver } from './index.ts';
import { plainObjects } from './texts.ts';
import { laidOver, listOf, mapOf, textOf } from './values.ts';

/** The objects of a manifest under other values than its chart's own. Templates among extraObjects are left out. */
export function objectsUnder(
  workload: Workload,
  values: JsonObject,
  release: (changed: Workload, overrides: Overrides) => Release,
): readonly KubernetesObject[] {
  const changed = workloadOver(workload, values);
  const called = release(changed, overridesIn(values));
  const common: Common = { workload: changed, release: called, names: new Names(changed, called) };
  return [
    ...renderWorkload(changed, called).map((object) =>
      object.kind === 'DaemonSet' && object.metadata.name === common.names.fullname
        ? withExtras(common, object, values)
        : object,
    ),
    ...plainObjects(values, (object) => placedIn(object, common.names.namespace)),
    ...optIns(common, workload, values),
  ];
}

function overridesIn(values: JsonObject): Overrides {
  const keep = mapOf(values['namespace'])['keep'];
  return {
    name: textOf(values['nameOverride']),
    namespace: textOf(values['namespaceOverride']),
    // A Secret as it stands: never the real name of one of the chart's own.
    secret: textOf(values['existingSecret']),
    pullSecrets: namesIn(mapOf(values['global'])['imagePullSecrets']),
    ...(keep === false ? { keepNamespace: false } : {}),
  };
}

/** PodSpec.containers and PodSpec.initContainers, with containers as Kubernetes has them after the manifest's. */
function withExtras(common: Common, daemonSet: KubernetesObject, values: JsonObject): KubernetesObject {
  const spec = mapOf(daemonSet['spec']);
  const template = mapOf(spec['template']);
  const pod = mapOf(template['spec']);
  const after = (list: Json | undefined, key: string): Json => [
    ...listOf(list),
    ...listOf(laidOver([], values[key] ?? [])).map((container) => withOwnNames(common, mapOf(container))),
  ];
  const lists = {
    containers: after(pod['containers'], 'extraContainers'),
    initContainers: after(pod['initContainers'], 'extraInitContainers'),
  };
  return { ...daemonSet, spec: { ...spec, template: { ...template, spec: { ...pod, ...lists } } } };
}

/** Service, PodMonitor and NetworkPolicy, where they are enabled. */
function optIns(common: Common, workload: Workload, values: JsonObject): KubernetesObject[] {
  const { names } = common;
  const section = (key: string): JsonObject => mapOf(laidOver({}, values[key] ?? {}));
  const selector = (workload.selector?.['matchLabels'] as JsonObject | undefined) ?? selectorLabels(common);
  const [service, monitor, policy] = [section('service'), section('podMonitor'), section('networkPolicy')];
  const { fullname: name, namespace } = names;
  const own = (of: JsonObject) => ({
    name,
    namespace,
    labels: mapOf(of['labels']) as Readonly<Record<string, string>>,
    annotations: mapOf(of['annotations']) as Readonly<Record<string, string>>,
  });
  return [
    ...(service['enabled']
      ? [serviceOf(common, service, selector, portsByKey(workload.app.ports, values['ports']))]
      : []),
    ...(monitor['enabled']
      ? [
          objectOf(
            common,
            { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', ...own(monitor) },
            { spec: { selector: { matchLabels: selector }, podMetricsEndpoints: [endpointOf(workload, monitor)] } },
          ),
        ]
      : []),
    ...(policy['enabled']
      ? [
          objectOf(
            common,
            { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...own({}) },
            {
              spec: {
                podSelector: { matchLabels: selector },
                policyTypes: ['Ingress', 'Egress'],
                ingress: listOf(policy['ingress']),
                egress: listOf(policy['egress']),
              },
            },
          ),
        ]
      : []),
  ];
}

const LONGEST_LABEL = 63;

/** A Service's name is a DNS-1035 label: no dots, a letter first. */
function serviceOf(
  common: Common,
  service: JsonObject,
  selector: JsonObject,
  ports: readonly (readonly [string, JsonObject])[],
): KubernetesObject {
  const cut = (text: string): string => text.slice(0, LONGEST_LABEL).replace(/-$/, '');
  const plain = cut(common.names.fullname.replaceAll('.', '-'));
  const policy = textOf(service['internalTrafficPolicy']);
  return objectOf(
    common,
    {
      apiVersion: 'v1',
      kind: 'Service',
      name: /^[a-z]/.test(plain) ? plain : cut(`svc-${plain}`),
      namespace: common.names.namespace,
      labels: mapOf(service['labels']) as Readonly<Record<string, string>>,
      annotations: mapOf(service['annotations']) as Readonly<Record<string, string>>,
    },
    {
      spec: {
        type: textOf(service['type']) || 'ClusterIP',
        ...(service['headless'] ? { clusterIP: 'None' } : {}),
        ...(policy ? { internalTrafficPolicy: policy } : {}),
        selector,
        ports: ports.map(([key, { containerPort = 0, protocol = 'TCP' }]) => ({
          name: key.toLowerCase().slice(0, LONGEST_LABEL),
          port: containerPort,
          targetPort: containerPort,
          protocol,
        })),
      },
    },
  );
}

/** The port of any container to scrape: one whose name says so, else the first with a name. */
function endpointOf(workload: Workload, monitor: JsonObject): JsonObject {
  const { app, sidecars, initContainers } = workload;
  const ports = [app, ...sidecars, ...initContainers].flatMap((container) => container.ports);
  const named = ports.flatMap(({ name, protocol }) => (typeof name === 'string' && protocol === 'TCP' ? [name] : []));
  const port = textOf(monitor['port']) || (named.find((name) => /metrics|prom/.test(name)) ?? named[0] ?? '');
  const optional = { interval: textOf(monitor['interval']), scrapeTimeout: textOf(monitor['scrapeTimeout']) };
  const relabelings = listOf(monitor['relabelings']);
  return {
    port,
    path: textOf(monitor['path']) || '/metrics',
    ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== '')),
    ...(relabelings.length > 0 ? { relabelings } : {}),
  };
}
