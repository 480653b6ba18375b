/** Pairs of manifests, and what an upgrade from one to the other means by Kubernetes' rules and Helm's. */
import type { Bump, Diff } from '../../src/diff/index.ts';
import type { Parts } from './lowered.ts';

interface Pair {
  readonly before: Parts;
  readonly after: Parts;
  readonly verdict: Diff['verdict'];
  readonly bump: Bump;
  /** Codes of the reasons, sorted. */
  readonly why?: readonly string[];
}

const CONFIG = (text: string, more = ''): string => `
  config_maps:
    settings:
      data: {level: ${text}}
${more}`;
const SELECTOR = (team: string): string => `
  selector: {match_labels: {team: ${team}}}
  pod: {labels: {team: ${team}}}
`;
const STRATEGY = (type: string, more = ''): string => `
  update_strategy: {type: ${type}${more}}
`;
const OBJECT = (text: string): string => `
  extra_objects:
    - ${text}
`;
const CSI = (attach: boolean, fsGroup = 'None'): string =>
  OBJECT(
    `{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: csi.example.com}, spec: {attachRequired: ${attach}, fsGroupPolicy: ${fsGroup}}}`,
  );
const SERVICE = (spec: string): string =>
  OBJECT(`{apiVersion: v1, kind: Service, metadata: {name: metrics}, spec: {${spec}}}`);
const CRD = (type: string, scope = 'Namespaced'): string =>
  OBJECT(
    `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: agents.example.com}, spec: {group: example.com, scope: ${scope}, names: {plural: agents, kind: Agent}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: ${type}}}}]}}`,
  );
const SECRET = (type: string): string => `
  secrets: {creds: {type: ${type}, keys: [username, password]}}
`;

