import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { placeOf } from '../../src/model/manifest.ts';
import { positionAt } from '../../src/source.ts';
import { originOf } from '../../src/verify/origin.ts';
import { compiled } from '../support/compiled.ts';

const { manifest } = compiled(`apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata:
  name: agent
spec:
  namespace: monitoring
  service_account: {create: true}
  hostNetwork: true
  tolerations:
    - operator: Exists
  updateStrategy:
    type: OnDelete
  config_maps:
    config: text
    config-2: text
  rbac:
    namespace_rules:
      - {api_groups: [""], resources: [pods], verbs: [get]}
  container:
    app:
      image: {repo: agent, tag: "1"}
      env:
        variables: {LEVEL: info}
        secrets: {TOKEN: s3cret}
      ports:
        - {name: a, container_port: 80}
        - {name: b, container_port: 81}
      volume_mounts:
        - {name: logs, mount_path: /logs, host_path: /var/log}
    sidecars:
      - name: side
        image: side:2
        args: [one, two]
  extra_objects:
    - {apiVersion: v1, kind: Widget, metadata: {name: w}, size: 1}
`);

const APP = 'spec.template.spec.containers[name=agent]';
/** Object and path, and the line of the manifest it comes from. */
const LINES: readonly (readonly [object: string, path: string, line: number])[] = [
  ['DaemonSet monitoring/agent', `${APP}.image`, 21],
  ['DaemonSet monitoring/agent', `${APP}.env[name=LEVEL].value`, 23],
  ['DaemonSet monitoring/agent', `${APP}.env[name=TOKEN]`, 24],
  ['DaemonSet monitoring/agent', `${APP}.ports[containerPort=81,protocol=TCP].name`, 27],
  ['DaemonSet monitoring/agent', `${APP}.volumeMounts[mountPath=/logs].readOnly`, 29],
  ['DaemonSet monitoring/agent', `${APP}.livenessProbe`, 21],
  ['DaemonSet monitoring/agent', 'spec.template.spec.containers[name=side].args[1]', 33],
  ['DaemonSet monitoring/agent', 'spec.template.spec.volumes[name=logs].hostPath.path', 29],
  ['DaemonSet monitoring/agent', 'spec.template.spec.tolerations[0].operator', 10],
  ['DaemonSet monitoring/agent', 'spec.template.spec.hostNetwork', 8],
  ['DaemonSet monitoring/agent', 'spec.updateStrategy.type', 12],
  ['DaemonSet monitoring/agent', '', 4],
  ['ConfigMap monitoring/agent-config-2', 'data["config-2"]', 15],
  ['ConfigMap monitoring/agent-config', 'data.config', 14],
  ['Secret monitoring/agent-env', 'data.TOKEN', 24],
  ['Role monitoring/agent', 'rules[0].verbs[0]', 17],
  ['ServiceAccount monitoring/agent', 'metadata.name', 7],
  ['Widget monitoring/w', 'size', 35],
  ['Job monitoring/unknown', '', 4],
];
for (const [object, path, line] of LINES) {
  test(`${object} ${path || 'as a whole'}`, () => {
    const { span } = placeOf(manifest, originOf(manifest, object, path));
    assert.is(positionAt(manifest.source.text, span.start).line, line);
  });
}

test.run();
