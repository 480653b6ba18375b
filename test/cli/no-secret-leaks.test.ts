import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';

/** Numbers that look random and are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = random(20_251);
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
const secret = (): string =>
  Array.from({ length: 8 + Math.floor(next() * 16) }, () => PRINTABLE[Math.floor(next() * PRINTABLE.length)]).join('');

/** Ways to write a scalar that holds the text. */
const scalars: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text),
  (text) => `'${text.replaceAll("'", "''")}'`,
];

/** Every place that holds a literal secret, in every era, with a mistake beside it that shows its line. */
const places: readonly ((scalar: string) => string)[] = [
  (s) => app(`env: {secrets: {A: ${s}}, bad: 1}`),
  (s) => app(`env: {secrets: {A: {string_value: ${s}}}, bad: 1}`),
  (s) => app(`env: {secrets: {A: {value: ${s}, bad: 1}}}`),
  (s) => app(`env: {secrets: [{name: A, value: ${s}, bad: 1}]}`),
  (s) => app(`env: {secrets: [{name: "A B", value: ${s}}]}`),
  (s) => app(`env: {secrets: {A: ${s}}}`),
  (s) => app(`env: {variables: {B: "x$(A)"}, secrets: {A: ${s}}}`),
  (s) => app(`env: {secrets: {A: ${s}}, variables: {B: ${s}}}`),
  (s) =>
    app(
      `livenessProbe: {httpGet: {port: 80, httpHeaders: [{name: Auth, value: $(A)}]}}\n      env: {secrets: {A: ${s}}}`,
    ),
  (s) => spec(`container: {app: {image: a}, sidecars: [{name: s, image: "b:1", env: {secrets: {A: ${s}}}, bad: 1}]}`),
  (s) =>
    spec(
      `container: {app: {image: "a:1"}}\n  pod: {imageRegistries: [{server: r.io, username: u, password: ${s}, bad: 1}]}`,
    ),
  (s) =>
    spec(`container: {app: {image: "a:1"}}\n  pod: {image_registries: [{server: r.io, username: u, password: ${s}}]}`),
  (s) =>
    spec(
      `container: {app: {image: "a:1"}}\n  pod: {init_containers: [{name: i, image: b, env: {secrets: {A: ${s}}}}]}`,
    ),
  (s) => app(`env: {secrets: {A: ${s}, A: ${s}}}`),
  (s) => app(`liveness_probe: {http_get: {port: 80, http_headers: [{name: Authorization, value: ${s}}]}}`),
  (s) => app(`livenessProbe: {httpGet: {port: 99999, httpHeaders: [{name: Cookie, value: ${s}, bad: 1}]}}`),
  (s) => app(`lifecycle: {preStop: {httpGet: {port: 80, httpHeaders: {X-Api-Key: ${s}}}}}`),
  (s) =>
    app(
      `args: ["--key", ${s}]\n      readinessProbe: {httpGet: {port: 80, httpHeaders: [{name: Token, value: ${s}}]}}`,
    ),
  (s) => `${app(`probe:\n        http_headers:\n        - name: X-Session\n          value: ${s}`)}  broken: [\n`,
  (s) => `${app(`env:\n        secrets:\n          A: ${s}`)}  broken: [\n`,
];

const spec = (text: string): string =>
  `apiVersion: kubernetes.planton.dev/v1\nkind: KubernetesDaemonSet\nmetadata: {name: agent}\nspec:\n  namespace: n\n  ${text}\n`;
const app = (text: string): string => spec(`container:\n    app:\n      image: a:1\n      ${text}`);

const LINES = [
  'validate %/m.yaml',
  'validate %/m.yaml -o json',
  'validate %/m.yaml -o sarif',
  'validate %/m.yaml -o github',
  'build %/m.yaml -d %/charts',
  'build %/m.yaml -d %/charts --check',
  'build %/m.yaml --stop-after read',
  'build %/m.yaml --stop-after check',
  'build %/m.yaml --stop-after lower',
  'render %/m.yaml',
];

/** A text as someone might find it again. */
function traces(text: string): readonly string[] {
  const aligned = [0, 1, 2].map((skip) => {
    const bytes = Buffer.from(text).subarray(skip);
    return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
  });
  const json = JSON.stringify(text).slice(1, -1);
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(text),
    Buffer.from(text).toString('hex'),
    ...aligned,
  ];
}

test('200 secrets stand nowhere: not in a chart, a finding, or anything printed', async () => {
  for (let number = 0; number < 200; number++) {
    const text = secret();
    const place = places[number % places.length] ?? app;
    const scalar = scalars[Math.floor(number / places.length) % scalars.length] ?? JSON.stringify;
    const manifest = place(scalar(text));
    const folder = temporaryFolder();
    plant(folder, { 'm.yaml': manifest });
    for (const line of number < places.length ? LINES : LINES.slice(number % 8, (number % 8) + 3)) {
      const io = fakeIo();
      const code = await main(
        line.split(' ').map((word) => word.replace('%', folder)),
        io,
      );
      assert.ok(code <= 1, `${line}: ${io.written.err}`);
      const { 'm.yaml': _, ...charts } = tree(folder);
      const everything = [io.written.out, io.written.err, ...Object.values(charts)].join('\n');
      const found = traces(text).find((trace) => everything.includes(trace));
      assert.is(found, undefined, `${line} shows ${text} of\n${manifest}\n${everything}`);
    }
  }
});

const LOOKALIKE = 'xyzzy-plugh-6';
const FINDINGS = ['pretty', 'json', 'sarif', 'github'].map((format) => `validate %/m.yaml -o ${format}`);
const VARIABLES = [
  `variables: [{name: PASSWORD, value: ${LOOKALIKE}}]`,
  `variables: {PASSWORD: ${LOOKALIKE}, bad: [1]}`,
  `variables: {PASSWORD: {value: ${LOOKALIKE}, bad: 1}}`,
  `variables: {PASSWORD: {valu: ${LOOKALIKE}}}`,
  `variables: [{name: PASSWORD, val: ${LOOKALIKE}}]`,
  `variables: {URL: "https://agent:${LOOKALIKE}@example.com"}`,
];

for (const variables of VARIABLES) {
  test(`no finding shows the value that looks secret of ${variables}`, async () => {
    const folder = temporaryFolder();
    plant(folder, { 'm.yaml': app(`env: {${variables}}`) });
    for (const line of FINDINGS) {
      const io = fakeIo();
      await main(
        line.split(' ').map((word) => word.replace('%', folder)),
        io,
      );
      const said = io.written.out + io.written.err;
      assert.match(said, /PASSWORD|URL|bad|valu?/);
      assert.not.match(said, LOOKALIKE);
    }
  });
}

test('what only looks secret is rendered as it is', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'm.yaml': app(`env: {${VARIABLES[0]}}`) });
  const io = fakeIo();
  assert.is(await main(['render', `${folder}/m.yaml`], io), 0, io.written.err);
  assert.match(io.written.out, LOOKALIKE);
  assert.not.match(io.written.err, LOOKALIKE);
});

test.run();
