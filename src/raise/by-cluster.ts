/** What a cluster makes by itself of what was asked of it: whole objects, and fields of some. */
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import { isFromServer } from './clean.ts';
import { isObject, listAt, objectAt, objectsAt, textAt, without } from './json.ts';

type Replaced = (clean: object, from: object) => void;

const ACCOUNT_TOKEN = 'kubernetes.io/service-account-token';
/** Kinds that a DaemonSet or a Service makes, by the kind that makes them. */
const MADE_BY: Readonly<Record<string, string>> = {
  Pod: 'DaemonSet',
  ControllerRevision: 'DaemonSet',
  EndpointSlice: 'Service',
};

/** Whether the cluster made an object, and makes it again. */
export function isMadeByCluster(object: KubernetesObject): boolean {
  const { kind, metadata } = object;
  const owners = objectsAt(object, 'metadata', 'ownerReferences').map((owner) => textAt(owner, 'kind'));
  if (kind in MADE_BY && owners.includes(MADE_BY[kind])) return true;
  // root-ca-cert-publisher puts one into every namespace.
  if (kind === 'ConfigMap') return metadata.name === 'kube-root-ca.crt';
  if (!isFromServer(object)) return false;
  if (kind === 'ServiceAccount') return metadata.name === 'default';
  // Until Kubernetes 1.24 every account got one.
  return isAccountToken(object) && /-token-[a-z0-9]{5}$/.test(metadata.name);
}

const isAccountToken = (object: KubernetesObject): boolean =>
  object.apiVersion === 'v1' && object.kind === 'Secret' && object['type'] === ACCOUNT_TOKEN;

/** An object from a server without what the cluster filled in. */
export function withoutFilledIn(object: KubernetesObject, replaced: Replaced): KubernetesObject {
  if (isAccountToken(object)) return withoutToken(object, replaced);
  return object.apiVersion === 'v1' && object.kind === 'Service' ? withoutAddresses(object, replaced) : object;
}

/** The token controller writes the token, and deletes a Secret with another account's uid. */
function withoutToken({ data: _, ...secret }: KubernetesObject, replaced: Replaced): KubernetesObject {
  const annotations = without(objectAt(secret, 'metadata', 'annotations'), 'kubernetes.io/service-account.uid');
  const metadata = { ...secret.metadata, annotations } as KubernetesObject['metadata'];
  replaced(metadata, secret.metadata);
  const clean = { ...secret, metadata } as KubernetesObject;
  replaced(clean, secret);
  return clean;
}

/** SetDefaults_Service of k8s.io/kubernetes/pkg/apis/core/v1/defaults.go. */
const SERVICE_DEFAULTS: JsonObject = {
  type: 'ClusterIP',
  sessionAffinity: 'None',
  internalTrafficPolicy: 'Cluster',
  externalTrafficPolicy: 'Cluster',
  allocateLoadBalancerNodePorts: true,
};

/** Without addresses and ports that the cluster allocated: those of another one may be taken. */
function withoutAddresses(service: KubernetesObject, replaced: Replaced): KubernetesObject {
  const spec = objectAt(service, 'spec');
  const isHeadless = spec['clusterIP'] === 'None';
  const isSingle = (spec['ipFamilyPolicy'] ?? 'SingleStack') === 'SingleStack';
  const rest = without(
    spec,
    'clusterIPs',
    'healthCheckNodePort',
    ...(isHeadless ? [] : ['clusterIP']),
    ...(isSingle ? ['ipFamilies', 'ipFamilyPolicy'] : []),
    ...Object.keys(SERVICE_DEFAULTS).filter((field) => spec[field] === SERVICE_DEFAULTS[field]),
  );
  const ports = listAt(spec, 'ports').map((port) => {
    if (!isObject(port) || isAskedFor(service, port)) return port;
    const clean = without(port, 'nodePort');
    replaced(clean, port);
    return clean;
  });
  const clean = { ...rest, ...(ports.length === 0 ? {} : { ports }) };
  replaced(clean, spec);
  const result = { ...service, spec: clean };
  replaced(result, service);
  return result;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether kubectl remembers that the node port was given to it. */
const isAskedFor = (service: KubernetesObject, port: JsonObject): boolean =>
  new RegExp(`"nodePort":${JSON.stringify(port['nodePort'] ?? '')}\\b`).test(
    textAt(service, 'metadata', 'annotations', LAST_APPLIED) ?? '',
  );
