/** What runs already where something is taken over. */

/** Values of the Secret below, by the names that the printed flags have for them. */
export const VARIABLES = { AGENT_KEY_DATA_TOKEN: 'a,b=c {{ }} "é"', AGENT_KEY_DATA_TLS_KEY: 'two\nlines\n' };

const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';
const bound = (kind: string, name: string, namespace: string, resource: string): string => `---
${RBAC}
kind: ${kind}
metadata: {name: ${name}${namespace}}
rules: [{apiGroups: [""], resources: [${resource}], verbs: [get]}]
---
${RBAC}
kind: ${kind}Binding
metadata: {name: ${name}${namespace}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${name}}
subjects: [{kind: ServiceAccount, name: agent, namespace: monitoring}]
`;

/** A Secret, rights in another namespace and in the whole cluster, a name that is longer than a release's. */
export const WITH_A_SECRET = `apiVersion: v1
kind: ServiceAccount
metadata: {name: agent, namespace: monitoring}
---
apiVersion: v1
kind: Secret
metadata: {name: agent-key, namespace: monitoring, annotations: {example.com/of: agent}}
stringData: ${JSON.stringify({ token: VARIABLES.AGENT_KEY_DATA_TOKEN, 'tls.key': VARIABLES.AGENT_KEY_DATA_TLS_KEY })}
${bound('Role', 'agent-settings', ', namespace: kube-system', 'configmaps')}${bound('ClusterRole', 'agent', '', 'nodes')}---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent-${'x'.repeat(50)}, namespace: monitoring}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      serviceAccountName: agent
      containers:
        - name: agent
          image: example.com/agent:1.0
          envFrom: [{secretRef: {name: agent-key}}]
`;

/** A chart as others write it: its objects leave the namespace to the release. */
export const FOREIGN: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: foreign\nversion: 1.0.0\n',
  'templates/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: {{ .Release.Name }}-agent}\n',
  'templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}-config}\ndata: {level: info}\n',
  'templates/daemonset.yaml': `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: {{ .Release.Name }}-agent}
spec:
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec:
      serviceAccountName: {{ .Release.Name }}-agent
      containers:
        - name: agent
          image: example.com/agent:1.0
          envFrom: [{configMapRef: {name: {{ .Release.Name }}-config}}]
`,
};
