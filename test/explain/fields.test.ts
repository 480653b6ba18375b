import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { compileSource } from '../../src/compile.ts';
import { EXAMPLE, exampleOf } from '../../src/explain/example.ts';
import { fieldPage, nearestField } from '../../src/explain/field-page.ts';
import { allFields, fieldAt, pathText, stepsOf } from '../../src/explain/field-path.ts';
import { targetOf } from '../../src/explain/targets.ts';
import { fakeIo } from '../support/io.ts';

/** As written; the canonical path; what it becomes in Kubernetes and in the values. */
type Case = readonly [written: string, canonical: string, kubernetes: string, values?: string];

const POD = 'DaemonSet: spec.template.spec';
const FIELDS: readonly Case[] = [
  ['apiVersion', 'apiVersion', 'none: it says how to read the manifest'],
  ['spec.container.app.ports', 'spec.container.app.ports', `${POD}.containers[].ports`, 'ports'],
  [
    'spec.container.app.ports[0].hostIP',
    'spec.container.app.ports[].host_ip',
    `${POD}.containers[].ports[].hostIP`,
    'ports.NAME.hostIP',
  ],
  [
    'spec.container.app.ports.protocol',
    'spec.container.app.ports[].network_protocol',
    `${POD}.containers[].ports[].protocol`,
    'ports.NAME.protocol',
  ],
  ['spec.nodeSelector', 'spec.pod.node_selector', `${POD}.nodeSelector`, 'nodeSelector'],
  ['spec.pod.scheduling.tolerations', 'spec.pod.tolerations', `${POD}.tolerations`, 'tolerations'],
  ['spec.pod_labels', 'spec.pod.labels', 'DaemonSet: spec.template.metadata.labels', 'podLabels'],
  ['spec.createServiceAccount', 'spec.service_account.create', 'ServiceAccount', 'serviceAccount.create'],
  ['spec.container.app.image.repo', 'spec.container.app.image.repo', `${POD}.containers[].image`, 'image.repository'],
  [
    'spec.container.sidecars.image.tag',
    'spec.container.sidecars[].image.tag',
    `${POD}.containers[].image`,
    'sidecars.NAME.image.tag',
  ],
  [
    'spec.pod.initContainers.resources.limits.cpu',
    'spec.pod.init_containers[].resources.limits.*',
    `${POD}.initContainers[].resources.limits.*`,
    'initContainers.NAME.resources.limits.*',
  ],
  [
    'spec.container.app.volumeMounts.mountPath',
    'spec.container.app.volume_mounts[].mount_path',
    `${POD}.containers[].volumeMounts[].mountPath`,
    'volumeMounts.NAME.mountPath',
  ],
  [
    'spec.container.app.volume_mounts.host_path_type',
    'spec.container.app.volume_mounts[].host_path.type',
    `${POD}.volumes[].hostPath.type`,
    'volumes.NAME.hostPath.type',
  ],
  [
    'spec.container.app.volume_mounts.secret.name',
    'spec.container.app.volume_mounts[].secret.name',
    `${POD}.volumes[].secret.secretName`,
    'volumes.NAME.secret.secretName',
  ],
  [
    'spec.container.app.env.secrets.value',
    'spec.container.app.env.secrets[].value',
    `${POD}.containers[].env[].valueFrom.secretKeyRef`,
    'secretEnv',
  ],
  [
    'spec.container.app.env.variables.fieldRef.fieldPath',
    'spec.container.app.env.variables[].field_ref.field_path',
    `${POD}.containers[].env[].valueFrom.fieldRef.fieldPath`,
    'env',
  ],
  [
    'spec.updateStrategy.rollingUpdate.maxSurge',
    'spec.update_strategy.rolling_update.max_surge',
    'DaemonSet: spec.updateStrategy.rollingUpdate.maxSurge',
    'updateStrategy.rollingUpdate.maxSurge',
  ],
  [
    'spec.rbac.clusterRules.verbs',
    'spec.rbac.cluster_rules[].verbs',
    'ClusterRole: rules[].verbs',
    'rbac.clusterRules',
  ],
  ['spec.pod.hostPid', 'spec.pod.host_pid', `${POD}.hostPID`, 'hostPID'],
  [
    'spec.pod.dnsConfig.nameservers',
    'spec.pod.dns_config.nameservers',
    `${POD}.dnsConfig.nameservers`,
    'dnsConfig.nameservers',
  ],
];

