import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AgentContainer, JsonObject } from '../../src/model/workload.ts';
import { lower, lowerApp } from '../support/lowered.ts';

const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

/** An image, and its parts with the pull policy that Kubernetes would give it. */
const IMAGES: Readonly<Record<string, Pick<AgentContainer, 'image' | 'imagePullPolicy'>>> = {
  'image: {repo: fluent/fluentd, tag: v1.16}': {
    image: { repo: 'fluent/fluentd', tag: 'v1.16' },
    imagePullPolicy: 'IfNotPresent',
  },
  'image: fluent/fluentd:v1.16': { image: { repo: 'fluent/fluentd', tag: 'v1.16' }, imagePullPolicy: 'IfNotPresent' },
  'image: localhost:5000/agent': { image: { repo: 'localhost:5000/agent' }, imagePullPolicy: 'Always' },
  'image: {repo: agent}': { image: { repo: 'agent' }, imagePullPolicy: 'Always' },
  'image: {repo: agent, tag: ""}': { image: { repo: 'agent' }, imagePullPolicy: 'Always' },
  'image: agent:latest': { image: { repo: 'agent', tag: 'latest' }, imagePullPolicy: 'Always' },
  'image: {repo: agent, tag: 1.10}': { image: { repo: 'agent', tag: '1.10' }, imagePullPolicy: 'IfNotPresent' },
  [`image: agent@${DIGEST}`]: { image: { repo: 'agent', digest: DIGEST }, imagePullPolicy: 'IfNotPresent' },
  [`image: agent:1.2.3@${DIGEST}`]: {
    image: { repo: 'agent', tag: '1.2.3', digest: DIGEST },
    imagePullPolicy: 'IfNotPresent',
  },
  [`image: agent:latest@${DIGEST}`]: {
    image: { repo: 'agent', tag: 'latest', digest: DIGEST },
    imagePullPolicy: 'Always',
  },
  'image: agent:latest\nimage_pull_policy: Never': {
    image: { repo: 'agent', tag: 'latest' },
    imagePullPolicy: 'Never',
  },
};

for (const [given, want] of Object.entries(IMAGES)) {
  test(given, () => {
    const { image, imagePullPolicy } = lowerApp(given);
    assert.equal({ image, imagePullPolicy }, want);
  });
}

const DEFAULT = { limits: { cpu: '1000m', memory: '1Gi' }, requests: { cpu: '50m', memory: '100Mi' } };

/** What an app says of resources, in which version of the kind, and what it gets. */
const RESOURCES: readonly (readonly [given: string, apiVersion: string, want: unknown, isNoted: boolean])[] = [
  ['', 'kubernetes.project-planton.org/v1', DEFAULT, true],
  ['', 'kubernetes.openmcf.org/v1', DEFAULT, true],
  ['', 'kubernetes.planton.dev/v1', DEFAULT, true],
  ['', 'kubernetes.planton.dev/v1alpha1', undefined, false],
  ['resources: {}', 'kubernetes.planton.dev/v1', {}, false],
  ['resources: {limits: {cpu: 2}}', 'kubernetes.planton.dev/v1', { limits: { cpu: '2' } }, false],
  [
    'resources: {limits: {nvidia.com/gpu: 1}}',
    'kubernetes.planton.dev/v1',
    { limits: { 'nvidia.com/gpu': '1' } },
    false,
  ],
  [
    'resources: {claims: [{name: gpu, request: one}]}',
    'kubernetes.planton.dev/v1',
    { claims: [{ name: 'gpu', request: 'one' }] },
    false,
  ],
];

for (const [given, apiVersion, want, isNoted] of RESOURCES) {
  test(`resources of the app: "${given}" in ${apiVersion}`, () => {
    const spec = 'pod: {resource_claims: [{name: gpu, resource_claim_name: gpu}]}';
    const { workload, findings } = lower({ app: given, apiVersion, spec });
    assert.equal(workload.app.fields['resources'], want);
    assert.is(
      findings.some((finding) => finding.startsWith('resources-defaulted')),
      isNoted,
    );
  });
}

test('sidecars and init containers get no resources', () => {
  const { workload } = lower({
    spec: `
      container:
        app: {image: agent:1}
        sidecars: [{name: reloader, image: reloader:1}]
      init_containers: [{name: setup, image: setup:1}]
    `,
  });
  assert.equal(workload.sidecars[0]?.fields, {});
  assert.equal(workload.initContainers[0]?.fields, {});
});

test('an empty lifecycle or security context stays, as the API server stores it', () => {
  const { fields } = lowerApp('lifecycle: {}\nsecurity_context: {}\ntty: false');
  assert.equal(
    Object.keys(fields).filter((field) => field !== 'resources'),
    ['lifecycle', 'securityContext', 'tty'],
  );
});

