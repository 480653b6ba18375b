import { referencesIn } from '../../model/expansion.ts';
import { type ContainerAt, type Context, each, type Rule } from '../context.ts';
import { AMONG_NAMES, didYouMean } from '../did-you-mean.ts';
import { builtinsOf, variablesOf } from '../env.ts';
import type { Path } from '../path.ts';
import { mountsOf } from '../volumes.ts';

/**
 * Source: k8s.io/kubernetes third_party/forked/golang/expansion, and makeEnvironmentVariables in pkg/kubelet (variables
 * are expanded in their order, those of services and of env_from come before).
 */
export const rule: Rule = {
  codes: ['variable-reference-unknown', 'variable-reference-later', 'variable-reference-itself'],
  reads: [
    'CONTAINER/env/builtin',
    'CONTAINER/env/variables/*/name',
    'CONTAINER/env/secrets/*/name',
    'CONTAINER/env/env_from/*',
  ],
  check(context) {
    for (const container of context.containers) checkContainer(context, container);
  },
};

/** Set by the kubelet for every service of the namespace. */
const OF_SERVICES = /_SERVICE_(HOST|PORT)|_PORT(_|$)/;
/** In a command `$(date)` is a shell's; a variable is meant where it looks like one. */
const SHOUTED = /^[A-Z_][A-Z0-9_]*$/;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

function checkContainer(context: Context, at: ContainerAt): void {
  const variables = variablesOf(at);
  const before = new Set(builtinsOf(at, context));
  const later = new Map(variables.flatMap(({ name, path }) => (name === undefined ? [] : [[name, path] as const])));
  // What env_from brings can't be known.
  const isOpen = (at.container.env?.env_from ?? []).length > 0;
  const look = (text: string, path: Path, pattern: RegExp, self?: string): void => {
    for (const name of new Set(referencesIn(text))) {
      if (before.has(name) || OF_SERVICES.test(name) || !pattern.test(name)) continue;
      const declared = later.get(name);
      if (name === self) context.report('variable-reference-itself', path, [name]);
      else if (declared !== undefined) {
        const notes = [{ message: `${name} is declared here`, path: declared }];
        context.report('variable-reference-later', path, [name], { notes });
      } else if (!isOpen) {
        context.report('variable-reference-unknown', path, [name, didYouMean(name, before, AMONG_NAMES)]);
      }
    }
  };
  for (const { name, value, path } of variables) {
    look(value ?? '', [...path, 'value'], IDENTIFIER, name);
    if (name !== undefined) before.add(name);
  }
  for (const [text, path] of textsAfter(at)) look(text, path, SHOUTED);
}

/** Texts that see every variable. */
const textsAfter = (at: ContainerAt): [string, Path][] => [
  ...each(at.container.command, [...at.path, 'command']),
  ...each(at.container.args, [...at.path, 'args']),
  ...mountsOf(at).map(({ mount, path }): [string, Path] => [mount.sub_path_expr ?? '', [...path, 'sub_path_expr']]),
];
