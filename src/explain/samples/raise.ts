import { objects, type Samples, told } from '../sample.ts';

const daemonSet = (
  { version = 'apps/v1', namespace = ', namespace: monitoring', metadata = '', template = '', volumes = '' },
  ...containers: readonly string[]
): string =>
  `apiVersion: ${version}
kind: DaemonSet
metadata: {name: agent${namespace}${metadata}}
spec:
  selector: {matchLabels: {app.kubernetes.io/name: agent}}
  template:
    metadata: {labels: {app.kubernetes.io/name: agent}${template}}
    spec:
      containers: [${containers.join(', ')}]${volumes}`;
const AGENT = '{name: agent, image: "example.com/agent:1.0", resources: {limits: {memory: 64Mi}}}';
const HELPER = '{name: helper, image: "example.com/helper:1.0", resources: {limits: {memory: 64Mi}}}';
const secret = (data: string): string => `apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: monitoring}
data: {api: ${data}}`;
const MOUNTS_KEYS = { volumes: '\n      volumes: [{name: keys, secret: {secretName: keys}}]' };
const sharing = (name: string, account: string): string => `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: ${name}, namespace: monitoring}
spec:
  selector: {matchLabels: {app.kubernetes.io/name: ${name}}}
  template:
    metadata: {labels: {app.kubernetes.io/name: ${name}}}
    spec:
      serviceAccountName: ${account}
      containers: [{name: ${name}, image: "example.com/${name}:1.0", resources: {limits: {memory: 64Mi}}}]`;
const ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: agents, namespace: monitoring}';

/** Findings about Kubernetes objects that are taken over. */
export const raise: Samples = {
  'document-not-an-object': objects('- kind: DaemonSet', daemonSet({}, AGENT)),
  'no-daemonset': objects('apiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring}', daemonSet({}, AGENT)),
  'daemonset-version-old': objects(daemonSet({ version: 'extensions/v1beta1' }, AGENT), daemonSet({}, AGENT)),
  'object-left-out': objects(
    `${daemonSet({}, AGENT)}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: agent, namespace: monitoring}`,
    daemonSet({}, AGENT),
  ),
  'secret-left-out': objects(
    `${daemonSet(MOUNTS_KEYS, AGENT)}\n---\n${secret('/w==')}`,
    `${daemonSet(MOUNTS_KEYS, AGENT)}\n---\n${secret('c2VjcmV0')}`,
  ),
  'secret-values-kept-out': told(
    'ds2helm import agent.yaml, with a Secret that the DaemonSet reads',
    'ds2helm import agent.yaml --secrets-out ~/agent-secrets.yaml',
    ['secrets.keys.data.api'],
  ),
  'daemonset-of-a-release': told(
    'ds2helm import ds/agent -n monitoring --adopt',
    'ds2helm import --release agents -n monitoring --all --adopt',
    'agent',
    'agents',
    'monitoring',
  ),
  'release-of-several': told(
    'ds2helm import --release agents -n monitoring --adopt',
    'ds2helm import --release agents -n monitoring',
    'agents',
    ['agent', 'helper'],
  ),
  'object-unreadable': told(
    'ds2helm import ds/agent -n monitoring, as someone who may not read Secrets',
    'ds2helm import ds/agent keys.yaml -n monitoring',
    'secrets agent-key',
    'secrets "agent-key" is forbidden',
  ),
  'comments-left-out': objects(
    daemonSet({}, AGENT).replace('  selector', '  # Never to change.\n  selector'),
    daemonSet({}, AGENT),
  ),
  'made-by-cluster': objects(
    `${daemonSet({}, AGENT)}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: kube-root-ca.crt, namespace: monitoring}`,
    daemonSet({}, AGENT),
  ),
  'env-overridden': objects(
    daemonSet({}, AGENT.replace(', resources', ', env: [{name: A, value: "1"}, {name: A, value: "2"}], resources')),
    daemonSet({}, AGENT.replace(', resources', ', env: [{name: A, value: "2"}], resources')),
  ),
  'field-left-out': objects(daemonSet({ metadata: ', finalizers: [example.com/agent]' }, AGENT), daemonSet({}, AGENT)),
  'owner-left-out': objects(
    daemonSet(
      {
        metadata:
          ', ownerReferences: [{apiVersion: example.com/v1, kind: Agent, name: all, uid: a1, controller: true}]',
      },
      AGENT,
    ),
    daemonSet({}, AGENT),
  ),
  'app-guessed': objects(daemonSet({}, AGENT, HELPER), daemonSet({}, AGENT)),
  'app-unknown': objects(
    daemonSet({}, AGENT, HELPER),
    daemonSet({}, AGENT, '{name: main, image: "example.com/main:1.0", resources: {limits: {memory: 64Mi}}}'),
    'main',
  ),
  'label-set-by-chart': objects(
    daemonSet({}, AGENT)
      .replaceAll('name: agent}}\n  t', 'name: logger}}\n  t')
      .replace('labels: {app.kubernetes.io/name: agent', 'labels: {app.kubernetes.io/name: logger'),
    daemonSet({}, AGENT),
  ),
  'template-name-left-out': objects(daemonSet({ template: ', name: agent' }, AGENT), daemonSet({}, AGENT)),
  'namespace-assumed': objects(daemonSet({ namespace: '' }, AGENT), daemonSet({}, AGENT)),
  'several-daemonsets': objects(
    [sharing('agent', 'agents'), sharing('logger', 'agents'), ACCOUNT].join('\n---\n'),
    [sharing('agent', 'agents'), ACCOUNT].join('\n---\n'),
  ),
};
