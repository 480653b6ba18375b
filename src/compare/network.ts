import type { JsonObject } from '../model/workload.ts';
import { LABEL_SELECTOR, OBJECT_META } from './meta.ts';
import { isEmpty, isList, isObject, type Type, words } from './type.ts';

/** SetDefaults_Service. Addresses that a cluster allocates are no defaults. */
export const SERVICE: Type = {
  ignored: ['status'],
  fields: {
    metadata: OBJECT_META,
    spec: {
      zero: words(
        'ports selector clusterIP clusterIPs type externalIPs sessionAffinity loadBalancerIP loadBalancerSourceRanges externalName externalTrafficPolicy healthCheckNodePort publishNotReadyAddresses ipFamilies',
      ),
      defaults: { type: 'ClusterIP', sessionAffinity: 'None' },
      complete: (service) => withSessionAffinity({ ...trafficPolicies(service), ...service }),
      keys: { ports: ['port', 'protocol'] },
      // The first address family is the primary one.
      order: { clusterIPs: 'kept', ipFamilies: 'kept' },
      fields: {
        ports: {
          zero: words('name protocol nodePort targetPort'),
          defaults: { protocol: 'TCP' },
          complete: (port) => ({ ...(port['port'] === undefined ? {} : { targetPort: port['port'] }), ...port }),
        },
      },
    },
  },
};

function trafficPolicies(service: JsonObject): JsonObject {
  const { type, externalIPs } = service;
  const balanced = type === 'LoadBalancer';
  const external = balanced || type === 'NodePort' || (type === 'ClusterIP' && externalIPs !== undefined);
  return {
    ...(external ? { externalTrafficPolicy: 'Cluster' } : {}),
    ...(type === 'ExternalName' ? {} : { internalTrafficPolicy: 'Cluster' }),
    ...(balanced ? { allocateLoadBalancerNodePorts: true } : {}),
  };
}

function withSessionAffinity(service: JsonObject): JsonObject {
  const { sessionAffinityConfig, ...rest } = service;
  if (service['sessionAffinity'] === 'None') return rest;
  const clientIP = isObject(sessionAffinityConfig) ? sessionAffinityConfig['clientIP'] : undefined;
  if (isObject(clientIP) && clientIP['timeoutSeconds'] !== undefined) return service;
  return { ...rest, sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } };
}

const PEER: Type = {
  fields: { podSelector: LABEL_SELECTOR, namespaceSelector: LABEL_SELECTOR, ipBlock: { zero: ['except'] } },
};
/** SetDefaults_NetworkPolicyPort of k8s.io/kubernetes/pkg/apis/networking/v1/defaults.go. */
const PORT: Type = { defaults: { protocol: 'TCP' } };

/**
 * SetDefaults_NetworkPolicy. A podSelector of {} and ingress or egress of [] are stored as if absent, but are how a
 * policy says "every pod" and "nothing may pass": they are kept apart from absent ones.
 */
export const NETWORK_POLICY: Type = {
  fields: {
    metadata: OBJECT_META,
    spec: {
      zero: ['policyTypes'],
      complete: (policy) => ({ policyTypes: policyTypes(policy), ...policy }),
      fields: {
        podSelector: LABEL_SELECTOR,
        ingress: { zero: words('ports from'), fields: { ports: PORT, from: PEER } },
        egress: { zero: words('ports to'), fields: { ports: PORT, to: PEER } },
      },
    },
  },
};

function policyTypes(policy: JsonObject): readonly string[] {
  const { egress } = policy;
  return isList(egress) && !isEmpty(egress) ? ['Ingress', 'Egress'] : ['Ingress'];
}
