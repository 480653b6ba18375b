import { objectShape } from '../../model/shapes.ts';
import type { AgentContainer, Image, Json, JsonObject, Variable } from '../../model/workload.ts';
import { entriesOver, inOrder, isMap, laidOver, listOf, mapOf, numbered, oneMember, textOf } from './values.ts';

/** Container.lifecycle.postStart, Container.livenessProbe … : one of these does the work. */
const HANDLERS = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Kubernetes' names of the fields of an object of the kind. */
export const fieldNames = (...path: readonly string[]): string[] =>
  Object.values(objectShape(...path).fields).map(({ kubernetes }) => kubernetes);

/** Container, less what is no field of its own in a workload. */
const FIELDS = fieldNames('spec', 'container', 'app').filter(
  (name) => !['name', 'image', 'imagePullPolicy', 'command', 'args', 'env', 'ports', 'volumeMounts'].includes(name),
);

/** What all containers of a pod share. */
export interface Registries {
  /** Takes the place of every image's registry. */
  readonly registry: string;
}

/** A container as values change it: its own keys, whether at the root or below sidecars and initContainers. */
export function containerOver(
  container: AgentContainer,
  over: JsonObject,
  { registry }: Registries,
  isApp: boolean,
): AgentContainer {
  const { imagePullPolicy, ...rest } = container;
  const image = mapOf(
    over['image'] === null ? { registry: null, repository: null, tag: null, digest: null } : over['image'],
  );
  const policy = over['image'] === null ? '' : laidOver(imagePullPolicy, image['pullPolicy']);
  return {
    ...rest,
    image: imageOver(container.image, image, registry, isApp),
    ...(policy ? { imagePullPolicy: textOf(policy) } : {}),
    env: envOver(container.env, over, isApp ? '' : `${container.name}.`),
    envFrom: [...listOver(container.envFrom, over['envFrom']), ...(listOf(over['extraEnvFrom']) as JsonObject[])],
    ports: portsOver(container.ports, over['ports']),
    volumeMounts: [
      ...mountsOver(container.volumeMounts, over['volumeMounts']),
      ...(laidOver([], over['extraVolumeMounts'] ?? []) as readonly JsonObject[]),
    ],
    fields: fieldsOver(container.fields, over),
  };
}

export const listOver = (base: readonly JsonObject[], over: Json | undefined): readonly JsonObject[] =>
  (laidOver(base, over) ?? []) as readonly JsonObject[];

/** The registry is what stands before the first slash, where that has a dot or a port, or is localhost. */
function imageOver(image: Image, over: JsonObject, registry: string, isApp: boolean): Image {
  const [first = '', ...path] = image.repo.split('/');
  const has = path.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  // An image that values leave without a repository is the manifest's, with its registry.
  const isGone = 'repository' in over && !over['repository'] && over['registry'] === null;
  const before = has ? first : '';
  const server = (registry || (isGone ? before : textOf(laidOver(before, over['registry'])))).replace(/\/$/, '');
  const own = has ? path.join('/') : image.repo;
  const repository = textOf(over['repository']) || own;
  const given = textOf(laidOver(isApp ? '' : (image.tag ?? ''), over['tag']));
  const tag = given || (isApp ? (image.tag ?? '') : '');
  const wanted = textOf(laidOver(image.digest ?? '', over['digest']));
  const isOther = tag !== (image.tag ?? '') || repository !== own;
  const digest = isOther && wanted === (image.digest ?? '') ? '' : wanted;
  return {
    repo: server === '' ? repository : `${server}/${repository}`,
    ...(tag ? { tag } : {}),
    ...(digest ? { digest } : {}),
  };
}

/** `prefix` is that of the container's keys in the Secret. */
function envOver(env: readonly Variable[], over: JsonObject, prefix: string): Variable[] {
  const given = listOf(laidOver([], over['extraEnv'] ?? [])) as readonly JsonObject[];
  const entries = new Map(env.map((variable) => [variable.name, variable]));
  const values = over['env'] === null ? Object.fromEntries(env.flatMap(plainName)) : mapOf(over['env']);
  for (const [name, value] of Object.entries(values)) {
    const before = entries.get(name);
    const isPlain = before?.kind === 'value' || before?.kind === 'from';
    const after = laidOver(isPlain ? plainValue(before) : undefined, value);
    if (after !== undefined) entries.set(name, oneSource(variableOf(name, after), before));
    else if (isPlain) entries.delete(name);
  }
  const secrets = over['secretEnv'] === null ? Object.fromEntries(env.flatMap(secretName)) : mapOf(over['secretEnv']);
  for (const [name, value] of Object.entries(secrets)) {
    const kind = entries.get(name)?.kind;
    if (value === null && kind === 'secret') entries.delete(name);
    // A plain one of the name wins.
    if (value !== null && (kind === undefined || kind === 'reference'))
      entries.set(name, { name, kind: 'secret', key: prefix + name });
  }
  const kept = inOrder(
    entries,
    env.map(({ name }) => name),
  ).map(([, variable]) => variable);
  const extra = given.map(({ name, value, valueFrom }): [string, Variable] => [
    textOf(name),
    isMap(valueFrom)
      ? { name: textOf(name), kind: 'from', valueFrom }
      : { name: textOf(name), kind: 'value', value: textOf(value) },
  ]);
  // A key that comes again keeps its place in a Map, and has its last value.
  return [...new Map([...kept.map((variable): [string, Variable] => [variable.name, variable]), ...extra]).values()];
}

