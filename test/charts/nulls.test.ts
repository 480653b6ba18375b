/** Every value of every chart in charts/ removed by null, by who installs it and by a parent chart: then it is as if it never was. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everyHelm } from '../support/charts.ts';
import type { Fields } from '../support/manifests.ts';
import { nulledValues, withoutNulls } from '../support/nulled.ts';
import { chartUnder, firstFault, type VariedChart } from '../support/variants.ts';

for (const name of readdirSync(fileURLToPath(new URL('../../charts', import.meta.url)))) {
  const manifest = `examples/${name}.yaml`;

  test(`${name}: a value that is null is gone`, () => {
    const chart = chartUnder(manifest, (defaults) => nulledValues(defaults));
    return everyHelm(async (helm) => assert.is(await firstFault(helm, chart), undefined, helm.version));
  });

  test(`${name}: a value that is null in a parent chart is gone for Helm 3, and stays for Helm 4`, () => {
    const gone = chartUnder(manifest, (defaults) => nulledValues(defaults));
    const stays = passedOver(manifest);
    return everyHelm(async (helm) => {
      const fault = await firstFault(helm, helm.major === 3 ? gone : stays, 'parent');
      assert.is(fault, undefined, helm.version);
    });
  });
}

/** Helm 4.2 ignores nulls in a parent's values.yaml. What the chart asks for is then asked for still: it is given. */
function passedOver(manifest: string): VariedChart {
  const nulled = (defaults: Fields, asked: Fields) => nulledValues(defaults, asked);
  const chart = chartUnder(manifest, nulled);
  const without = chartUnder(manifest, (defaults, asked) => nulled(defaults, asked).map(withoutNulls));
  const variants = without.variants.map(({ want }, index) => ({ ...chart.variants[index], want }));
  return { ...chart, variants: variants as VariedChart['variants'] };
}

test.run();