export const UPGRADES: Readonly<Record<string, Pair>> = {
  'nothing at all': { before: {}, after: {}, verdict: 'same', bump: 'none' },
  'the version of the chart alone': {
    before: {},
    after: { metadata: 'annotations: {ds2helm.dev/chart-version: 2.0.0}' },
    verdict: 'same',
    bump: 'none',
  },
  'another image tag': {
    before: { app: 'image: agent:1.0.0' },
    after: { app: 'image: agent:1.1.0' },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'another match_labels': {
    before: { spec: SELECTOR('red') },
    after: { spec: SELECTOR('blue') },
    verdict: 'breaking',
    bump: 'major',
    why: ['immutable-field-changed', 'pods-restart'],
  },
  'an adopted selector given up': {
    before: { spec: SELECTOR('red') },
    after: {},
    verdict: 'breaking',
    bump: 'major',
    why: ['immutable-field-changed', 'pods-restart'],
  },
  'a renamed chart': {
    before: { metadata: 'name: agent' },
    after: { metadata: 'name: collector' },
    verdict: 'breaking',
    bump: 'major',
    why: ['chart-renamed', 'daemonset-renamed'],
  },
  'a renamed DaemonSet': {
    before: { spec: 'daemonset: {name: agent-v1}' },
    after: { spec: 'daemonset: {name: agent-v2}' },
    verdict: 'breaking',
    bump: 'major',
    why: ['daemonset-renamed'],
  },
  'a namespace moved': {
    before: { spec: 'namespace: monitoring' },
    after: { spec: 'namespace: logging' },
    verdict: 'breaking',
    bump: 'major',
    why: ['daemonset-moved'],
  },
  'a namespace dropped': {
    before: { spec: 'create_namespace: true' },
    after: {},
    verdict: 'breaking',
    bump: 'major',
    why: ['namespace-dropped'],
  },
  'a namespace that releases stand in already': {
    before: {},
    after: { spec: 'create_namespace: true' },
    verdict: 'breaking',
    bump: 'major',
    why: ['namespace-taken-over'],
  },
  'a removed variable': {
    before: { app: 'env: {variables: {LEVEL: info, MODE: fast}}' },
    after: { app: 'env: {variables: {LEVEL: info}}' },
    verdict: 'breaking',
    bump: 'major',
    why: ['default-removed', 'pods-restart'],
  },
  'a renamed variable': {
    before: { app: 'env: {variables: {LEVEL: info}}' },
    after: { app: 'env: {variables: {LOG_LEVEL: info}}' },
    verdict: 'breaking',
    bump: 'major',
    why: ['pods-restart', 'value-renamed'],
  },
  'another value of a variable': {
    before: { app: 'env: {variables: {LEVEL: info}}' },
    after: { app: 'env: {variables: {LEVEL: debug}}' },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'a variable that comes from the pod now': {
    before: { app: 'env: {variables: {NODE: "n1"}}' },
    after: { app: 'env: {variables: [{name: NODE, field_ref: {field_path: spec.nodeName}}]}' },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'the order of variables, which the controller sees': {
    before: { app: 'env: {variables: [{name: A, value: "1"}, {name: B, value: "2"}]}' },
    after: { app: 'env: {variables: [{name: B, value: "2"}, {name: A, value: "1"}]}' },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'a new secret variable, which every upgrade must give': {
    before: {},
    after: { app: 'env: {secrets: {TOKEN: hunter2-hunter2}}' },
    verdict: 'breaking',
    bump: 'major',
    why: ['pods-restart', 'value-required'],
  },
  'another literal of a secret variable, which no chart holds': {
    before: { app: 'env: {secrets: {TOKEN: hunter2-hunter2}}' },
    after: { app: 'env: {secrets: {TOKEN: correct-horse}}' },
    verdict: 'same',
    bump: 'none',
  },
  'maxUnavailable alone': {
    before: { spec: STRATEGY('RollingUpdate', ', rolling_update: {max_unavailable: "1"}') },
    after: { spec: STRATEGY('RollingUpdate', ', rolling_update: {max_unavailable: 10%}') },
    verdict: 'harmless',
    bump: 'patch',
  },
  'OnDelete introduced': {
    before: { spec: STRATEGY('RollingUpdate') },
    after: { spec: STRATEGY('OnDelete') },
    verdict: 'harmless',
    bump: 'patch',
    why: ['on-delete-introduced'],
  },
  'OnDelete left: pods of older templates are replaced': {
    before: { spec: STRATEGY('OnDelete') },
    after: { spec: STRATEGY('RollingUpdate') },
    verdict: 'restart',
    bump: 'minor',
    why: ['on-delete-left'],
  },
  'another image under OnDelete': {
    before: { spec: STRATEGY('OnDelete'), app: 'image: agent:1.0.0' },
    after: { spec: STRATEGY('OnDelete'), app: 'image: agent:1.1.0' },
    verdict: 'harmless',
    bump: 'patch',
    why: ['pods-wait-for-deletion'],
  },
  'the text of a ConfigMap alone: its checksum is in the pod template': {
    before: { spec: CONFIG('info') },
    after: { spec: CONFIG('debug') },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'the text of a ConfigMap that agents reload themselves': {
    before: { metadata: 'annotations: {ds2helm.dev/config-rollout: "false"}', spec: CONFIG('info') },
    after: { metadata: 'annotations: {ds2helm.dev/config-rollout: "false"}', spec: CONFIG('debug') },
    verdict: 'harmless',
    bump: 'patch',
  },
  'the text of an immutable ConfigMap': {
    before: { spec: CONFIG('info', '      immutable: true') },
    after: { spec: CONFIG('debug', '      immutable: true') },
    verdict: 'breaking',
    bump: 'major',
    why: ['pods-restart', 'sealed-data-changed'],
  },
  'a ConfigMap that is immutable no more': {
    before: { spec: CONFIG('info', '      immutable: true') },
    after: { spec: CONFIG('info') },
    verdict: 'breaking',
    bump: 'major',
    why: ['sealed-data-changed', 'value-removed'],
  },
  'a ConfigMap that becomes immutable': {
    before: { spec: CONFIG('info') },
    after: { spec: CONFIG('info', '      immutable: true') },
    verdict: 'harmless',
    bump: 'minor',
  },
  'another type of a Secret': {
    before: { spec: SECRET('Opaque') },
    after: { spec: SECRET('kubernetes.io/basic-auth') },
    verdict: 'breaking',
    bump: 'major',
    why: ['immutable-field-changed'],
  },
  'a fixed address of a Service': {
    before: { spec: SERVICE('clusterIP: 10.96.7.1, ports: [{port: 80}]') },
    after: { spec: SERVICE('clusterIP: 10.96.7.2, ports: [{port: 80}]') },
    verdict: 'breaking',
    bump: 'major',
    why: ['immutable-field-changed'],
  },
  'another port of a Service': {
    before: { spec: SERVICE('ports: [{port: 80}]') },
    after: { spec: SERVICE('ports: [{port: 81}]') },
    verdict: 'harmless',
    bump: 'patch',
  },
  'a Service that goes': {
    before: { spec: SERVICE('ports: [{port: 80}]') },
    after: {},
    verdict: 'breaking',
    bump: 'major',
    why: ['default-removed', 'shared-object-removed'],
  },
  'an object that comes': {
    before: {},
    after: { spec: SERVICE('ports: [{port: 80}]') },
    verdict: 'harmless',
    bump: 'minor',
  },
  'attachRequired of a CSI driver': {
    before: { spec: CSI(true) },
    after: { spec: CSI(false) },
    verdict: 'breaking',
    bump: 'major',
    why: ['immutable-field-changed'],
  },
  'fsGroupPolicy of a CSI driver, which may change': {
    before: { spec: CSI(false) },
    after: { spec: CSI(false, 'File') },
    verdict: 'harmless',
    bump: 'patch',
  },
  'another name of the account: the binding keeps its role': {
    before: { spec: 'service_account: {create: true, name: one}' },
    after: { spec: 'service_account: {create: true, name: two}' },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'an exact name of the Role: a new binding, not another role in the old one': {
    before: {
      spec: `
  service_account: {create: true}
  rbac: {name: agent, namespace_rules: [{api_groups: [""], resources: [pods], verbs: [get]}]}`,
    },
    after: {
      spec: `
  service_account: {create: true}
  rbac: {name: reader, namespace_rules: [{api_groups: [""], resources: [pods], verbs: [get]}]}`,
    },
    verdict: 'harmless',
    bump: 'minor',
  },
  'an account that the release no longer creates, and still uses': {
    before: { spec: 'service_account: {create: true, name: one}' },
    after: { spec: 'service_account: {create: false, name: one}' },
    verdict: 'breaking',
    bump: 'major',
    why: ['used-object-removed'],
  },
  'an account that the release used, and creates now': {
    before: { spec: 'service_account: {create: false, name: one}' },
    after: { spec: 'service_account: {create: true, name: one}' },
    verdict: 'breaking',
    bump: 'major',
    why: ['object-taken-over'],
  },
  'the account of every namespace': {
    before: {},
    after: { spec: 'service_account: {create: true, name: default}' },
    verdict: 'breaking',
    bump: 'major',
    why: ['object-taken-over', 'pods-restart'],
  },
  'another schema of a definition, which Helm leaves alone': {
    before: { spec: CRD('object') },
    after: { spec: CRD('array') },
    verdict: 'harmless',
    bump: 'patch',
    why: ['crd-left-alone'],
  },
  'another scope of a definition': {
    before: { spec: CRD('object') },
    after: { spec: CRD('object', 'Cluster') },
    verdict: 'harmless',
    bump: 'patch',
    why: ['crd-left-alone'],
  },
  'a definition that goes': {
    before: { spec: CRD('object') },
    after: {},
    verdict: 'harmless',
    bump: 'patch',
    why: ['crd-left-alone'],
  },
  'a definition that comes': {
    before: {},
    after: { spec: CRD('object') },
    verdict: 'harmless',
    bump: 'minor',
    why: ['crd-left-alone'],
  },
  'a definition that comes with an object of its kind': {
    before: {},
    after: { spec: `${CRD('object')}    - {apiVersion: example.com/v1, kind: Agent, metadata: {name: a}}\n` },
    verdict: 'breaking',
    bump: 'major',
    why: ['crd-missing'],
  },
  'further rules of the account': {
    before: {
      spec: `
  service_account: {create: true}
  rbac: {cluster_rules: [{api_groups: [""], resources: [pods], verbs: [get]}]}`,
    },
    after: {
      spec: `
  service_account: {create: true}
  rbac: {cluster_rules: [{api_groups: [""], resources: [pods], verbs: [get, list]}]}`,
    },
    verdict: 'harmless',
    bump: 'patch',
  },
  'a toleration': {
    before: {},
    after: { spec: 'pod: {tolerations: [{operator: Exists}]}' },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'a field of the pod that every chart takes, no longer set': {
    before: { spec: 'pod: {host_ipc: true}' },
    after: {},
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'one core in thousandths': {
    before: { app: 'resources: {limits: {cpu: 1, memory: 64Mi}}' },
    after: { app: 'resources: {limits: {cpu: 1000m, memory: 64Mi}}' },
    verdict: 'harmless',
    bump: 'patch',
  },
  'a sidecar that goes': {
    before: { spec: `container: {app: {image: "agent:1.2.3"}, sidecars: [{name: exporter, image: "exporter:1.0"}]}` },
    after: {},
    verdict: 'breaking',
    bump: 'major',
    why: ['pods-restart', 'value-removed'],
  },
  "a native sidecar, which older clusters don't have": {
    before: {},
    after: {
      spec: 'pod: {init_containers: [{name: proxy, image: "proxy:1.0", restart_policy: Always}]}',
    },
    verdict: 'breaking',
    bump: 'major',
    why: ['kube-version-raised', 'pods-restart'],
  },
  'common labels, which are never on the pods': {
    before: { metadata: 'labels: {team: red}' },
    after: { metadata: 'labels: {team: blue}' },
    verdict: 'harmless',
    bump: 'patch',
  },
  'labels of the pods': {
    before: { spec: 'pod: {labels: {tier: one}}' },
    after: { spec: 'pod: {labels: {tier: two}}' },
    verdict: 'restart',
    bump: 'minor',
    why: ['pods-restart'],
  },
  'seconds a new pod must be ready, and old revisions': {
    before: { spec: 'min_ready_seconds: 5\nrevision_history_limit: 3' },
    after: { spec: 'min_ready_seconds: 9\nrevision_history_limit: 4' },
    verdict: 'harmless',
    bump: 'patch',
  },
  'the description of the chart': {
    before: { metadata: 'annotations: {ds2helm.dev/description: One}' },
    after: { metadata: 'annotations: {ds2helm.dev/description: Two}' },
    verdict: 'harmless',
    bump: 'patch',
  },
};
