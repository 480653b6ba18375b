import { type Context, each, given, type Rule } from '../context.ts';
import { variablesOf } from '../env.ts';
import type { Path } from '../path.ts';
import { isEnvName, isIdentifier } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateEnv, with RelaxedEnvironmentVariableValidation (1.34). */
export const rule: Rule = {
  codes: ['env-name-invalid', 'env-name-unusual'],
  check(context) {
    for (const container of context.containers) {
      for (const { name, path } of variablesOf(container)) checkName(context, name, [...path, 'name']);
      const sources = each(container.container.env?.env_from, [...container.path, 'env', 'env_from']);
      for (const [{ prefix }, path] of sources) {
        if (given(prefix)) checkName(context, prefix, [...path, 'prefix']);
      }
    }
  },
};

function checkName(context: Context, name: string | undefined, path: Path): void {
  if (name === undefined) return;
  if (!isEnvName(name)) context.report('env-name-invalid', path, [name]);
  else if (!isIdentifier(name)) context.report('env-name-unusual', path, [name]);
}
