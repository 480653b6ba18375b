import type { KubernetesObject } from '../model/workload.ts';
import { CONFIG_MAP, SECRET } from './config.ts';
import { CLUSTER_ROLE, NAMESPACE, ROLE, ROLE_BINDING, SERVICE_ACCOUNT } from './identity.ts';
import { OBJECT_META } from './meta.ts';
import { NETWORK_POLICY, SERVICE } from './network.ts';
import { DAEMON_SET_SPEC } from './pods.ts';
import { own, type Type } from './type.ts';

const RBAC = 'rbac.authorization.k8s.io/v1';

const KINDS: Readonly<Record<string, Type>> = {
  'apps/v1 DaemonSet': { ignored: ['status'], fields: { metadata: OBJECT_META, spec: DAEMON_SET_SPEC } },
  'v1 ConfigMap': CONFIG_MAP,
  'v1 Secret': SECRET,
  'v1 Namespace': NAMESPACE,
  'v1 ServiceAccount': SERVICE_ACCOUNT,
  'v1 Service': SERVICE,
  [`${RBAC} Role`]: ROLE,
  [`${RBAC} ClusterRole`]: CLUSTER_ROLE,
  [`${RBAC} RoleBinding`]: ROLE_BINDING,
  [`${RBAC} ClusterRoleBinding`]: ROLE_BINDING,
  'networking.k8s.io/v1 NetworkPolicy': NETWORK_POLICY,
};

/** Of a kind we know nothing about, only the metadata is more than data. */
const OTHER: Type = {
  ignored: ['status'],
  plain: true,
  fields: { metadata: OBJECT_META },
};

export const kindType = (object: KubernetesObject): Type => own(KINDS, `${object.apiVersion} ${object.kind}`) ?? OTHER;
