import { objectShape } from '../model/shapes.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import type { RaiseContext } from './context.ts';
import { isObject, objectAt, objectsAt, present, textAt } from './json.ts';
import { canonicalFields } from './respell.ts';

/**
 * The environment of a container. The order of variables counts, because `$(NAME)` expands what stands before: Secrets'
 * keys get a list of their own only where they all stand together, at one end.
 */
export function raiseEnv(context: RaiseContext, container: JsonObject): JsonObject | undefined {
  const env = withoutOverridden(context, container);
  const sources = objectsAt(container, 'envFrom');
  if (env.length === 0 && sources.length === 0) return undefined;
  const { first, last } = split(env);
  const lists = [first, last].map((list): [string, Json] =>
    list.every(isSecret)
      ? ['secrets', list.map((variable) => raiseSecret(context, variable))]
      : ['variables', list.map((variable) => raiseVariable(context, variable))],
  );
  return {
    ...Object.fromEntries(lists.filter(([, list]) => (list as readonly Json[]).length > 0)),
    ...(sources.length === 0 ? {} : { env_from: sources.map((source) => raiseSource(context, source)) }),
  };
}

/**
 * The variables that a container gets: of several of one name Kubernetes takes the last. Where a value before that
 * refers to one by `$(NAME)`, all stay, and the check refuses them.
 */
function withoutOverridden(context: RaiseContext, container: JsonObject): readonly JsonObject[] {
  const env = objectsAt(container, 'env');
  const last = new Map(env.map((variable, index) => [variable['name'], index]));
  const overridden = env.filter(({ name }, index) => last.get(name) !== index);
  const isReferred = ({ name }: JsonObject): boolean => env.some(({ value }) => String(value).includes(`$(${name})`));
  if (overridden.some(isReferred)) return env;
  for (const variable of overridden) {
    const place = context.trace.placeOf(variable);
    if (place !== undefined) context.report('env-overridden', place, String(variable['name']), context.adopted);
  }
  return env.filter((variable) => !overridden.includes(variable));
}

interface Halves {
  readonly first: readonly JsonObject[];
  readonly last: readonly JsonObject[];
}

function split(env: readonly JsonObject[]): Halves {
  const all = { first: env, last: [] };
  const turn = env.findIndex((variable, index) => index > 0 && isSecret(variable) !== isSecret(env[index - 1] ?? {}));
  if (turn < 0) return all;
  const [first, last] = [env.slice(0, turn), env.slice(turn)];
  const isUniform = last.every((variable) => isSecret(variable) === isSecret(last[0] ?? {}));
  // In one list with the others, order is kept whatever stands where.
  return isUniform ? { first, last } : all;
}

/** A key of a Secret, as `secret_ref` can say it. */
function isSecret(variable: JsonObject): boolean {
  const from = objectAt(variable, 'valueFrom');
  const ref = objectAt(from, 'secretKeyRef');
  const isWhole = Boolean(textAt(ref, 'name')) && Boolean(textAt(ref, 'key'));
  return Object.keys(from).length === 1 && isWhole && !variable['value'];
}

function raiseSecret(context: RaiseContext, variable: JsonObject): JsonObject {
  const ref = objectAt(variable, 'valueFrom', 'secretKeyRef');
  const raised = { ...ref, name: context.ownName('secret', textAt(ref, 'name') ?? '') };
  context.trace.link(raised, ref);
  return context.trace.link({ name: variable['name'] ?? null, secret_ref: raised }, variable);
}

function raiseVariable(context: RaiseContext, variable: JsonObject): JsonObject {
  const { name = null, value, valueFrom, ...unknown } = variable;
  const shape = objectShape('spec', 'container', 'app', 'env', 'variables');
  const sources = isObject(valueFrom)
    ? canonicalFields(withOwnKey(context, valueFrom), shape, context.trace)
    : undefined;
  // Of both, an empty value is one that isn't given.
  const text = sources === undefined ? (value ?? '') : value === '' ? undefined : value;
  return context.trace.link({ name, ...present({ value: text }), ...sources, ...unknown }, variable);
}

const NAMED = {
  configMapKeyRef: 'configMap',
  secretKeyRef: 'secret',
  configMapRef: 'configMap',
  secretRef: 'secret',
} as const;

function raiseSource(context: RaiseContext, source: JsonObject): JsonObject {
  const shape = objectShape('spec', 'container', 'app', 'env', 'env_from');
  return canonicalFields(withOwnKey(context, source), shape, context.trace);
}

/** The object's name in the manifest in place of the one in the cluster; `fieldRef` without its one API version. */
function withOwnKey(context: RaiseContext, source: JsonObject): JsonObject {
  const entries = Object.entries(source).map(([kind, ref]): [string, Json] => {
    if (kind === 'fieldRef' && isObject(ref) && ref['apiVersion'] === 'v1') {
      const { apiVersion: _, ...rest } = ref;
      return [kind, context.trace.link(rest, ref)];
    }
    const name = textAt(ref, 'name');
    if (!(kind in NAMED) || !isObject(ref) || name === undefined) return [kind, ref];
    const own = context.ownName(NAMED[kind as keyof typeof NAMED], name);
    return [kind, context.trace.link({ ...ref, name: own }, ref)];
  });
  return context.trace.link(Object.fromEntries(entries), source);
}
