/** Objects are rendered in the order in which Helm installs them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileSource } from '../../src/compile.ts';
import { readPrinted } from '../../src/read/printed.ts';
import { wantedObjects } from '../../src/verify/index.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { helms, runHelm } from '../support/helm.ts';
import { manifest, spec } from '../support/manifests.ts';

/** In an order of no meaning. */
const KINDS =
  'Widget APIService CSIDriver Ingress IngressClass CronJob Job StatefulSet HorizontalPodAutoscaler Deployment ReplicaSet Abc ReplicationController Pod Service StorageClass PodDisruptionBudget PodSecurityPolicy LimitRange ResourceQuota NetworkPolicy PriorityClass PersistentVolumeClaim PersistentVolume';

test('kinds of all sorts', async () => {
  const objects = KINDS.split(' ').map((kind) => ({ apiVersion: 'example.com/v1', kind, metadata: { name: 'x' } }));
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
  };
  const fields = spec({
    create_namespace: true,
    service_account: { create: true },
    rbac: { cluster_rules: [{ api_groups: [''], resources: ['pods'], verbs: ['get'] }] },
    config_maps: { a: 'b' },
    extra_objects: [...objects, crd],
  });
  const [compiled] = compileSource({ name: 'agent.yaml', text: JSON.stringify(manifest(fields)) }).manifests;
  if (compiled?.workload === undefined || compiled.files === undefined)
    throw new Error(JSON.stringify(compiled?.diagnostics.map(({ message }) => message)));
  const wanted = wantedObjects(compiled.workload, { name: 'rel', namespace: 'default' }).map(({ kind }) => kind);
  assert.is(wanted.length, objects.length + 7);
  const folder = temporaryFolder();
  plant(folder, Object.fromEntries(compiled.files.map(({ path, text }) => [path, text])));
  for (const helm of await helms()) {
    const { stdout, stderr } = await runHelm(helm.path, ['template', 'rel', folder, '--include-crds']);
    const read = readPrinted(stdout);
    const rendered = 'objects' in read ? read.objects.map(({ kind }) => kind) : [];
    assert.equal(rendered, wanted, `Helm ${helm.version}: ${stderr}`);
  }
});

test.run();
