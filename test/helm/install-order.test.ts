/** Objects are rendered in the order in which Helm installs them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileSource } from '../../src/compile.ts';
import { generateChart } from '../../src/generate/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { readPrinted } from '../../src/read/printed.ts';
import { valuesForHelm, wantedObjects } from '../../src/verify/index.ts';
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

const EXAMPLES = new URL('../../examples/', import.meta.url);

test('the objects of every example, those of one kind too', async () => {
  const nameOf = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.name}`;
  for (const file of readdirSync(EXAMPLES)) {
    const [compiled] = compileSource({ name: file, text: readFileSync(new URL(file, EXAMPLES), 'utf8') }).manifests;
    if (compiled?.workload === undefined || compiled.files === undefined) throw new Error(`${file} does not compile`);
    // Extra objects of a kind that the chart has too.
    const kinds = ['Secret', 'ConfigMap', 'ServiceAccount', 'Role', 'ClusterRole', 'DaemonSet', 'Namespace'];
    const more = kinds.map((kind) => ({ apiVersion: 'v1', kind, metadata: { name: `a-${kind.toLowerCase()}` } }));
    const workload = { ...compiled.workload, extraObjects: [...compiled.workload.extraObjects, ...more] };
    const files = generateChart(workload);
    const wanted = wantedObjects(workload, { name: 'rel', namespace: 'default' }).map(nameOf);
    const folder = temporaryFolder();
    plant(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
    plant(folder, { 'given.yaml': valuesForHelm(workload) });
    for (const helm of await helms()) {
      const given = ['--include-crds', '--values', join(folder, 'given.yaml')];
      const { stdout, stderr } = await runHelm(helm.path, ['template', 'rel', folder, ...given]);
      const read = readPrinted(stdout);
      assert.equal('objects' in read ? read.objects.map(nameOf) : stderr, wanted, `${file}, Helm ${helm.version}`);
    }
  }
});

test.run();
