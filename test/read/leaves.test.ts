/** One value in a place that wants one type. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readApp, readSpec } from './reader.ts';

type Case = readonly [yaml: string, value: unknown, finding?: string];

const pick = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);

function table(
  title: string,
  read: (yaml: string) => { value: unknown; findings: readonly string[] },
  cases: readonly Case[],
) {
  for (const [yaml, value, finding] of cases) {
    test(`${title}: ${yaml === '' ? 'nothing' : yaml}`, () => {
      assert.equal(read(yaml), { value, findings: finding === undefined ? [] : [finding] });
    });
  }
}

const inSpec = (field: string) => (yaml: string) => {
  const { spec, findings } = readSpec(`${field}: ${yaml}\nother: x`);
  return { value: pick(spec, field), findings };
};

table(
  'text',
  (yaml) => {
    const { app, findings } = readApp(`image: {repo: r, tag: ${yaml} }`);
    return { value: pick(app, 'image', 'tag'), findings };
  },
  [
    ['v1', 'v1'],
    ['1.2.3', '1.2.3'],
    ['"1.10"', '1.10'],
    ['1.10', '1.10', 'unquoted-scalar: 1.10'],
    ['9200', '9200', 'unquoted-scalar: 9200'],
    ['0644', '0644', 'unquoted-scalar: 0644'],
    ['1_000', '1_000', 'unquoted-scalar: 1_000'],
    ['9007199254740993', '9007199254740993', 'unquoted-scalar: 9007199254740993'],
    ['.inf', '.inf', 'unquoted-scalar: .inf'],
    ['on', 'on', 'unquoted-scalar: on'],
    ['NO', 'NO', 'unquoted-scalar: NO'],
    ['2024-01-01', '2024-01-01', 'unquoted-scalar: 2024-01-01'],
    ['!!str 5', '5'],
    ['! 5', '5'],
    ['!foo bar', 'bar', 'yaml-tag-ignored: !foo bar'],
    ['!!int x', 'x', 'yaml-tag-mismatch: !!int x'],
    ['null', undefined],
    ['~', undefined],
    ['', undefined],
    ['"null"', 'null'],
    ['""', ''],
    ['[a]', ['a']],
    ['{a: 1}', { a: 1 }],
  ],
);

table('integer', inSpec('min_ready_seconds'), [
  ['30', 30],
  ['"30"', 30],
  ['0x1e', 30],
  ['0644', 420],
  ['0o644', 420],
  ['30.0', 30],
  ['3e1', 30],
  ['"3e1"', 30],
  ['"30.0"', 30],
  ['1_000', 1000],
  ['-5', -5],
  ['0', 0],
  ['!!int "7"', 7],
  ['null', undefined],
  ['" 30"', ' 30'],
  ['"0644"', '0644'],
  ['"1_000"', '1_000'],
  ['30.5', 30.5],
  ['abc', 'abc'],
  ['yes', true],
  ['[1]', [1]],
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', 9007199254740992, 'integer-too-big: 9007199254740993'],
  ['"9007199254740993"', 9007199254740992, 'integer-too-big: "9007199254740993"'],
  ['0xffffffffffffffff', 2 ** 64, 'integer-too-big: 0xffffffffffffffff'],
  ['1e400', '1e400', 'integer-too-big: 1e400'],
  ['.inf', '.inf', 'number-not-finite: .inf'],
]);

table('boolean', inSpec('create_namespace'), [
  ['true', true],
  ['False', false],
  ['yes', true],
  ['off', false],
  ['y', true],
  ['!!bool "no"', false],
  ['~', undefined],
  ['"true"', true, 'quoted-boolean: "true"'],
  ["'no'", false, "quoted-boolean: 'no'"],
  ['"maybe"', 'maybe'],
  ['1', 1],
]);

table(
  'integer or text',
  (yaml) => {
    const { spec, findings } = readSpec(`update_strategy: {max_surge: ${yaml} }`);
    return { value: pick(spec, 'update_strategy', 'rolling_update', 'max_surge'), findings };
  },
  [
    ['1', 1],
    ['"1"', '1'],
    ['10%', '10%'],
    ['"10%"', '10%'],
    ['0x10', 16],
    ['1.0', 1],
    ['1.5', 1.5],
    ['yes', 'yes', 'unquoted-scalar: yes'],
  ],
);

table(
  'quantity',
  (yaml) => {
    const { app, findings } = readApp(`resources: {limits: {cpu: ${yaml} }}`);
    return { value: pick(app, 'resources', 'limits', 'cpu'), findings };
  },
  [
    ['100m', '100m'],
    ['1', '1'],
    ['"1"', '1'],
    ['0.5', '0.5'],
    ['0.50', '0.50'],
    ['1e3', '1e3'],
    ['0x10', '16'],
    ['010', '8'],
    ['1_000', '1000'],
    ['""', ''],
    ['true', true],
    ['{}', {}],
  ],
);

const mode = (yaml: string) => {
  const { app, findings } = readApp(`volume_mounts: [{config_map: {name: c, default_mode: ${yaml} }}]`);
  return { value: pick(app, 'volume_mounts', '0', 'config_map', 'default_mode'), findings };
};

table('mode', mode, [
  ['0644', 420],
  ['0o644', 420],
  ['420', 420],
  ['493', 493],
  ['256', 256],
  ['511', 511],
  ['456', 456],
  ['504', 504],
  ['0', 0],
  ['"420"', 420],
  ['"0644"', 420, 'quoted-mode: "0644"'],
  ["'0o600'", 384, "quoted-mode: '0o600'"],
  ['644', 644],
  ['"644"', 644],
  ['"440"', 440, 'mode-not-octal: "440"'],
  ['755', 755],
  ['400', 400, 'mode-not-octal: 400'],
  ['440', 440, 'mode-not-octal: 440'],
  ['1777', 1777],
]);

test("Kubernetes' own modes are modes too", () => {
  const { findings } = readApp(
    [
      'volume_mounts:',
      '  - projected: {default_mode: "0600", sources: [{secret: {items: [{mode: "0601"}]}}]}',
      '  - downward_api: {defaultMode: "0602", items: [{mode: "0603"}]}',
      '  - secret: {default_mode: "0604", items: [{mode: "0605"}]}',
    ].join('\n'),
  );
  const modes = [0, 1, 2, 3, 4, 5].map((digit) => `quoted-mode: "060${digit}"`);
  assert.equal(findings, modes);
});

const port = (field: string) => (yaml: string) => {
  const { app, findings } = readApp(`liveness_probe: {http_get: {${field}: ${yaml} }}`);
  return { value: pick(app, 'liveness_probe', 'http_get', 'port'), findings };
};

table('port', port('port'), [
  ['80', 80],
  ['"80"', '80'],
  ['http', 'http'],
]);
table('port_number', port('port_number'), [
  ['80', 80],
  ['"80"', 80],
]);
table('portName', port('portName'), [
  ['http', 'http'],
  ['80', '80', 'unquoted-scalar: 80'],
]);

table(
  'anything',
  (yaml) => {
    const { spec, findings } = readSpec(`extra_objects: [{spec: ${yaml} }]`);
    return { value: pick(spec, 'extra_objects', '0', 'spec'), findings };
  },
  [
    ['1.10', 1.1],
    ['0644', 420],
    ['on', true],
    ['null', null],
    ['[null, {a: ~}]', [null, { a: null }]],
    ['2024-01-01', '2024-01-01'],
    ['{hostIP: 1, host_ip: 2, on: 3}', { hostIP: 1, host_ip: 2, on: 3 }],
    ['9007199254740993', 9007199254740992, 'integer-too-big: 9007199254740993'],
    ['.nan', '.nan', 'number-not-finite: .nan'],
  ],
);

test('a secret is not shown in the help of its own finding', () => {
  const { findings, secrets } = readApp('env: {secrets: {PIN: 4711}}');
  assert.equal(findings, ['unquoted-scalar: 4711']);
  assert.equal(secrets, ['4711']);
});

test.run();
