import type { Json, JsonObject } from '../model/workload.ts';
import { LABEL_SELECTOR, OBJECT_META } from './meta.ts';
import { isList, isObject, type Type, words } from './type.ts';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

const RULE: Type = { zero: words('verbs apiGroups resources resourceNames nonResourceURLs') };

/** SetDefaults_Subject. */
const SUBJECT: Type = {
  zero: words('apiGroup namespace'),
  complete: (subject) =>
    subject['kind'] === 'User' || subject['kind'] === 'Group' ? { apiGroup: RBAC_GROUP, ...subject } : subject,
};

export const ROLE: Type = { zero: ['rules'], fields: { metadata: OBJECT_META, rules: RULE } };

export const CLUSTER_ROLE: Type = {
  ...ROLE,
  fields: {
    ...ROLE.fields,
    aggregationRule: { zero: ['clusterRoleSelectors'], fields: { clusterRoleSelectors: LABEL_SELECTOR } },
  },
};

/** SetDefaults_RoleBinding, SetDefaults_ClusterRoleBinding. */
export const ROLE_BINDING: Type = {
  zero: ['subjects'],
  fields: {
    metadata: OBJECT_META,
    subjects: SUBJECT,
    roleRef: { zero: ['apiGroup'], defaults: { apiGroup: RBAC_GROUP } },
  },
};

export const SERVICE_ACCOUNT: Type = {
  zero: words('secrets imagePullSecrets'),
  keys: { secrets: ['name'], imagePullSecrets: ['name'] },
  fields: { metadata: OBJECT_META },
};

/** SetDefaults_Namespace, and the finalizer that namespaceStrategy.PrepareForCreate adds. */
export const NAMESPACE: Type = {
  ignored: ['status'],
  fields: { metadata: OBJECT_META },
  complete: withNameLabel,
};

function withNameLabel(namespace: JsonObject): JsonObject {
  const metadata = objectOrEmpty(namespace['metadata']);
  const spec = objectOrEmpty(namespace['spec']);
  const name = metadata['name'] ?? '';
  const labels = { ...objectOrEmpty(metadata['labels']), 'kubernetes.io/metadata.name': name };
  const finalizers = isList(spec['finalizers']) ? spec['finalizers'] : [];
  return {
    ...namespace,
    metadata: { ...metadata, labels },
    spec: { ...spec, finalizers: finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'] },
  };
}

const objectOrEmpty = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
