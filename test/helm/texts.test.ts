/** What the user wrote comes out of Helm as it was, wherever it stands. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isDataKey, isEnvName, isLabelValue, isQualifiedName } from '../../src/check/syntax.ts';
import { compareObjects } from '../../src/compare/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { chartOf, everyHelm, rendered, template, writeChart } from '../support/charts.ts';
import type { Helm } from '../support/helm.ts';
import { parseObjects } from '../support/kubectl-yaml.ts';
import { container, type Fields, manifest } from '../support/manifests.ts';
import { at, put } from '../support/paths.ts';
import { TEXTS } from '../support/texts.ts';

type Texts = readonly string[];
type Entries = Readonly<Record<string, string>>;

const any = (): boolean => true;
/** Helm 3.17 can't carry `<<` as a key of its values: it writes them out for the schema, and takes it for a merge. */
const anyKey = (text: string): boolean => text !== '<<';
const isVariable = (text: string): boolean => isEnvName(text) && anyKey(text);
/** Which keys and values Kubernetes allows in a map. */
const LABELS = [isQualifiedName, isLabelValue] as const;
const ANNOTATIONS = [isQualifiedName, any] as const;
const DATA = [isDataKey, any] as const;
const OPEN = [anyKey, any] as const;

const POD = 'DaemonSet/rel-agent: spec.template';
const APP = `${POD}.spec.containers.0`;

/** Maps: their place in the manifest, the place they come out at, what they take. */
const MAPS: readonly (readonly [string, string, typeof LABELS | typeof OPEN])[] = [
  ['metadata.labels', 'ServiceAccount/rel-agent: metadata.labels', LABELS],
  ['metadata.annotations', 'ServiceAccount/rel-agent: metadata.annotations', ANNOTATIONS],
  ['spec.namespace.labels', 'Namespace/monitoring: metadata.labels', LABELS],
  ['spec.namespace.annotations', 'Namespace/monitoring: metadata.annotations', ANNOTATIONS],
  ['spec.service_account.labels', 'ServiceAccount/rel-agent: metadata.labels', LABELS],
  ['spec.service_account.annotations', 'ServiceAccount/rel-agent: metadata.annotations', ANNOTATIONS],
  ['spec.daemonset.labels', 'DaemonSet/rel-agent: metadata.labels', LABELS],
  ['spec.daemonset.annotations', 'DaemonSet/rel-agent: metadata.annotations', ANNOTATIONS],
  ['spec.pod.labels', `${POD}.metadata.labels`, LABELS],
  ['spec.pod.annotations', `${POD}.metadata.annotations`, ANNOTATIONS],
  ['spec.pod.node_selector', `${POD}.spec.nodeSelector`, LABELS],
  ['spec.pod.volumes.0.csi.volume_attributes', `${POD}.spec.volumes.0.csi.volumeAttributes`, OPEN],
  ['spec.config_maps.many.data', 'ConfigMap/rel-agent-many: data', DATA],
  ['spec.config_maps.many.labels', 'ConfigMap/rel-agent-many: metadata.labels', LABELS],
  ['spec.config_maps.many.annotations', 'ConfigMap/rel-agent-many: metadata.annotations', ANNOTATIONS],
  ['spec.extra_objects.0.spec', 'Thing/thing: spec', OPEN],
];

/** Lists of texts. */
const LISTS: readonly (readonly [string, string])[] = [
  ['spec.container.app.command', `${APP}.command`],
  ['spec.container.app.args', `${APP}.args`],
  ['spec.pod.init_containers.0.args', `${POD}.spec.initContainers.0.args`],
  ['spec.extra_objects.0.list', 'Thing/thing: list'],
];

/** What an empty text can't be: a value that was given. */
const given = TEXTS.filter((text) => text !== '');

/** Where an empty text is no text to the API, and takes the field out. */
const TAKEN_OUT: ReadonlySet<string> = new Set(['working_dir', 'termination_message_path']);

/** Places of one text in a container. */
const SINGLES: readonly (readonly [string, string])[] = [
  ['env.variables.0.value', 'env.0.value'],
  ['working_dir', 'workingDir'],
  ['termination_message_path', 'terminationMessagePath'],
  ['liveness_probe.http_get.path', 'livenessProbe.httpGet.path'],
  ['liveness_probe.http_get.http_headers.0.value', 'livenessProbe.httpGet.httpHeaders.0.value'],
  ['readiness_probe.exec.command.0', 'readinessProbe.exec.command.0'],
  ['lifecycle.post_start.exec.command.0', 'lifecycle.postStart.exec.command.0'],
  ['args.0', 'args.0'],
];