for (const [written, canonical, kubernetes, values] of FIELDS) {
  test(`${written} is ${canonical}`, () => {
    const found = fieldAt(stepsOf(written));
    assert.ok(found);
    assert.is(pathText(found.path), canonical);
    assert.equal(targetOf(found.path), { kubernetes, ...(values === undefined ? {} : { values }) });
  });
}

test('what is no field has no page, and the nearest one is guessed', () => {
  assert.is(fieldPage('spec.container.app.prots'), undefined);
  assert.is(nearestField('spec.container.app.prots'), 'spec.container.app.ports');
  assert.is(nearestField('spec.contaner.app.ports'), 'spec.container.app.ports');
  assert.is(nearestField('wibble.wobble'), undefined);
});

test('a page says type, default, both places, fields and an example', () => {
  assert.is(
    fieldPage('spec.container.app.liveness_probe.periodSeconds'),
    `spec.container.app.liveness_probe.period_seconds

Seconds between checks. Default 10

Type:       integer
Default:    10
Kubernetes: DaemonSet: spec.template.spec.containers[].livenessProbe.periodSeconds
Values:     livenessProbe.periodSeconds

Example:
  spec:
    container:
      app:
        liveness_probe:
          period_seconds: 10
`,
  );
});

test('a name alone is the field nearest to the root', () => {
  assert.match(fieldPage('hostNetwork') ?? '', /^spec\.pod\.host_network\n/);
  assert.match(fieldPage('tolerations') ?? '', /^spec\.pod\.tolerations\n/);
});

test('the example is a manifest without a finding', () => {
  const { manifests, diagnostics } = compileSource({ name: 'example.yaml', text: EXAMPLE });
  const found = [...diagnostics, ...manifests.flatMap((one) => one.diagnostics)];
  assert.equal(
    found.filter(({ severity }) => severity !== 'note').map(({ code, message }) => `${code}: ${message}`),
    [],
  );
});

test('an example is cut with what leads to it, and nothing beside it', () => {
  assert.is(exampleOf(['spec', 'update_strategy', 'type']), 'spec:\n  update_strategy:\n    type: RollingUpdate');
});

test('every field has a page without a gap', () => {
  const fields = allFields();
  assert.ok(fields.length > 600);
  for (const { path } of fields) {
    const page = fieldPage(path.filter((step) => step !== '[]').join('.')) ?? '';
    assert.match(page, /^Type: .*\n/m, pathText(path));
    assert.match(page, /^Kubernetes: .*\n/m, pathText(path));
    assert.match(page, /\nExample:\n {2}\S/, pathText(path));
    assert.not.match(page, /undefined|\[object|NaN/, pathText(path));
  }
});

const COMMANDS: readonly (readonly [topic: string, code: number, out: RegExp, err: RegExp])[] = [
  ['port-name-invalid', 0, /^port-name-invalid: an error\n/, /^$/],
  ['spec.container.app.ports', 0, /^spec\.container\.app\.ports\n/, /^$/],
  ['port-nam-invalid', 2, /^$/, /Did you mean port-name-invalid\?/],
  ['spec.container.app.prots', 2, /^$/, /Did you mean spec\.container\.app\.ports\?/],
];

for (const [topic, want, out, err] of COMMANDS) {
  test(`explain ${topic}`, async () => {
    const io = fakeIo();
    assert.is(await main(['explain', topic], io), want);
    assert.match(io.written.out, out);
    assert.match(io.written.err, err);
  });
}

test('explain wants a topic', async () => {
  assert.is(await main(['explain'], fakeIo()), 2);
});

test.run();