test('the app is called as the manifest, unless it has a name', () => {
  assert.is(lower({ metadata: 'name: node-exporter' }).workload.app.name, 'node-exporter');
  assert.is(lowerApp('name: exporter').name, 'exporter');
});

test('sidecars and init containers are full containers, in their order', () => {
  const { workload } = lower({
    spec: `
      container:
        app: {image: agent:1}
        sidecars:
          - name: reloader
            image: reloader:2
            command: [reload]
            ports: [{name: http, container_port: 8080, protocol: TCP}]
            env: [{name: LEVEL, value: debug}]
          - name: metrics
            image: {repo: metrics}
      pod:
        init_containers:
          - {name: first, image: setup:1, volume_mounts: [{name: cni, mount_path: /cni, host_path: /opt/cni}]}
          - {name: second, image: setup:1, restart_policy: Always}
    `,
  });
  const [reloader, metrics] = workload.sidecars;
  assert.equal(reloader, {
    name: 'reloader',
    image: { repo: 'reloader', tag: '2' },
    imagePullPolicy: 'IfNotPresent',
    env: [{ name: 'LEVEL', kind: 'value', value: 'debug' }],
    envFrom: [],
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    volumeMounts: [],
    fields: { command: ['reload'] },
  });
  assert.is(metrics?.imagePullPolicy, 'Always');
  assert.equal(
    workload.initContainers.map(({ name, volumeMounts, fields }) => ({ name, volumeMounts, fields })),
    [
      { name: 'first', volumeMounts: [{ name: 'cni', mountPath: '/cni' }], fields: {} },
      { name: 'second', volumeMounts: [], fields: { restartPolicy: 'Always' } },
    ],
  );
  assert.equal(workload.volumes, [{ name: 'cni', hostPath: { path: '/opt/cni' } }]);
});

const PORTS: Readonly<Record<string, JsonObject>> = {
  '{container_port: 9100}': { containerPort: 9100, protocol: 'TCP' },
  '{name: "", container_port: 9100, host_port: 0, host_ip: ""}': { containerPort: 9100, protocol: 'TCP' },
  '{name: m, container_port: 9100, network_protocol: UDP}': { name: 'm', containerPort: 9100, protocol: 'UDP' },
  '{name: m, containerPort: 9100, protocol: SCTP}': { name: 'm', containerPort: 9100, protocol: 'SCTP' },
  '{container_port: 53, host_ip: "::1"}': { containerPort: 53, protocol: 'TCP', hostIP: '::1' },
  '{container_port: 53, host_port: 53, host_ip: 127.0.0.1}': {
    containerPort: 53,
    protocol: 'TCP',
    hostPort: 53,
    hostIP: '127.0.0.1',
  },
};

for (const [given, want] of Object.entries(PORTS)) {
  test(`port ${given}`, () => assert.equal(lowerApp(`ports: [${given}]`).ports, [want]));
}

/** Fields that keep their value, whatever it is. */
const FIELDS: Readonly<Record<string, JsonObject>> = {
  'command: [sh, -c]\nargs: ["", "0"]': { command: ['sh', '-c'], args: ['', '0'] },
  'working_dir: /srv': { workingDir: '/srv' },
  'security_context: {run_as_user: 0, run_as_group: 0, privileged: false, allow_privilege_escalation: false}': {
    securityContext: { runAsUser: 0, runAsGroup: 0, privileged: false, allowPrivilegeEscalation: false },
  },
  'security_context: {run_as_non_root: true, read_only_root_filesystem: true, capabilities: {add: [BPF], drop: [ALL]}}':
    {
      securityContext: {
        runAsNonRoot: true,
        readOnlyRootFilesystem: true,
        capabilities: { add: ['BPF'], drop: ['ALL'] },
      },
    },
  'security_context: {seccomp_profile: {type: Localhost, localhost_profile: a.json}, se_linux_options: {level: s0}}': {
    securityContext: {
      seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' },
      seLinuxOptions: { level: 's0' },
    },
  },
  'security_context: {app_armor_profile: {type: RuntimeDefault}, proc_mount: Default}': {
    securityContext: { appArmorProfile: { type: 'RuntimeDefault' }, procMount: 'Default' },
  },
  'security_context: {windows_options: {host_process: false, run_as_user_name: agent}}': {
    securityContext: { windowsOptions: { hostProcess: false, runAsUserName: 'agent' } },
  },
  'stdin: false\ntty: true\ntermination_message_policy: FallbackToLogsOnError': {
    stdin: false,
    tty: true,
    terminationMessagePolicy: 'FallbackToLogsOnError',
  },
  'resize_policy: [{resource_name: cpu, restart_policy: NotRequired}]': {
    resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  },
};

for (const [given, want] of Object.entries(FIELDS)) {
  test(given.replaceAll('\n', ', '), () => {
    assert.equal(lowerApp(given, 'kubernetes.planton.dev/v1alpha1').fields, want);
  });
}

test.run();
