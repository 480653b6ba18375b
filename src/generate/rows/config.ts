import { objectKey } from '../../model/placed.ts';
import type { JsonObject, Workload } from '../../model/workload.ts';
import * as schema from '../json-schema.ts';
import { keyed } from '../keys.ts';
import { leaf, type RootRow } from './leaf.ts';
import { described, unlessEmpty } from './row.ts';

/** An object of Kubernetes. */
const OBJECT: schema.JsonSchema = {
  type: 'object',
  properties: {
    apiVersion: described('API group and version', { type: 'string' }),
    kind: described('Kind', { type: 'string' }),
    metadata: described('Name, labels, annotations', { type: 'object' }),
  },
  required: ['apiVersion', 'kind', 'metadata'],
};

/** What a ConfigMap and a Secret have in common. */
const ofObject = (): Record<string, schema.JsonSchema> => ({
  immutable: described('Whether its data stay as they are', schema.boolean()),
  name: described('Exact name of the object', schema.text()),
  labels: described('Labels of the object', schema.textMap()),
  annotations: described('Annotations of the object', schema.textMap()),
});

/** What the release brings along: ConfigMaps, Secrets, references, further objects. */
export const CONFIG: readonly RootRow[] = [
  {
    key: 'configMaps',
    comment: 'ConfigMaps by name: a text, whose one key is the name, or data by key',
    schema: schema.mapOf(
      schema.anyOf(
        schema.text(),
        schema.objectWith({
          data: described('Texts by key', schema.textMap()),
          binaryData: described('Bytes by key, as base64', schema.textMap()),
          ...ofObject(),
        }),
      ),
    ),
    value: ({ configMaps }) =>
      unlessEmpty(
        Object.fromEntries(
          Object.entries(configMaps).map(([key, map]) => {
            const { data, binaryData, immutable, name, labels, annotations } = map;
            const own = { binaryData, labels, annotations };
            const rest = {
              ...(immutable === undefined ? {} : { immutable }),
              ...(name === undefined ? {} : { name }),
              ...Object.fromEntries(Object.entries(own).filter(([, entries]) => Object.keys(entries).length > 0)),
            };
            const isText = Object.keys(rest).length === 0 && Object.keys(data).join() === key;
            return [key, isText ? (data[key] as string) : { data, ...rest }];
          }),
        ),
      ),
  },
  {
    key: 'secrets',
    comment:
      'Secrets by name; the values of data are given at install time; with null the pods use one of that name that is there',
    schema: schema.mapOf(
      schema.objectWith({
        data: described('Values by key, given at install time', schema.textMap()),
        type: described('Type of the Secret; Opaque where it is not said', schema.text()),
        ...ofObject(),
      }),
    ),
    value: ({ secrets }) =>
      unlessEmpty(
        Object.fromEntries(
          Object.entries(secrets).map(
            ([key, { keys, type, immutable, name, labels, annotations }]): [string, JsonObject] => [
              key,
              {
                data: Object.fromEntries(keys.map((name) => [name, ''])),
                type,
                ...(immutable === undefined ? {} : { immutable }),
                ...(name === undefined ? {} : { name }),
                ...(Object.keys(labels).length === 0 ? {} : { labels }),
                ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
              },
            ],
          ),
        ),
      ),
  },
  leaf(
    'existingSecret',
    'Secret of the namespace that holds the secret variables, in place of secretEnv',
    schema.text(),
    (w) => (hasSecretEnv(w) ? '' : undefined),
  ),
  leaf(
    'existingSecretKeys',
    'Keys in it that are called otherwise, by variable, or by CONTAINER.VARIABLE for any container but the main one',
    schema.textMap(),
    (w) => (hasSecretEnv(w) ? {} : undefined),
  ),
  leaf('references', 'Fields of other resources, by place, given at install time', schema.textMap(), ({ references }) =>
    unlessEmpty(Object.fromEntries(Object.keys(references).map((place) => [place, '']))),
  ),
  leaf(
    'configRollout',
    'Whether a change of the ConfigMaps or Secrets above restarts the pods',
    schema.boolean(),
    (w) => (hasConfig(w) ? w.configRollout : undefined),
  ),
  leaf(
    'objects',
    'Further objects of the release by Kind/name, as data; null removes one',
    schema.mapOf({ ...OBJECT, type: ['object', 'null'] }),
    (w) => Object.fromEntries(keyed(chartObjects(w), objectKey)),
  ),
  leaf(
    'extraObjects',
    'Objects of your own: a map is data, and goes to the namespace of the chart; a text is a template',
    schema.listOf({ anyOf: [OBJECT, { type: 'string' }] }),
    () => [],
  ),
];
export const hasConfig = (workload: Workload): boolean =>
  Object.keys(workload.configMaps).length > 0 || hasSecrets(workload);

export const hasSecrets = (workload: Workload): boolean =>
  hasSecretEnv(workload) || Object.keys(workload.secrets).length > 0;

export function hasSecretEnv({ app, sidecars, initContainers }: Workload): boolean {
  return [app, ...sidecars, ...initContainers].some(({ env }) => env.some(({ kind }) => kind === 'secret'));
}

/** The extra objects that templates render: definitions of custom resources go to crds/. */
const chartObjects = ({ extraObjects }: Workload): Workload['extraObjects'] =>
  extraObjects.filter(({ kind }) => kind !== 'CustomResourceDefinition');
