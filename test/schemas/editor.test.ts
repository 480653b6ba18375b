import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bundleSchema } from '../../schemas/bundle.ts';
import { editorSchema } from '../../schemas/editor.ts';

const schema = editorSchema(bundleSchema());
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const manifest = (spec: object, app: object = {}): object => ({
  apiVersion: 'kubernetes.planton.dev/v1',
  kind: 'KubernetesDaemonSet',
  metadata: { name: 'agent' },
  spec: { namespace: { value: 'monitoring' }, container: { app: { image: { repo: 'a' }, ...app } }, ...spec },
});

const accepted: Readonly<Record<string, object>> = {
  'the canonical shape': manifest({ pod: { node_selector: { a: 'b' } } }),
  camelCase: manifest(
    { createNamespace: true },
    { workingDir: '/', livenessProbe: { httpGet: { path: '/', port: 80 } } },
  ),
  'Kubernetes’ acronyms': manifest({ pod: { hostPID: true } }, { ports: [{ containerPort: 1, hostIP: '::' }] }),
  'a namespace as text': manifest({ namespace: 'monitoring' }),
  'an image as text': manifest({}, { image: 'a:1' }),
  'maps of plain values': manifest({}, { env: { variables: { A: 'b' }, secrets: { C: 'd' } } }),
  'maps of objects': manifest({}, { env: { variables: { A: { value: 'b' } }, secrets: { C: { stringValue: 'd' } } } }),
  'lists of variables': manifest({}, { env: { variables: [{ name: 'A', value: 'b' }] } }),
  'env as a list': manifest({}, { env: [{ name: 'A', value: 'b' }] }),
  'a host path as text': manifest(
    {},
    { volume_mounts: [{ name: 'a', mount_path: '/a', host_path: '/a', host_path_type: 'File' }] },
  ),
  'pvc for short': manifest({}, { volume_mounts: [{ name: 'a', mount_path: '/a', pvc: { claim_name: 'b' } }] }),
  'fields of the pod under spec': manifest({ tolerations: [{ operator: 'Exists' }], hostNetwork: true }),
  'a flat update strategy': manifest({ update_strategy: { type: 'RollingUpdate', maxUnavailable: '1' } }),
  'a ConfigMap as text': manifest({ config_maps: { a: 'text', b: { data: { c: 'd' } } } }),
};

for (const [name, value] of Object.entries(accepted)) {
  test(`${name} is fine`, () => {
    assert.ok(validate(value), JSON.stringify(validate.errors));
  });
}

const refused: Readonly<Record<string, object>> = {
  'an unknown field': manifest({ tolerationz: [] }),
  'a misspelt field of a container': manifest({}, { livenessprobe: {} }),
  'a list for a text': manifest({}, { working_dir: [] }),
  'a word that is none': manifest({}, { volume_mounts: [{ name: 'a', mount_path: '/a', mount_propagation: 'Both' }] }),
  'another kind': { ...manifest({}), kind: 'DaemonSet' },
  'no metadata': { apiVersion: 'kubernetes.planton.dev/v1', kind: 'KubernetesDaemonSet', spec: {} },
};

for (const [name, value] of Object.entries(refused)) {
  test(`${name} is marked`, () => {
    assert.not(validate(value));
  });
}

test('nothing in it is for our tools alone', () => {
  assert.not.match(JSON.stringify(schema), /"x-/);
});

test.run();
