import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects } from '../../src/compare/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { configMap, container, daemonSet, env, object, policy, rbac, secret, service, volume } from './objects.ts';

const POD = 'spec.template.spec';
const APP = `${POD}.containers[name=app]`;
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const DATA = `${POD}.volumes[name=data]`;

/** Two objects that aren't the same to the API server, and the one place where they differ. */
const UNEQUAL: Readonly<Record<string, readonly [KubernetesObject, KubernetesObject, string]>> = {
  'text and number of a percentage': [
    daemonSet({}, { updateStrategy: { rollingUpdate: { maxUnavailable: '1' } } }),
    daemonSet({}, { updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } }),
    'changed spec.updateStrategy.rollingUpdate.maxUnavailable',
  ],
  'a port by name and by number': [
    container({ livenessProbe: { tcpSocket: { port: '80' } } }),
    container({ livenessProbe: { tcpSocket: { port: 80 } } }),
    `changed ${APP}.livenessProbe.tcpSocket.port`,
  ],
  'the order of projected sources, of which the last wins': [
    volume({ projected: { sources: [{ configMap: { name: 'a' } }, { secret: { name: 'b' } }] } }),
    volume({ projected: { sources: [{ secret: { name: 'b' } }, { configMap: { name: 'a' } }] } }),
    `order ${DATA}.projected.sources`,
  ],
  'an annotation of the pods that kubectl writes elsewhere': [
    daemonSet({}, { template: { metadata: { annotations: { a: 'b', [LAST_APPLIED]: '{}' } } } }),
    daemonSet({}, { template: { metadata: { annotations: { a: 'b' } } } }),
    `missing spec.template.metadata.annotations["${LAST_APPLIED}"]`,
  ],
  'a key of "" and none': [configMap({ data: { k: null } }), configMap({}), 'missing data'],
  'no history at all': [daemonSet({}, { revisionHistoryLimit: 0 }), daemonSet(), 'changed spec.revisionHistoryLimit'],
  'no time to stop': [
    daemonSet({ terminationGracePeriodSeconds: 0 }),
    daemonSet(),
    `changed ${POD}.terminationGracePeriodSeconds`,
  ],
  'unprivileged, said and unsaid': [
    container({ securityContext: { privileged: false } }),
    container({ securityContext: {} }),
    `missing ${APP}.securityContext.privileged`,
  ],
  'the user 0': [
    container({ securityContext: { runAsUser: 0 } }),
    container({ securityContext: {} }),
    `missing ${APP}.securityContext.runAsUser`,
  ],
  'an empty security context of a container': [
    container({ securityContext: {} }),
    container({}),
    `missing ${APP}.securityContext`,
  ],
  'a token that is not mounted': [
    daemonSet({ automountServiceAccountToken: false }),
    daemonSet(),
    `missing ${POD}.automountServiceAccountToken`,
  ],
  'no service links, said and unsaid': [
    daemonSet({ enableServiceLinks: true }),
    daemonSet(),
    `missing ${POD}.enableServiceLinks`,
  ],
  'a host port under hostNetwork: pods get it, templates do not': [
    daemonSet({ hostNetwork: true, containers: [{ name: 'app', ports: [{ containerPort: 80, hostPort: 80 }] }] }),
    daemonSet({ hostNetwork: true, containers: [{ name: 'app', ports: [{ containerPort: 80 }] }] }),
    `missing ${APP}.ports[containerPort=80,protocol=TCP].hostPort`,
  ],
  'requests like the limits: pods get them, templates do not': [
    container({ resources: { limits: { cpu: 1 }, requests: { cpu: 1 } } }),
    container({ resources: { limits: { cpu: 1 } } }),
    `missing ${APP}.resources.requests`,
  ],
  'steps of 1000 and of 1024': [
    container({ resources: { limits: { memory: '1G' } } }),
    container({ resources: { limits: { memory: '1Gi' } } }),
    `changed ${APP}.resources.limits.memory`,
  ],
  'a limit of nothing': [
    container({ resources: { limits: { cpu: 0 } } }),
    container({ resources: { limits: {} } }),
    `missing ${APP}.resources`,
  ],
  'an optional reference, said and unsaid': [
    env({ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: false } } }),
    env({ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }),
    `missing ${APP}.env[name=A].valueFrom.secretKeyRef.optional`,
  ],
  'a value': [env({ name: 'A', value: '1' }), env({ name: 'A', value: '2' }), `changed ${APP}.env[name=A].value`],
  'white space at the end of a value': [
    env({ name: 'A', value: 'a\n' }),
    env({ name: 'A', value: 'a' }),
    `changed ${APP}.env[name=A].value`,
  ],
  'a variable and its reference, the other way round': [
    env({ name: 'A', value: '1' }, { name: 'B', value: '$(A)' }),
    env({ name: 'B', value: '$(A)' }, { name: 'A', value: '1' }),
    `order ${APP}.env`,
  ],
  'a reference between two of one name': [
    env({ name: 'A', value: '1' }, { name: 'B', value: '$(A)' }, { name: 'A', value: '2' }),
    env({ name: 'A', value: '1' }, { name: 'A', value: '2' }, { name: 'B', value: '$(A)' }),
    `order ${APP}.env`,
  ],
  'the order of arguments': [container({ args: ['-a', '-b'] }), container({ args: ['-b', '-a'] }), `order ${APP}.args`],
  'the order of a command': [
    container({ command: ['sh', '-c'] }),
    container({ command: ['-c', 'sh'] }),
    `order ${APP}.command`,
  ],
  "the order of a probe's command": [
    container({ livenessProbe: { exec: { command: ['a', 'b'] } } }),
    container({ livenessProbe: { exec: { command: ['b', 'a'] } } }),
    `order ${APP}.livenessProbe.exec.command`,
  ],
  'the order of init containers': [
    daemonSet({ initContainers: [{ name: 'a' }, { name: 'b' }] }),
    daemonSet({ initContainers: [{ name: 'b' }, { name: 'a' }] }),
    `order ${POD}.initContainers`,
  ],
  'the order of tolerations': [
    daemonSet({
      tolerations: [
        { key: 'a', operator: 'Exists' },
        { key: 'b', operator: 'Exists' },
      ],
    }),
    daemonSet({
      tolerations: [
        { key: 'b', operator: 'Exists' },
        { key: 'a', operator: 'Exists' },
      ],
    }),
    `order ${POD}.tolerations`,
  ],
  'the order of sources that share keys': [
    container({ envFrom: [{ configMapRef: { name: 'a' } }, { secretRef: { name: 'a' } }] }),
    container({ envFrom: [{ secretRef: { name: 'a' } }, { configMapRef: { name: 'a' } }] }),
    `order ${APP}.envFrom`,
  ],
  'one argument more': [container({ args: ['-a'] }), container({ args: ['-a', '-b'] }), `extra ${APP}.args[1]`],
  'one argument less': [container({ args: ['-a', '-b'] }), container({ args: ['-b'] }), `missing ${APP}.args[0]`],
  'an argument in place of another, which is no change of order': [
    container({ args: ['-a', '-b'] }),
    container({ args: ['-b', '-c'] }),
    `changed ${APP}.args[0]`,
  ],
  'the order of name servers': [
    daemonSet({ dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2'] } }),
    daemonSet({ dnsConfig: { nameservers: ['10.0.0.2', '10.0.0.1'] } }),
    `order ${POD}.dnsConfig.nameservers`,
  ],
  'an argument twice': [container({ args: ['-v', '-v'] }), container({ args: ['-v'] }), `missing ${APP}.args[1]`],
  'no affinity, and an empty one': [daemonSet({ affinity: {} }), daemonSet(), `missing ${POD}.affinity`],
  'all namespaces, and its own': [
    daemonSet({
      affinity: {
        podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'z', namespaceSelector: {} }] },
      },
    }),
    daemonSet({
      affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'z' }] } },
    }),
    `missing ${POD}.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespaceSelector`,
  ],
  'an operator that is unsaid': [
    daemonSet({ tolerations: [{ key: 'a', operator: 'Equal' }] }),
    daemonSet({ tolerations: [{ key: 'a' }] }),
    `missing ${POD}.tolerations[0].operator`,
  ],
  'evicted at once': [
    daemonSet({ tolerations: [{ operator: 'Exists', tolerationSeconds: 0 }] }),
    daemonSet({ tolerations: [{ operator: 'Exists' }] }),
    `missing ${POD}.tolerations[0].tolerationSeconds`,
  ],
  'an empty directory with a size': [
    volume({ emptyDir: { sizeLimit: 0 } }),
    volume({ emptyDir: {} }),
    `missing ${DATA}.emptyDir.sizeLimit`,
  ],
  'a mode of no rights': [
    volume({ configMap: { name: 'c', defaultMode: 0 } }),
    volume({ configMap: { name: 'c' } }),
    `changed ${DATA}.configMap.defaultMode`,
  ],
  'a type of host path': [
    volume({ hostPath: { path: '/p', type: 'Directory' } }),
    volume({ hostPath: { path: '/p' } }),
    `changed ${DATA}.hostPath.type`,
  ],
  'propagation, said and unsaid': [
    container({ volumeMounts: [{ name: 'data', mountPath: '/d', mountPropagation: 'None' }] }),
    container({ volumeMounts: [{ name: 'data', mountPath: '/d' }] }),
    `missing ${APP}.volumeMounts[mountPath=/d].mountPropagation`,
  ],
  'a policy for every pod': [
    policy({}),
    object('networking.k8s.io/v1', 'NetworkPolicy', { spec: {} }),
    'missing spec.podSelector',
  ],
  'a policy that lets nothing in': [policy({ ingress: [] }), policy({}), 'missing spec.ingress'],
  'a policy that lets all in': [policy({ ingress: [{}] }), policy({ ingress: [] }), 'missing spec.ingress[0]'],
  'a policy for every namespace': [
    policy({ ingress: [{ from: [{ namespaceSelector: {} }] }] }),
    policy({ ingress: [{ from: [{ podSelector: {} }] }] }),
    'missing spec.ingress[0].from[0].namespaceSelector, extra spec.ingress[0].from[0].podSelector',
  ],
  'a label': [
    configMap({ metadata: { labels: { 'app.kubernetes.io/name': 'a' } } }),
    configMap({ metadata: { labels: { 'app.kubernetes.io/name': 'b' } } }),
    'changed metadata.labels["app.kubernetes.io/name"]',
  ],
  'an empty label': [
    configMap({ metadata: { labels: { a: '' } } }),
    configMap({ metadata: {} }),
    'missing metadata.labels',
  ],
  'an empty file': [configMap({ data: { a: '', b: '1' } }), configMap({ data: { b: '1' } }), 'missing data.a'],
  'a key that every object inherits': [
    configMap({ data: { a: '1', constructor: '2' } }),
    configMap({ data: { a: '1' } }),
    'missing data.constructor',
  ],
  'an immutable ConfigMap, said and unsaid': [configMap({ immutable: false }), configMap({}), 'missing immutable'],
  'a secret': [secret({ stringData: { a: 'one' } }), secret({ stringData: { a: 'two' } }), 'changed data.a'],
  'a type of Secret': [secret({ type: 'kubernetes.io/tls' }), secret({}), 'changed type'],
  'a verb': [
    rbac('Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
    rbac('Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }] }),
    'extra rules[0].verbs[1]',
  ],
  'a target port': [
    service({ ports: [{ port: 80, targetPort: 'http' }] }),
    service({ ports: [{ port: 80 }] }),
    'changed spec.ports[port=80,protocol=TCP].targetPort',
  ],
  'two versions of an API': [
    object('example.org/v1', 'Widget'),
    object('example.org/v2', 'Widget'),
    'changed apiVersion',
  ],
  'an empty map of a kind nobody knows': [
    object('example.org/v1', 'Widget', { spec: { a: {} } }),
    object('example.org/v1', 'Widget', { spec: {} }),
    'missing spec.a',
  ],
  'a list of a kind nobody knows': [
    object('example.org/v1', 'Widget', { spec: { a: [1, 2] } }),
    object('example.org/v1', 'Widget', { spec: { a: [2, 1] } }),
    'order spec.a',
  ],
  'a quantity of a kind nobody knows': [
    object('example.org/v1', 'Widget', { resources: { limits: { cpu: '1' } } }),
    object('example.org/v1', 'Widget', { resources: { limits: { cpu: '1000m' } } }),
    'changed resources.limits.cpu',
  ],
};

for (const [name, [want, got, differences]] of Object.entries(UNEQUAL)) {
  test(`unequal: ${name}`, () => {
    const found = compareObjects([want], [got]).map(({ kind, path }) => `${kind} ${path}`);
    assert.is(found.join(', '), differences);
    assert.is.not(compareObjects([got], [want]).length, 0);
  });
}

test.run();
