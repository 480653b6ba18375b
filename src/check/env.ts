import { type ContainerAt, type Context, each, given } from './context.ts';
import type { Path } from './path.ts';

export interface VariableAt {
  readonly name: string | undefined;
  /** A literal that Kubernetes expands: that of a plain variable. */
  readonly value: string | undefined;
  readonly path: Path;
}

/** What the v1 kinds put before the variables of an app. */
const BUILTIN = ['K8S_NODE_NAME', 'K8S_POD_ID'];

export const builtinsOf = ({ container, role }: ContainerAt, context: Context): readonly string[] =>
  (container.env?.builtin ?? (role === 'app' && context.declaresDefaults)) ? BUILTIN : [];

/** The variables of a container in the order that they get there: `variables` and `secrets` as the user wrote the two. */
export function variablesOf({ container, path }: ContainerAt): VariableAt[] {
  const { env = {} } = container;
  return Object.keys(env).flatMap((list): VariableAt[] => {
    const at = [...path, 'env', list];
    if (list === 'variables') {
      return each(env.variables, at).map(([{ name, value }, below]) => ({ name, value, path: below }));
    }
    if (list !== 'secrets') return [];
    return each(env.secrets, at).map(([{ name }, below]) => ({ name, value: undefined, path: below }));
  });
}

/** The variables whose values the install puts into the chart's Secret. */
export const secretEnvOf = ({ container, path }: ContainerAt): { readonly name: string; readonly path: Path }[] =>
  each(container.env?.secrets, [...path, 'env', 'secrets']).flatMap(([{ name, secret_ref: elsewhere }, at]) =>
    given(name) && elsewhere === undefined ? [{ name, path: [...at, 'name'] }] : [],
  );

/** The variables that refer to another resource's value. */
export const referencesOf = ({ container, path }: ContainerAt): { readonly name: string; readonly path: Path }[] =>
  each(container.env?.variables, [...path, 'env', 'variables']).flatMap(([{ name, value_from: reference }, at]) =>
    given(name) && reference !== undefined ? [{ name, path: [...at, 'name'] }] : [],
  );
