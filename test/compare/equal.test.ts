import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects } from '../../src/compare/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { configMap, container, daemonSet, env, object, policy, rbac, secret, service, volume } from './objects.ts';

/** Two ways to write one object, by what the API server does with them. */
const EQUAL: Readonly<Record<string, readonly [KubernetesObject, KubernetesObject]>> = {
  'the defaults of a DaemonSet': [
    daemonSet(),
    daemonSet(
      {},
      {
        minReadySeconds: 0,
        revisionHistoryLimit: 10,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      },
    ),
  ],
  'the namespace of an object that belongs to none': [
    rbac('ClusterRole', { rules: [], metadata: { namespace: 'logging' } }),
    rbac('ClusterRole', { rules: [] }),
  ],
  'null and "" in a ConfigMap': [configMap({ data: { k: null } }), configMap({ data: { k: '' } })],
  'null and "" in labels': [
    configMap({ metadata: { labels: { k: null } } }),
    configMap({ metadata: { labels: { k: '' } } }),
  ],
  'null and "" in a node selector': [daemonSet({ nodeSelector: { k: null } }), daemonSet({ nodeSelector: { k: '' } })],
  'half an update strategy': [
    daemonSet({}, { updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } } }),
    daemonSet({}, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%', maxSurge: 0 } } }),
  ],
  'the defaults of a pod': [
    daemonSet(),
    daemonSet({
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
    }),
  ],
  'the defaults of a container': [
    container({}),
    container({
      imagePullPolicy: 'IfNotPresent',
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      resources: {},
    }),
  ],
  'the tag latest is always pulled': [
    container({ image: 'agent:latest' }),
    container({ image: 'agent:latest', imagePullPolicy: 'Always' }),
  ],
  'no tag is the tag latest, and a port of the registry is no tag': [
    container({ image: 'registry:5000/agent' }),
    container({ image: 'registry:5000/agent', imagePullPolicy: 'Always' }),
  ],
  'a digest without a tag is pulled once': [
    container({ image: 'agent@sha256:0123' }),
    container({ image: 'agent@sha256:0123', imagePullPolicy: 'IfNotPresent' }),
  ],
  'the protocol of a port': [
    container({ ports: [{ containerPort: 80 }] }),
    container({ ports: [{ containerPort: 80, protocol: 'TCP', hostPort: 0, hostIP: '' }] }),
  ],
  'the defaults of a probe': [
    container({ livenessProbe: { httpGet: { port: 80 } } }),
    container({
      livenessProbe: {
        httpGet: { port: 80, path: '/', scheme: 'HTTP' },
        initialDelaySeconds: 0,
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
      },
    }),
  ],
  'a probe period of 0 is the default period': [
    container({ livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 0 } }),
    container({ livenessProbe: { tcpSocket: { port: 80 } } }),
  ],
  'the service of a gRPC probe': [
    container({ readinessProbe: { grpc: { port: 9 } } }),
    container({ readinessProbe: { grpc: { port: 9, service: '' } } }),
  ],
  'the request of a hook': [
    container({ lifecycle: { preStop: { httpGet: { port: 80 } } } }),
    container({ lifecycle: { preStop: { httpGet: { port: 80, path: '/', scheme: 'HTTP' } } } }),
  ],
  'one amount of CPU': [
    container({ resources: { limits: { cpu: '1000m' } } }),
    container({ resources: { limits: { cpu: '1' } } }),
  ],
  'an amount as a number': [
    container({ resources: { limits: { cpu: 0.5 } } }),
    container({ resources: { limits: { cpu: '500m' } } }),
  ],
  'one amount of memory': [
    container({ resources: { requests: { memory: '1Gi' } } }),
    container({ resources: { requests: { memory: '1024Mi' } } }),
  ],
  'resources are kept in thousandths': [
    container({ resources: { limits: { cpu: '1100u' } } }),
    container({ resources: { limits: { cpu: '2m' } } }),
  ],
  'empty lists and maps of a container': [
    container({}),
    container({ args: [], env: [], envFrom: [], ports: [], volumeMounts: [], resources: { limits: {} } }),
  ],
  'empty lists and maps of a pod': [
    daemonSet(),
    daemonSet({ nodeSelector: {}, tolerations: [], volumes: [], imagePullSecrets: [], initContainers: [] }),
  ],
  'false where the API keeps no pointer': [
    daemonSet(),
    daemonSet({ hostNetwork: false, hostPID: false, hostIPC: false }),
  ],
  'false for a terminal': [container({}), container({ stdin: false, tty: false })],
  'an empty value': [env({ name: 'A' }), env({ name: 'A', value: '' })],
  'a writable mount': [
    container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }),
    container({ volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: false, subPath: '' }] }),
  ],
  'the version of a field reference': [
    env({ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }),
    env({ name: 'NODE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } }),
  ],
  'the divisor of a resource reference': [
    env({ name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }),
    env({ name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: 0, containerName: '' } } }),
  ],
  'a required key of a file': [
    env({ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k' } } }),
    env({ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k', optional: false } } }),
  ],
  'the mode of a mounted ConfigMap': [
    volume({ configMap: { name: 'c' } }),
    volume({ configMap: { name: 'c', defaultMode: 0o644, items: [] } }),
  ],
  'the mode of a mounted Secret': [
    volume({ secret: { secretName: 's' } }),
    volume({ secret: { secretName: 's', defaultMode: 420 } }),
  ],
  'a token for an hour': [
    volume({ projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }),
    volume({
      projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 3600 } }] },
    }),
  ],
  'any type of host path': [
    volume({ hostPath: { path: '/var/log' } }),
    volume({ hostPath: { path: '/var/log', type: '' } }),
  ],
  'a volume without a source is an empty directory': [volume({}), volume({ emptyDir: {} })],
  'the default medium': [volume({ emptyDir: {} }), volume({ emptyDir: { medium: '' } })],
  'one size of a directory': [
    volume({ emptyDir: { sizeLimit: '1Gi' } }),
    volume({ emptyDir: { sizeLimit: 1073741824 } }),
  ],
  'the old name of the account': [
    daemonSet({ serviceAccountName: 'agent' }),
    daemonSet({ serviceAccount: 'agent', serviceAccountName: 'agent' }),
  ],
  'only the old name of the account': [
    daemonSet({ serviceAccountName: 'agent' }),
    daemonSet({ serviceAccount: 'agent' }),
  ],
  'the order of containers, ports, volumes and mounts': [
    daemonSet({
      containers: [
        { name: 'a', image: 'a:1', ports: [{ containerPort: 1 }, { containerPort: 2 }] },
        { name: 'b', image: 'b:1' },
      ],
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'w', emptyDir: {} },
      ],
    }),
    daemonSet({
      containers: [
        { name: 'b', image: 'b:1' },
        { name: 'a', image: 'a:1', ports: [{ containerPort: 2 }, { containerPort: 1 }] },
      ],
      volumes: [
        { name: 'w', emptyDir: {} },
        { name: 'v', emptyDir: {} },
      ],
    }),
  ],
  'the order of capabilities': [
    container({ securityContext: { capabilities: { add: ['NET_ADMIN', 'SYS_TIME'] } } }),
    container({ securityContext: { capabilities: { add: ['SYS_TIME', 'NET_ADMIN'] } } }),
  ],
  'the order of variables that no other names': [
    env({ name: 'A', value: '1' }, { name: 'B', value: '2' }),
    env({ name: 'B', value: '2' }, { name: 'A', value: '1' }),
  ],
  'the order of variables whose dollar signs are escaped': [
    env({ name: 'A', value: '1' }, { name: 'B', value: '$$(A)' }),
    env({ name: 'B', value: '$$(A)' }, { name: 'A', value: '1' }),
  ],
  'the order of other variables beside a reference': [
    env({ name: 'A', value: '1' }, { name: 'B', value: '$(A)' }, { name: 'C', value: '3' }),
    env({ name: 'C', value: '3' }, { name: 'A', value: '1' }, { name: 'B', value: '$(A)' }),
  ],
  'ports of one number, told apart by their host address': [
    container({
      ports: [
        { containerPort: 80, hostIP: '10.0.0.1' },
        { containerPort: 80, hostIP: '10.0.0.2' },
      ],
    }),
    container({
      ports: [
        { containerPort: 80, hostIP: '10.0.0.2' },
        { containerPort: 80, hostIP: '10.0.0.1' },
      ],
    }),
  ],
  'null in a map': [daemonSet(), daemonSet({ nodeSelector: null, hostNetwork: null })],
  'what the server writes of its own': [
    daemonSet(),
    {
      ...daemonSet(),
      metadata: {
        name: 'agent',
        namespace: 'logging',
        creationTimestamp: null,
        uid: 'u',
        resourceVersion: '1',
        generation: 3,
      },
      status: { numberReady: 1 },
    },
  ],
  "kubectl's copy of what it applied": [
    configMap({}),
    configMap({ metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } } }),
  ],
  'no labels': [configMap({ metadata: { labels: {} } }), configMap({ metadata: { annotations: {} } })],
  'a ConfigMap without data': [configMap({ data: {} }), configMap({})],
  'text and data of a Secret': [
    secret({ stringData: { password: 'grüße' } }),
    secret({ type: 'Opaque', data: { password: 'Z3LDvMOfZQ==' } }),
  ],
  'text wins over data in a Secret': [
    secret({ data: { a: 'b2xk' }, stringData: { a: 'new' } }),
    secret({ data: { a: 'bmV3' } }),
  ],
  'base64 over two lines': [secret({ data: { a: 'bmV3\nbmV3' } }), secret({ data: { a: 'bmV3bmV3' } })],
  "the name among a Namespace's labels": [
    object('v1', 'Namespace'),
    object('v1', 'Namespace', {
      metadata: { labels: { 'kubernetes.io/metadata.name': 'x' } },
      spec: { finalizers: ['kubernetes'] },
    }),
  ],
  'the groups of a binding': [
    rbac('ClusterRoleBinding', {
      roleRef: { kind: 'ClusterRole', name: 'r' },
      subjects: [
        { kind: 'User', name: 'jane' },
        { kind: 'Group', name: 'team' },
        { kind: 'ServiceAccount', name: 's', namespace: 'n', apiGroup: '' },
      ],
    }),
    rbac('ClusterRoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'r' },
      subjects: [
        { kind: 'ServiceAccount', name: 's', namespace: 'n' },
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'team' },
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' },
      ],
    }),
  ],
  'the order of rules and verbs': [
    rbac('Role', {
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
        { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['get'] },
      ],
    }),
    rbac('Role', {
      rules: [
        { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['get'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['list', 'get'], resourceNames: [] },
      ],
    }),
  ],
  'no rules': [rbac('ClusterRole', {}), rbac('ClusterRole', { rules: [] })],
  'no pull Secrets of an account': [
    object('v1', 'ServiceAccount', { imagePullSecrets: [] }),
    object('v1', 'ServiceAccount'),
  ],
  'the defaults of a Service': [
    service({ ports: [{ port: 80 }] }),
    service({
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
    }),
  ],
  'the defaults of a balanced Service': [
    service({ type: 'LoadBalancer', sessionAffinity: 'ClientIP', ports: [{ port: 80, targetPort: 'http' }] }),
    service({
      type: 'LoadBalancer',
      allocateLoadBalancerNodePorts: true,
      externalTrafficPolicy: 'Cluster',
      internalTrafficPolicy: 'Cluster',
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
      ports: [{ port: 80, protocol: 'TCP', targetPort: 'http' }],
    }),
  ],
  'the types of a policy': [
    policy({ ingress: [{ ports: [{ port: 80 }] }] }),
    policy({ ingress: [{ ports: [{ port: 80, protocol: 'TCP' }] }], policyTypes: ['Ingress'] }),
  ],
  'the types of a policy with rules for what goes out': [
    policy({ egress: [{ to: [] }] }),
    policy({ egress: [{}], policyTypes: ['Egress', 'Ingress'] }),
  ],
  'the same data of a kind nobody knows': [
    object('example.org/v1', 'Widget', { spec: { list: [1, { a: null }], map: {} } }),
    object('example.org/v1', 'Widget', { spec: { map: {}, list: [1, {}] } }),
  ],
};

for (const [name, [a, b]] of Object.entries(EQUAL)) {
  test(`equal: ${name}`, () => {
    assert.equal(compareObjects([a], [b]), []);
    assert.equal(compareObjects([b], [a]), []);
  });
}

test.run();