const nameOf = (index: number): string => `t-${String(index).padStart(3, '0')}`;

const entriesFor = ([isKey, isValue]: readonly [(text: string) => boolean, (text: string) => boolean]): Entries => {
  const values = TEXTS.filter(isValue).map((text, index) => [nameOf(index), text]);
  const keys = TEXTS.filter(isKey).map((text, index) => [text, nameOf(index)]);
  return Object.fromEntries([...values, ...keys]);
};

function fullManifest(): Fields {
  const full = structuredClone(
    manifest({
      spec: {
        create_namespace: true,
        service_account: { create: true },
        pod: {
          volumes: [{ name: 'attributes', csi: { driver: 'x' } }],
          init_containers: [container('init')],
        },
        container: { sidecars: TEXTS.map((_, index) => sidecar(index)) },
        extra_objects: [{ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' } }],
      },
    }),
  );
  for (const [place, , takes] of MAPS) put(full, place, entriesFor(takes));
  for (const [place] of LISTS) put(full, place, TEXTS);
  TEXTS.forEach((text, index) => {
    for (const [place] of SINGLES) put(full, `spec.container.sidecars.${index}.${place}`, text);
    put(full, ['spec', 'config_maps', nameOf(index)], text);
    put(full, ['spec', 'extra_objects', index + 1], {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: nameOf(index) },
      text,
    });
  });
  put(full, 'spec.container.app.env', { builtin: false, variables: entriesFor([isVariable, any]) });
  return full;
}

const sidecar = (index: number): Fields =>
  container(nameOf(index), {
    env: { variables: [{ name: 'X' }] },
    liveness_probe: { http_get: { port: 80, http_headers: [{ name: 'X-Text' }] } },
  });

/** Objects by `Kind/name`, read as the API server gets them: Helm trims the end of each document. */
async function objectsOf(helm: Helm, folder: string, values: Fields = {}): Promise<Map<string, KubernetesObject>> {
  const text = await template(helm, folder, { values });
  const objects = text.split(/^---\n(?=# Source: )/m).flatMap((document) => parseObjects(document.trimEnd()));
  return new Map(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object]));
}

const found = (objects: ReadonlyMap<string, unknown>, place: string): unknown => {
  const [object = '', path = ''] = place.split(': ');
  return at(objects.get(object), path);
};

const zip = <T>(keys: Texts, values: readonly T[]): Record<string, T> =>
  Object.fromEntries(keys.flatMap((key, index) => (index in values ? [[key, values[index] as T]] : [])));

const pick = (map: unknown, keys: Texts): Entries =>
  Object.fromEntries(keys.map((key) => [key, (map as Entries | undefined)?.[key] ?? '(missing)']));

const chart = chartOf(fullManifest());
const folder = writeChart(chart);
const first = new Map<Helm, Promise<Map<string, KubernetesObject>>>();
const everyRendering = (check: (objects: ReadonlyMap<string, KubernetesObject>) => void): Promise<void> =>
  everyHelm(async (helm) => {
    const objects = first.get(helm) ?? objectsOf(helm, folder);
    first.set(helm, objects);
    check(await objects);
  });

test('there are many texts, all different', () => {
  assert.is(new Set(TEXTS).size, TEXTS.length);
  assert.ok(TEXTS.length >= 60, String(TEXTS.length));
});

for (const [place, result, takes] of MAPS) {
  test(`${place} keeps its keys and values`, () =>
    everyRendering((objects) => {
      const want = entriesFor(takes);
      assert.equal(pick(found(objects, result), Object.keys(want)), want);
    }));
}

for (const [place, result] of LISTS) {
  test(`${place} keeps its texts`, () => everyRendering((objects) => assert.equal(found(objects, result), TEXTS)));
}

for (const [place, result] of SINGLES) {
  test(`${place} of a container keeps its text`, () =>
    everyRendering((objects) => {
      const containers = found(objects, `${POD}.spec.containers`) as readonly unknown[];
      assert.equal(
        containers.slice(1).map((container) => at(container, result)),
        TEXTS.map((text) => (text === '' && TAKEN_OUT.has(place) ? undefined : text)),
      );
    }));
}

test('variables keep their names, their values and their order', () =>
  everyRendering((objects) => {
    const variables = found(objects, `${APP}.env`) as readonly { name: string; value: string }[];
    assert.equal(
      variables.map(({ name, value }) => [name, value]),
      Object.entries(entriesFor([isVariable, any])),
    );
  }));

test('a ConfigMap of one text, and the last text of an object, keep theirs', () =>
  everyRendering((objects) => {
    TEXTS.forEach((text, index) => {
      const name = nameOf(index);
      assert.equal(found(objects, `ConfigMap/rel-agent-${name}: data`), { [name]: text });
      assert.equal(found(objects, `Thing/${name}: text`), text);
    });
  }));

test('values that the install gives keep their texts', () =>
  everyHelm(async (helm) => {
    const names = given.map((_, index) => `V${index}`);
    const asking = manifest({
      spec: {
        container: {
          app: {
            env: {
              secrets: Object.fromEntries(names.map((name) => [name, { value_from: { kind: 'X', name } }])),
              variables: Object.fromEntries(names.map((name) => [`R${name}`, { value_from: { kind: 'X', name } }])),
            },
          },
        },
        secrets: { own: { keys: names } },
        pod: { image_registries: names.map((name) => ({ server: `${name}.example.com`, username: 'robot' })) },
      },
    });
    const values = {
      secretEnv: zip(names, given),
      references: zip(
        names.map((name) => `R${name}`),
        given,
      ),
      secrets: { own: { data: zip(names, given) } },
      imageCredentials: zip(
        names.map((name) => `${name}.example.com`),
        given.map((password) => ({ password })),
      ),
    };
    const objects = await objectsOf(helm, writeChart(chartOf(asking)), values);
    const decoded = (name: string): unknown =>
      Object.fromEntries(
        Object.entries(found(objects, `Secret/rel-agent-${name}: data`) as Entries).map(([key, text]) => [
          key,
          Buffer.from(text, 'base64').toString(),
        ]),
      );
    assert.equal(decoded('env'), values.secretEnv);
    assert.equal(decoded('own'), values.secrets.own.data);
    const { auths } = JSON.parse((decoded('registry') as Entries)['.dockerconfigjson'] ?? '');
    assert.equal(
      names.map((name) => auths[`${name}.example.com`].password),
      given,
    );
    const variables = found(objects, `${APP}.env`) as readonly { name: string; value?: string }[];
    assert.equal(
      variables.filter(({ name }) => name.startsWith('RV')).map(({ value }) => value),
      given,
    );
  }));

test("the user's own values keep their texts, and only a text among extraObjects is a template", () =>
  everyHelm(async (helm) => {
    const thing = { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'own' } };
    const objects = await objectsOf(helm, folder, {
      args: TEXTS,
      extraArgs: TEXTS,
      extraEnv: TEXTS.map((value, index) => ({ name: `X${index}`, value })),
      env: { OWN: '{{ .Release.Name }}' },
      podAnnotations: { own: 'two\n\n' },
      configMaps: { many: { data: { own: 'three\n\n\n' } } },
      extraObjects: [
        { ...thing, spec: entriesFor(OPEN), nothing: null, list: [null] },
        JSON.stringify({ ...thing, metadata: { name: 'templated' }, release: '{{ .Release.Name }}' }),
      ],
    });
    assert.equal(found(objects, `${APP}.args`), [...TEXTS, ...TEXTS]);
    const variables = found(objects, `${APP}.env`) as readonly { name: string; value: string }[];
    assert.equal(
      variables.slice(-TEXTS.length).map(({ value }) => value),
      TEXTS,
    );
    assert.is(variables.find(({ name }) => name === 'OWN')?.value, '{{ .Release.Name }}');
    assert.is(at(found(objects, `${POD}.metadata.annotations`), 'own'), 'two\n\n');
    assert.is(found(objects, 'ConfigMap/rel-agent-many: data.own'), 'three\n\n\n');
    assert.equal(found(objects, 'Thing/own: spec'), entriesFor(OPEN));
    assert.equal([found(objects, 'Thing/own: nothing'), found(objects, 'Thing/own: list')], [null, [null]]);
    assert.is(found(objects, 'Thing/templated: release'), 'rel');
  }));

test('the whole is what the manifest means', () =>
  everyRendering((objects) => assert.equal(compareObjects(rendered(chart), [...objects.values()]), [])));

test.run();
