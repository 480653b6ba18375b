import { type Context, each, given, type Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { knownFields } from '../shapes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateEnvVarValueFrom, ValidateEnvFrom. */
export const rule: Rule = {
  codes: ['variable-no-source', 'variable-two-sources', 'env-from-source', 'reference-name-missing'],
  check(context) {
    for (const { container, path } of context.containers) {
      for (const list of ['variables', 'secrets'] as const) {
        const entries: readonly { readonly name?: string }[] = container.env?.[list] ?? [];
        for (const [entry, at] of each(entries, [...path, 'env', list])) checkSources(context, entry, at);
      }
      for (const [variable, at] of each(container.env?.variables, [...path, 'env', 'variables'])) {
        checkName(context, 'ConfigMap', variable.config_map_key_ref, [...at, 'config_map_key_ref']);
        checkName(context, 'Secret', variable.secret_key_ref, [...at, 'secret_key_ref']);
      }
      for (const [source, at] of each(container.env?.env_from, [...path, 'env', 'env_from'])) {
        const count = [source.config_map_ref, source.secret_ref].filter((ref) => ref !== undefined).length;
        if (count !== 1) context.report('env-from-source', at, [count]);
        checkName(context, 'ConfigMap', source.config_map_ref, [...at, 'config_map_ref']);
        checkName(context, 'Secret', source.secret_ref, [...at, 'secret_ref']);
      }
    }
  },
};

function checkSources(context: Context, variable: { readonly name?: string }, path: Path): void {
  const { name = '' } = variable;
  const sources = knownFields(variable, path).filter((field) => field !== 'name');
  // A misspelt source is found as such.
  const isBare = Object.keys(variable).every((field) => field === 'name');
  if (isBare) context.report('variable-no-source', path, [name], { part: 'key' });
  if (sources.length < 2) return;
  const notes = sources.slice(1).map((source) => ({ message: `and ${source}`, path: [...path, source] }));
  context.report('variable-two-sources', [...path, sources[0] ?? ''], [name, sources], { notes });
}

function checkName(context: Context, kind: string, source: { readonly name?: string } | undefined, path: Path): void {
  if (source !== undefined && !given(source.name))
    context.report('reference-name-missing', path, [kind], { part: 'key' });
}
