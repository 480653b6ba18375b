import type { Container, Variable as ManifestVariable, SecretVariable } from '../model/manifest.ts';
import { objectShape } from '../model/shapes.ts';
import type { JsonObject, Variable } from '../model/workload.ts';
import { type LowerContext, referenceKey } from './context.ts';
import { respell, respellFields } from './respell.ts';

/** What the v1 kinds set on every app container; a variable of the user's with that name wins. */
const BUILTIN: readonly Variable[] = [
  { name: 'K8S_NODE_NAME', kind: 'from', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
  { name: 'K8S_POD_ID', kind: 'from', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
];

/**
 * The variables in order: built-ins, then `variables` and `secrets` in the order in which the user wrote the two,
 * because `$(NAME)` expands only what stands before.
 * @param owner the container's name for every container but the app: the prefix of its keys in secretEnv and references
 */
export function lowerEnv(context: LowerContext, env: Container['env'], isApp: boolean, owner?: string): Variable[] {
  const keyOf = (name: string): string => (owner === undefined ? name : `${owner}.${name}`);
  const own = Object.keys(env ?? {}).flatMap((list): Variable[] => {
    if (list === 'variables') return (env?.variables ?? []).map((variable) => lowerVariable(context, variable, keyOf));
    if (list === 'secrets') return (env?.secrets ?? []).map((secret) => lowerSecret(context, secret, keyOf));
    return [];
  });
  const builtin = env?.builtin ?? (isApp && context.declaresDefaults && !context.adopted);
  const taken = new Set(own.map(({ name }) => name));
  return [...(builtin ? BUILTIN.filter(({ name }) => !taken.has(name)) : []), ...own];
}

export function lowerEnvFrom(env: Container['env']): JsonObject[] {
  const shape = objectShape('spec', 'container', 'app', 'env', 'env_from');
  return (env?.env_from ?? []).map((source) => respell(source, shape) as JsonObject);
}

function lowerVariable(context: LowerContext, variable: ManifestVariable, keyOf: (name: string) => string): Variable {
  const { name, value, value_from: reference, ...sources } = variable;
  if (value !== undefined) return { name, kind: 'value', value };
  if (reference === undefined) {
    const shape = objectShape('spec', 'container', 'app', 'env', 'variables');
    return { name, kind: 'from', valueFrom: respellFields(sources, shape) };
  }
  const known = context.resolve(reference);
  if (known !== undefined) return { name, kind: 'value', value: known };
  const place = keyOf(name);
  context.need(place, { meaning: `the variable ${name}, which is ${referenceKey(reference)}` });
  return { name, kind: 'reference', place };
}

function lowerSecret(context: LowerContext, secret: SecretVariable, keyOf: (name: string) => string): Variable {
  const { name, value, secret_ref, value_from: reference } = secret;
  if (secret_ref !== undefined) {
    // A pod reads Secrets of its own namespace only; check warns about another one.
    const { namespace: _, ...ref } = secret_ref;
    return { name, kind: 'from', valueFrom: { secretKeyRef: ref } };
  }
  const key = keyOf(name);
  if (reference === undefined) return { name, kind: 'secret', key, ...(value === undefined ? {} : { literal: value }) };
  const known = context.resolve(reference);
  return {
    name,
    kind: 'secret',
    key,
    meaning: referenceKey(reference),
    ...(known === undefined ? {} : { literal: known }),
  };
}
