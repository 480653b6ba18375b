import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isKindred } from '../../src/read/kind.ts';

const KINDRED = ['KubernetesDaemonSet', 'kubernetes-daemon-set', 'KubernetesDeamonSet', 'KubernetesDaemonSets'];
const OTHERS = ['DaemonSet', 'KubernetesDeployment', 'KubernetesStatefulSet', 'List', '', 'x'.repeat(1_000_000)];

for (const kind of KINDRED) test(`${kind} is the kind or a slip of it`, () => assert.ok(isKindred(kind)));
for (const kind of OTHERS) test(`${kind.slice(0, 30)} is another kind`, () => assert.not(isKindred(kind)));

test.run();
