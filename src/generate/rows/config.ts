import type { JsonObject, Workload } from '../../model/workload.ts';
import * as schema from '../json-schema.ts';
import { keyed } from '../keys.ts';
import { leaf, type RootRow } from './leaf.ts';
import { unlessEmpty } from './row.ts';

/** What the release brings along: ConfigMaps, Secrets, references, further objects. */
export const CONFIG: readonly RootRow[] = [
  {
    key: 'configMaps',
    comment: 'ConfigMaps by name: a text, whose one key is the name, or data by key',
    schema: schema.mapOf(
      schema.anyOf(
        schema.text(),
        schema.objectWith({
          data: schema.textMap(),
          binaryData: schema.textMap(),
          immutable: schema.boolean(),
          name: schema.text(),
          labels: schema.textMap(),
          annotations: schema.textMap(),
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
    comment: 'Secrets by name; the values of data are given at install time',
    schema: schema.mapOf(
      schema.objectWith({
        data: schema.textMap(),
        type: schema.text(),
        immutable: schema.boolean(),
        name: schema.text(),
        labels: schema.textMap(),
        annotations: schema.textMap(),
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
  leaf('existingSecretKeys', 'Keys in it, by variable, where they are called otherwise', schema.textMap(), (w) =>
    hasSecretEnv(w) ? {} : undefined,
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
    schema.mapOf({ type: ['object', 'null'] }),
    (w) => Object.fromEntries(keyed(chartObjects(w), objectKey)),
  ),
  leaf(
    'extraObjects',
    'Objects of your own: a map is data, a text is a template',
    schema.listOf({ type: ['object', 'string'] }),
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

const objectKey = ({ kind, metadata }: Workload['extraObjects'][number]): string =>
  metadata.namespace === undefined ? `${kind}/${metadata.name}` : `${kind}/${metadata.namespace}/${metadata.name}`;
