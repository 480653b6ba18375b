/** What SARIF's own schema says of a report, and GitHub's demands beyond it. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../../src/cli/main.ts';
import { hide } from '../../../src/cli/report/hidden.ts';
import type { Report } from '../../../src/cli/report/report.ts';
import { sarif } from '../../../src/cli/report/sarif.ts';
import { findingsOf } from '../../../src/explain/findings.ts';
import { samples } from '../../../src/explain/samples/index.ts';
import { finding, placeIn } from '../../support/findings.ts';
import { fakeIo } from '../../support/io.ts';

const schema = JSON.parse(readFileSync(new URL('../../samples/sarif-2.1.0.schema.json', import.meta.url), 'utf8'));
const validate: ValidateFunction = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
);

interface Region {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
  }[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
}

function runOf(text: string): Run {
  const log: { readonly runs: readonly [Run] } = JSON.parse(text);
  assert.ok(validate(log) === true, JSON.stringify(validate.errors));
  return log.runs[0];
}

const source = { name: 'agents/a.yaml', text: 'a: b\nc: d\n' };
const report = (findings: Report['findings'], sources: Report['sources'] = [source]): Report => ({
  findings,
  hidden: hide([]),
  sources,
  manifests: 1,
});

test('the schema refuses what is not SARIF', () => {
  assert.not.ok(validate({ version: '2.1.0' }));
  assert.not.ok(validate({ version: '2.1.0', runs: [{ tool: {} }] }));
});

test('a report of every sample is SARIF, and what code scanning takes', () => {
  const findings = Object.values(samples).flatMap((sample) => findingsOf(sample, 'before'));
  const { tool, results } = runOf(sarif(report(findings)));
  assert.ok(results.length > 200);
  assert.is(new Set(tool.driver.rules.map(({ id }) => id)).size, tool.driver.rules.length);
  for (const rule of tool.driver.rules) {
    for (const part of ['shortDescription', 'fullDescription', 'help']) {
      assert.ok((rule as unknown as Record<string, { text?: string }>)[part]?.text, `${rule.id} ${part}`);
    }
  }
  for (const { ruleId, ruleIndex, message, locations } of results) {
    assert.is(tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.ok(message.text.length > 0);
    const [place] = locations;
    assert.ok(place);
    const { startLine, startColumn = 1, endLine = startLine, endColumn = startColumn } = place.physicalLocation.region;
    assert.ok(startLine >= 1 && startColumn >= 1);
    assert.ok(endLine > startLine || endColumn >= startColumn, ruleId);
  }
});

test('a finding without a place stands at the head of the first file', () => {
  const { results } = runOf(sarif(report([finding(undefined)])));
  assert.equal(results[0]?.locations, [
    { physicalLocation: { artifactLocation: { uri: 'agents/a.yaml' }, region: { startLine: 1 } } },
  ]);
});

test('and where no file was read, at the head of the repository', () => {
  const { results } = runOf(sarif(report([finding(undefined)], [])));
  assert.is(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri, '.');
});

test('a level is that of the finding, the rule keeps its own', () => {
  const strict = finding(placeIn(source, 'b'), { code: 'image-tag-latest', severity: 'error' });
  const { tool, results } = runOf(sarif(report([strict])));
  assert.is((results[0] as unknown as { level: string }).level, 'error');
  assert.equal((tool.driver.rules[0] as unknown as { defaultConfiguration: object }).defaultConfiguration, {
    level: 'warning',
  });
});

test('no more results than GitHub takes', () => {
  const { results } = runOf(sarif(report(Array.from({ length: 25_001 }, () => finding(placeIn(source, 'b'))))));
  assert.is(results.length, 25_000);
});

const INPUTS: readonly (readonly [title: string, input: string, code: number])[] = [
  ['no YAML', 'a: [', 1],
  ['nothing', '', 1],
  ['another kind', 'apiVersion: v1\nkind: ConfigMap\n', 1],
  ['half a manifest', 'apiVersion: kubernetes.planton.dev/v1\nkind: KubernetesDaemonSet\n', 1],
];

for (const [title, input, want] of INPUTS) {
  test(`a run over ${title} gives SARIF`, async () => {
    const io = fakeIo({ input });
    assert.is(await main(['validate', '-', '-o', 'sarif'], io), want);
    assert.ok(runOf(io.written.out).results.length > 0);
  });
}

test.run();
