import { createHash } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { type Parts, render, renderTemplate } from '../support/lowered.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Below spec, and what the ConfigMap has besides its metadata. */
const CONFIG_MAPS: Readonly<Record<string, JsonObject>> = {
  '"a: 1\\n\\n"': { data: { c: 'a: 1\n\n' } },
  '{data: {a: "", b: "{{ x }}"}}': { data: { a: '', b: '{{ x }}' } },
  '{binary_data: {a: AAEC}, immutable: true}': { binaryData: { a: 'AAEC' }, immutable: true },
  '{data: {a: b}, immutable: false}': { data: { a: 'b' }, immutable: false },
};

const bodyOf = (object: KubernetesObject | undefined): unknown => {
  const { apiVersion: _, kind: __, metadata: ___, ...body } = object ?? {};
  return body;
};

for (const [given, want] of Object.entries(CONFIG_MAPS)) {
  test(`config_maps: {c: ${given}}`, () => {
    const object = render({ spec: `config_maps: {c: ${given}}` })['ConfigMap/agent-c'];
    assert.is(object?.apiVersion, 'v1');
    assert.equal(bodyOf(object), want);
  });
}

test('an exact name is the name', () => {
  assert.ok(render({ spec: 'config_maps: {c: {name: exact, data: {a: b}}}' })['ConfigMap/exact']);
});

const SECRETS: Parts = {
  spec: `
    secrets:
      tls: {type: kubernetes.io/tls, keys: [tls.crt, tls.key], immutable: false}
    container:
      app: {image: agent:1, env: {secrets: {TOKEN: "hüsh"}}}
      sidecars: [{name: proxy, image: proxy:1, env: {secrets: {TOKEN: psst}}}]
  `,
};
const GIVEN = {
  references: {},
  imageCredentials: {},
  secretEnv: { TOKEN: 'hüsh', 'proxy.TOKEN': 'psst' },
  secrets: { 'tls/tls.crt': 'CRT', 'tls/tls.key': 'KEY' },
};

test('secret variables are keys of one Secret, declared Secrets are apart', () => {
  const objects = render(SECRETS, { values: GIVEN });
  assert.equal(bodyOf(objects['Secret/agent-env']), {
    type: 'Opaque',
    data: { TOKEN: 'aMO8c2g=', 'proxy.TOKEN': base64('psst') },
  });
  assert.equal(bodyOf(objects['Secret/agent-tls']), {
    type: 'kubernetes.io/tls',
    immutable: false,
    data: { 'tls.crt': base64('CRT'), 'tls.key': base64('KEY') },
  });
});

test('a declared Secret whose values are not given has its keys', () => {
  const { 'Secret/agent-tls': tls } = render(SECRETS);
  assert.equal(tls?.['data'], { 'tls.crt': '', 'tls.key': '' });
});

test('registries are one pull Secret', () => {
  const { 'Secret/agent-registry': secret } = render({
    spec: `
      image_registries:
        - {server: ghcr.io, username: robot, password: "<h&sh>"}
        - {server: "quay.io:443", username: "", password: p, email: a@example.com}
    `,
  });
  assert.is(secret?.['type'], 'kubernetes.io/dockerconfigjson');
  const text = Buffer.from(Object(secret?.['data'])['.dockerconfigjson'], 'base64').toString();
  assert.equal(JSON.parse(text), {
    auths: {
      'ghcr.io': { username: 'robot', password: '<h&sh>', auth: base64('robot:<h&sh>') },
      'quay.io:443': { username: '', password: 'p', email: 'a@example.com', auth: base64(':p') },
    },
  });
  // Byte for byte what Go's encoding/json writes, which Helm's toJson is.
  assert.match(
    text,
    /^\{"auths":\{"ghcr\.io":\{"auth":"[^"]+","password":"\\u003ch\\u0026sh\\u003e","username":"robot"\}/,
  );
});

const checksumsOf = (...given: Parameters<typeof renderTemplate>): unknown =>
  renderTemplate(...given).metadata.annotations;

test('nothing to watch, no checksum', () => {
  assert.is(checksumsOf({}), undefined);
  assert.is(checksumsOf({ spec: 'config_maps: {c: {data: {}}}' }), undefined);
});

test('the checksum of the ConfigMaps: a line for each key, sorted, over data alone', () => {
  const spec = `
    config_maps:
      b: {data: {z: "1", a: "2"}, labels: {l: m}, immutable: true}
      a.conf: text
      c: {binary_data: {logo: AAEC}, data: {x: ""}}
  `;
  const lines = [
    `a.conf/a.conf:${sha256('text')}`,
    `b/a:${sha256('2')}`,
    `b/z:${sha256('1')}`,
    `c/logo:${sha256('AAEC')}`,
    `c/x:${sha256('')}`,
  ];
  assert.equal(checksumsOf({ spec }), { 'checksum/config': sha256(lines.map((line) => `${line}\n`).join('')) });
});

test('the checksum of the Secrets: salted with the release, and cut', () => {
  const lines = [
    `/TOKEN:${sha256('hüsh')}`,
    `/proxy.TOKEN:${sha256('psst')}`,
    `tls/tls.crt:${sha256('CRT')}`,
    `tls/tls.key:${sha256('KEY')}`,
  ];
  const digest = sha256(`team-a/agent\n${lines.map((line) => `${line}\n`).join('')}`);
  assert.equal(checksumsOf(SECRETS, { namespace: 'team-a', values: GIVEN }), {
    'checksum/secret': digest.slice(0, 16),
  });
});

test("pods keep their own annotations beside the chart's", () => {
  const annotations = checksumsOf({ spec: 'config_maps: {c: text}\npod_annotations: {a: b, checksum/config: old}' });
  assert.equal(annotations, { a: 'b', 'checksum/config': sha256(`c/c:${sha256('text')}\n`) });
});

test('an agent that reloads itself has no checksums', () => {
  const metadata = 'annotations: {ds2helm.dev/config-rollout: "false"}';
  assert.is(checksumsOf({ ...SECRETS, metadata }, { values: GIVEN }), undefined);
});

test.run();
