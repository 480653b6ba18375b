import { CONTAINER_FIELDS } from '../../model/fields.ts';
import type { AgentContainer, Image, Json, JsonObject, Variable } from '../../model/workload.ts';
import * as schema from '../json-schema.ts';
import { keyed, portKey } from '../keys.ts';
import { described, type Leaf, type Row, unlessEmpty } from './row.ts';

/** A container, and whether it is the app: the app's keys are always there, and its tag is the chart's appVersion. */
export interface ContainerSource {
  readonly container: AgentContainer;
  readonly isApp: boolean;
}

type ContainerRow = Row<ContainerSource>;

const shown = ({ isApp }: ContainerSource, value: Json | undefined): Json | undefined =>
  isApp ? value : unlessEmpty(value);

const field = (key: string, comment: string, of: schema.JsonSchema, empty?: Json): Leaf<ContainerSource> => ({
  key,
  comment,
  schema: of,
  value: (from) => from.container.fields[key] ?? (from.isApp ? empty : undefined),
});

const image: ContainerRow = {
  key: 'image',
  comment: 'Image of the container',
  rows: [
    imageRow('registry', 'Registry; global.imageRegistry stands over it', (image) => splitRepository(image).registry),
    imageRow('repository', 'Repository', (image) => splitRepository(image).repository, { minLength: 1 }),
    {
      key: 'tag',
      comment: "Tag; the app's default is the chart's appVersion",
      schema: schema.text(),
      value: ({ container, isApp }) => (isApp ? '' : (container.image.tag ?? '')),
    },
    imageRow(
      'digest',
      'Digest, as sha256:<hex>; one of your own goes with a tag or repository of your own',
      ({ digest }) => digest ?? '',
      { pattern: '^(sha256:[0-9a-f]{64})?$' },
    ),
    {
      key: 'pullPolicy',
      comment: 'When the image is pulled',
      schema: schema.oneOf('', 'Always', 'IfNotPresent', 'Never'),
      value: ({ container }) => container.imagePullPolicy ?? '',
    },
  ],
};

export const CONTAINER_ROWS: readonly ContainerRow[] = [
  image,
  field('command', "Entry point in place of the image's", schema.listOf(schema.text()), []),
  field('args', 'Arguments of the entry point', schema.listOf(schema.text()), []),
  extra('extraArgs', 'Arguments after those', schema.listOf(schema.text())),
  {
    key: 'env',
    comment:
      'Environment variables by name: a text, a number, a boolean, or valueFrom with its one source; null removes one',
    schema: schema.mapOf({
      anyOf: [
        { type: ['string', 'number', 'boolean', 'null'] },
        schema.objectWith({ valueFrom: described('Where its value comes from', schema.kubernetes('EnvVarSource')) }),
      ],
    }),
    value: (from) => shown(from, Object.fromEntries(from.container.env.flatMap(envEntry))),
  },
  extra(
    'extraEnv',
    'Further variables, as Kubernetes has them; one that env has too takes its place',
    listOfKubernetes('EnvVar'),
  ),
  {
    key: 'secretEnv',
    comment: 'Secret variables by name, given at install time; the chart holds no values of them',
    schema: schema.textMap(),
    value: ({ container }) =>
      unlessEmpty(
        Object.fromEntries(container.env.filter(({ kind }) => kind === 'secret').map(({ name }) => [name, ''])),
      ),
  },
  {
    key: 'envFrom',
    comment: 'ConfigMaps and Secrets whose keys all become variables',
    schema: listOfKubernetes('EnvFromSource'),
    value: (from) => shown(from, from.container.envFrom),
  },
  extra('extraEnvFrom', 'ConfigMaps and Secrets after those', listOfKubernetes('EnvFromSource')),
  {
    key: 'ports',
    comment: 'Ports by name; null removes one',
    schema: schema.mapOf(
      schema.objectWith(
        {
          name: described('Name in place of the key; "" for none', schema.text({ maxLength: 15 })),
          containerPort: described('Port in the pod', { type: 'integer', minimum: 1, maximum: 65535 }),
          protocol: described('Protocol; TCP where it is not said', schema.oneOf('TCP', 'UDP', 'SCTP')),
          hostPort: described('Port on the node; 0 for none', schema.integer({ minimum: 0, maximum: 65535 })),
          hostIP: described('Address of the node that it is opened on', schema.text()),
        },
        ['containerPort'],
      ),
    ),
    value: (from) => shown(from, portEntries(from.container)),
  },
  field('livenessProbe', 'Restarts the container when it fails', schema.kubernetes('Probe'), {}),
  field('readinessProbe', 'Marks the pod ready while it succeeds', schema.kubernetes('Probe'), {}),
  field('startupProbe', 'Holds the other probes back until it succeeds', schema.kubernetes('Probe'), {}),
  field('lifecycle', 'What runs after the start and before the stop', schema.kubernetes('Lifecycle'), {}),
  field('resources', 'Requests and limits; "" removes one', schema.kubernetes('ResourceRequirements'), {}),
  field('securityContext', 'What the container may do', schema.kubernetes('SecurityContext'), {}),
  {
    key: 'volumeMounts',
    comment: 'Mounts by volume, further ones of a volume with -2 …; null removes one',
    schema: schema.mapOf({ $ref: '#/definitions/Mount' }),
    value: (from) => shown(from, mountEntries(from.container)),
  },
  extra('extraVolumeMounts', 'Mounts after those', listOfKubernetes('VolumeMount')),
  ...CONTAINER_FIELDS.map(([name, comment]) => field(name, comment, propertyOf('Container', name))),
];

function imageRow(
  key: string,
  comment: string,
  value: (image: Image) => string,
  rest: JsonObject = {},
): Leaf<ContainerSource> {
  return { key, comment, schema: schema.text(rest), value: ({ container }) => value(container.image) };
}

function extra(key: string, comment: string, of: schema.JsonSchema): Leaf<ContainerSource> {
  return { key, comment, schema: of, value: ({ isApp }) => (isApp ? [] : undefined) };
}

function listOfKubernetes(name: string): schema.JsonSchema {
  return schema.listOf({ $ref: `#/definitions/${name}` });
}

/** The schema of a field of Kubernetes' own; resolved when the contract is written. */
export function propertyOf(definition: string, name: string): schema.JsonSchema {
  return { 'x-property': `${definition}.${name}` };
}

/** A registry is the first part of a repository where it has a dot or a port, or is localhost (Docker's rule). */
export function splitRepository({ repo }: Image): { registry: string; repository: string } {
  const slash = repo.indexOf('/');
  const first = repo.slice(0, Math.max(slash, 0));
  const isRegistry = /[.:]/.test(first) || first === 'localhost';
  return isRegistry ? { registry: first, repository: repo.slice(slash + 1) } : { registry: '', repository: repo };
}

function envEntry(variable: Variable): [string, Json][] {
  if (variable.kind === 'value') return [[variable.name, variable.value]];
  return variable.kind === 'from' ? [[variable.name, { valueFrom: variable.valueFrom }]] : [];
}

function portEntries({ ports }: AgentContainer): JsonObject {
  const entries = keyed(ports, portKey).map(([key, { name, ...port }]): [string, JsonObject] => [
    key,
    name === key ? port : { name: name ?? '', ...port },
  ]);
  return Object.fromEntries(entries);
}

function mountEntries({ volumeMounts }: AgentContainer): JsonObject {
  const entries = keyed(volumeMounts, ({ name }) => String(name)).map(([key, mount]): [string, JsonObject] => {
    const { name, ...rest } = mount;
    return [key, name === key ? rest : mount];
  });
  return Object.fromEntries(entries);
}
