import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { positionAt } from '../../src/source.ts';
import { complaintsOf } from '../../src/verify/complaints.ts';
import { compiled } from '../support/compiled.ts';

const { manifest } = compiled(`apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata:
  name: agent
spec:
  namespace: monitoring
  min_ready_seconds: 5
  dns_policy: Default
  container:
    app:
      image: {repo: agent, tag: "1"}
      ports:
        - name: metrics
          container_port: 80
`);

/** As Helm 3.17 and 4.2 write them; the line of the manifest, and what is said of it. */
const COMPLAINTS: readonly (readonly [stderr: string, line: number, said: string])[] = [
  [
    "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nagent:\n- minReadySeconds: Invalid type. Expected: integer, given: string\n",
    7,
    'values minReadySeconds: Invalid type. Expected: integer, given: string',
  ],
  [
    "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nagent:\n- at '/ports/metrics/containerPort': got string, want integer\n",
    14,
    'values /ports/metrics/containerPort: got string, want integer',
  ],
  ["x:\n- at '/dnsPolicy': value must be one of 'A'", 8, "values /dnsPolicy: value must be one of 'A'"],
  ["x:\n- at '/image/tag': got number, want string", 11, 'values /image/tag: got number, want string'],
  ["x:\n- at '': additional properties 'foo' not allowed", 4, "values : additional properties 'foo' not allowed"],
  [
    'Error: execution error at (agent/templates/secret.yaml:6:8): secretEnv.X is needed\n\nUse --debug flag to render out invalid YAML\n',
    4,
    'execution error at (agent/templates/secret.yaml:6:8): secretEnv.X is needed',
  ],
];
for (const [stderr, line, said] of COMPLAINTS) {
  test(said, () => {
    const [complaint, ...others] = complaintsOf(manifest, stderr);
    assert.is(others.length, 0);
    assert.is(complaint?.code, 'helm-refuses-chart');
    assert.is(complaint?.message, `Helm refuses the chart: ${said}`);
    assert.is(positionAt(manifest.source.text, complaint?.at?.span.start ?? 0).line, line);
  });
}

test.run();