/** EnvVarSource: of two members the manifest's goes. */
function oneSource(variable: Variable, before: Variable | undefined): Variable {
  if (variable.kind !== 'from' || before?.kind !== 'from') return variable;
  const { valueFrom } = variable;
  return { ...variable, valueFrom: oneMember(valueFrom, before.valueFrom, Object.keys(valueFrom)) };
}

const plainName = ({ name, kind }: Variable): [string, null][] =>
  kind === 'value' || kind === 'from' ? [[name, null]] : [];

const secretName = ({ name, kind }: Variable): [string, null][] => (kind === 'secret' ? [[name, null]] : []);

const plainValue = (variable: Variable): Json | undefined =>
  variable.kind === 'value' ? variable.value : variable.kind === 'from' ? { valueFrom: variable.valueFrom } : undefined;

function variableOf(name: string, value: Json): Variable {
  if (isMap(value)) {
    const { valueFrom } = value;
    return isMap(valueFrom) ? { name, kind: 'from', valueFrom } : { name, kind: 'value', value: '' };
  }
  return { name, kind: 'value', value: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** Ports by key: the name, or `<containerPort>-<protocol>`. */
export function portsByKey(ports: readonly JsonObject[], over: Json | undefined): [string, JsonObject][] {
  const keys = numbered(
    ports.map(({ name, containerPort, protocol }) =>
      String(name ?? `${containerPort}-${String(protocol).toLowerCase()}`),
    ),
  );
  return entriesOver(
    ports.map((port) => ({ name: '', ...port })),
    keys,
    over,
  );
}

/** ContainerPort: the key is the name unless another one is given; protocol TCP unless said, 0 and "" are none. */
const portsOver = (ports: readonly JsonObject[], over: Json | undefined): JsonObject[] =>
  portsByKey(ports, over).map(([key, port]) => {
    const { name = key, protocol, ...rest } = port;
    const kept = { ...(name ? { name } : {}), ...rest, protocol: protocol || 'TCP' };
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== 0 && value !== ''));
  });

/** VolumeMount by the name of its volume, which a key of its own may replace. */
function mountsOver(mounts: readonly JsonObject[], over: Json | undefined): JsonObject[] {
  const keys = numbered(mounts.map(({ name }) => String(name)));
  return entriesOver(mounts, keys, over).map(([key, mount]) => ({ ...mount, name: mount['name'] || key }));
}

function fieldsOver(fields: JsonObject, over: JsonObject): JsonObject {
  const changed: Record<string, Json> = { ...fields };
  for (const [key, value] of Object.entries(over)) {
    if (!FIELDS.includes(key)) continue;
    const after = laidOver(fields[key], value);
    if (after === undefined) delete changed[key];
    else changed[key] = unionsIn(key, after, fields[key]);
  }
  const { command: _, args: __, ...others } = changed;
  const extra = listOf(laidOver([], over['extraArgs'] ?? []));
  const words = {
    command: listOf(laidOver(fields['command'], over['command'])),
    args: [...listOf(laidOver(fields['args'], over['args'])), ...extra],
  };
  // An empty list is none.
  const filled = withoutEmpty({
    ...others,
    ...Object.fromEntries(Object.entries(words).filter(([, list]) => list.length > 0)),
  });
  return {
    ...Object.fromEntries(KEPT_EMPTY.filter((key) => isEmptyMap(fields[key])).map((key) => [key, {}])),
    ...filled,
  };
}

/** What stays where a manifest has it without anything in it, lest the pods restart. */
const KEPT_EMPTY = ['lifecycle', 'securityContext'];
const isEmptyMap = (value: Json | undefined): boolean => isMap(value) && Object.keys(value).length === 0;

function unionsIn(key: string, value: Json, before: Json | undefined): Json {
  if (PROBES.includes(key) && isMap(value)) return oneMember(value, mapOf(before), HANDLERS);
  if (key !== 'lifecycle' || !isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([hook, handler]) => [
      hook,
      isMap(handler) ? oneMember(handler, mapOf(mapOf(before)[hook]), HANDLERS) : handler,
    ]),
  );
}

const isEmpty = (key: string, value: Json): boolean => {
  if (PROBES.includes(key)) return !HANDLERS.some((handler) => handler in mapOf(value));
  return value === '' || (['lifecycle', 'securityContext'].includes(key) && Object.keys(mapOf(value)).length === 0);
};

/** A resource of "" is taken out; a probe without a handler, hooks or a context without anything in it is none. */
function withoutEmpty(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key, value]) => !isEmpty(key, value))
      .map(([key, value]) => [key, key === 'resources' ? resourcesIn(mapOf(value)) : value]),
  );
}

const resourcesIn = (resources: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(resources).map(([kind, amounts]) => [
      kind,
      isMap(amounts) ? Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== '')) : amounts,
    ]),
  );
