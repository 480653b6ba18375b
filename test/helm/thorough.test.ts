import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { helms } from '../support/helm.ts';
import { firstFault, variedChart } from '../support/variants.ts';

const RANDOM = 10;
const SEED = 7;

const examples = ['falco', 'datadog-agent', 'ceph-csi-node', 'node-exporter'].map((name) => `examples/${name}.yaml`);

for (const path of [...examples, 'test/samples/rich.yaml']) {
  test(`${path}: every knob moved, gone and empty gives what the manifest means then, on both Helms`, async () => {
    const chart = variedChart(path, RANDOM, SEED);
    const faults = (await helms()).map(async (helm) => [helm.version, await firstFault(helm, chart)] as const);
    for (const [version, fault] of await Promise.all(faults)) assert.is(fault, undefined, `Helm ${version}: ${fault}`);
  });
}

test.run();
