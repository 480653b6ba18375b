import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coloured, plain } from '../../../src/cli/colour.ts';
import { github } from '../../../src/cli/report/github.ts';
import { hide } from '../../../src/cli/report/hidden.ts';
import { json } from '../../../src/cli/report/json.ts';
import { pretty } from '../../../src/cli/report/pretty.ts';
import { byPlace, type Report, summary } from '../../../src/cli/report/report.ts';
import { sarif } from '../../../src/cli/report/sarif.ts';
import { finding, placeIn } from '../../support/findings.ts';

const source = { name: 'agents/a b.yaml', text: 'ports:\n  - name: metrics\n  - name: metrics\n' };
const second = finding(placeIn(source, 'metrics', 2), {
  code: 'unknown-field',
  message: 'Two ports are called "metrics".',
  why: 'A name stands for one port.',
  help: 'Rename one of them.',
  notes: [{ message: 'The first one is here.', at: placeIn(source, 'metrics') }],
});
const nowhere = finding(undefined, { severity: 'warning', message: 'Nothing to do.' });
const report = (...findings: Report['findings']): Report => ({
  findings,
  hidden: hide([]),
  sources: [source],
  manifests: 1,
});

test('pretty shows the line, the mark, the reason, the fix and the other place', () => {
  assert.is(
    pretty(report(second), plain),
    `agents/a b.yaml:3:11: error: Two ports are called "metrics". [unknown-field]
   3 |   - name: metrics
     |           ^^^^^^^
     = why: A name stands for one port.
     = help: Rename one of them.
agents/a b.yaml:2:11: note: The first one is here.
   2 |   - name: metrics
     |           ^^^^^^^
`,
  );
});

test('pretty keeps a line between findings, and shows one without a place', () => {
  assert.is(
    pretty(report(nowhere, nowhere), plain),
    'warning: Nothing to do. [unknown-field]\n\nwarning: Nothing to do. [unknown-field]\n',
  );
});

test('pretty colours the severity and the mark', () => {
  const text = pretty(report(second), coloured);
  assert.match(text, '\u001b[31merror\u001b[39m: ');
  assert.match(text, '\u001b[31m          ^^^^^^^\u001b[39m');
});

test('pretty lets no control character of the user through', () => {
  assert.is(
    pretty(report(finding(undefined, { message: 'a\u001b]0;b\u0007' })), plain),
    'error: a\ufffd]0;b\ufffd [unknown-field]\n',
  );
});

test('pretty shows the first hundred and counts the rest', () => {
  const text = pretty(report(...Array.from({ length: 103 }, () => nowhere)), plain);
  assert.is(text.match(/Nothing to do/g)?.length, 100);
  assert.ok(text.endsWith('\n\nand 3 more\n'));
});

test('json has every part, and a version', () => {
  assert.equal(JSON.parse(json(report(second, nowhere))), {
    version: 1,
    findings: [
      {
        code: 'unknown-field',
        severity: 'error',
        message: 'Two ports are called "metrics".',
        why: 'A name stands for one port.',
        help: 'Rename one of them.',
        file: 'agents/a b.yaml',
        start: { line: 3, column: 11 },
        end: { line: 3, column: 18 },
        notes: [
          {
            message: 'The first one is here.',
            file: 'agents/a b.yaml',
            start: { line: 2, column: 11 },
            end: { line: 2, column: 18 },
          },
        ],
      },
      { code: 'unknown-field', severity: 'warning', message: 'Nothing to do.', notes: [] },
    ],
    summary: { manifests: 1, errors: 1, warnings: 1, notes: 0 },
  });
});

test('json holds all findings', () => {
  const { findings } = JSON.parse(json(report(...Array.from({ length: 250 }, () => nowhere))));
  assert.is(findings.length, 250);
});

test('sarif names the rule, the level and the region', () => {
  const { version, runs } = JSON.parse(sarif(report(second)));
  assert.is(version, '2.1.0');
  assert.is(runs.length, 1);
  assert.is(runs[0].tool.driver.name, 'ds2helm');
  assert.equal(
    runs[0].tool.driver.rules.map(({ id }: { id: string }) => id),
    ['unknown-field'],
  );
  assert.equal(runs[0].results, [
    {
      ruleId: 'unknown-field',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Two ports are called "metrics". A name stands for one port. Rename one of them.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'agents/a%20b.yaml' },
            region: { startLine: 3, startColumn: 11, endLine: 3, endColumn: 18 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: {
            artifactLocation: { uri: 'agents/a%20b.yaml' },
            region: { startLine: 2, startColumn: 11, endLine: 2, endColumn: 18 },
          },
          message: { text: 'The first one is here.' },
        },
      ],
    },
  ]);
});

test('sarif says nothing of nothing, and is a log all the same', () => {
  const { runs } = JSON.parse(sarif(report()));
  assert.equal(runs[0].results, []);
});

const uris: readonly (readonly [string, string])[] = [
  ['./a.yaml', 'a.yaml'],
  ['a\\b.yaml', 'a/b.yaml'],
  ['/srv/a.yaml', 'file:///srv/a.yaml'],
  ['a#1.yaml', 'a%231.yaml'],
  ['<stdin>', '%3Cstdin%3E'],
];

for (const [name, uri] of uris) {
  test(`sarif names the file ${name} ${uri}`, () => {
    const { runs } = JSON.parse(sarif(report(finding({ source: { name, text: 'a' }, span: { start: 0, end: 1 } }))));
    assert.is(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, uri);
  });
}

test('github writes a command for each finding', () => {
  assert.is(
    github(report(second, nowhere)),
    '::error file=agents/a b.yaml,line=3,endLine=3,col=11,endColumn=17,title=unknown-field::' +
      'Two ports are called "metrics".%0AA name stands for one port.%0ARename one of them.%0A' +
      'The first one is here. (agents/a b.yaml:2:11)\n' +
      '::warning title=unknown-field::Nothing to do.\n',
  );
});

test('github calls a note a notice', () => {
  assert.is(
    github(report(finding(undefined, { severity: 'note', message: 'n' }))),
    '::notice title=unknown-field::n\n',
  );
});

test('github takes nothing of the user’s for a command', () => {
  const at = { source: { name: 'a,b:c%.yaml', text: 'a' }, span: { start: 0, end: 1 } };
  assert.is(
    github(report(finding(at, { message: '100%\r\n::error::x' }))),
    '::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=1,col=1,endColumn=1,title=unknown-field::100%25%0D%0A::error::x\n',
  );
});

test('findings stand in the order of their places', () => {
  const other = { name: 'b.yaml', text: 'x: y' };
  const findings = [finding(placeIn(other, 'x')), second, finding(placeIn(source, 'ports')), nowhere];
  assert.equal(
    byPlace(findings, [source, other]).map(({ at }) => at && `${at.source.name}:${at.span.start}`),
    [undefined, 'agents/a b.yaml:0', 'agents/a b.yaml:35', 'b.yaml:0'],
  );
});

test('the summary counts', () => {
  assert.is(summary({ ...report(second, nowhere, nowhere), manifests: 3 }), '1 error, 2 warnings in 3 manifests');
  assert.is(summary(report()), 'No findings in 1 manifest');
});

test.run();
