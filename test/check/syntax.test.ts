import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asDnsLabel, asDnsSubdomain } from '../../src/check/syntax.ts';

const LABELS: readonly [text: string, label: string | undefined][] = [
  ['My Agent!', 'my-agent'],
  ['node_exporter', 'node-exporter'],
  ['a.b', 'a-b'],
  ['-a-', 'a'],
  ['x'.repeat(70), 'x'.repeat(63)],
  ['fine', undefined],
  ['!!!', undefined],
  ['', undefined],
];

for (const [text, label] of LABELS) {
  test(`"${text}" was meant to be the label ${label}`, () => assert.is(asDnsLabel(text), label));
}

const SUBDOMAINS: readonly [text: string, subdomain: string | undefined][] = [
  ['Agent_Conf.d', 'agent-conf.d'],
  ['a..b', undefined],
  ['fine.too', undefined],
];

for (const [text, subdomain] of SUBDOMAINS) {
  test(`"${text}" was meant to be the subdomain ${subdomain}`, () => assert.is(asDnsSubdomain(text), subdomain));
}

test.run();
