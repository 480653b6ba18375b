import type { ContainerAt, Rule } from '../context.ts';
import { referencesOf, secretEnvOf } from '../env.ts';
import type { Path } from '../path.ts';

/** What an install gives under one key of secretEnv or of references. */
interface Asked {
  readonly key: string;
  readonly owner: string;
  readonly path: Path;
}

/** Source: a Secret's data, and a chart's values, are maps: of two entries under one key, one overwrites the other. */
export const rule: Rule = {
  codes: ['secret-key-twice'],
  check(context) {
    for (const list of ['secrets', 'variables'] as const) {
      const first = new Map<string, Asked>();
      for (const asked of context.containers.flatMap((container) => askedOf(container, list))) {
        const before = first.get(asked.key);
        if (before === undefined) first.set(asked.key, asked);
        // Twice in one container is a finding of its own.
        else if (before.owner !== asked.owner) {
          const notes = [{ message: 'the first one', path: before.path }];
          context.report('secret-key-twice', asked.path, [asked.key], { notes });
        }
      }
    }
  },
};

function askedOf(container: ContainerAt, list: 'secrets' | 'variables'): Asked[] {
  const owner = container.role === 'app' ? '' : `${container.container.name ?? ''}.`;
  const variables = list === 'secrets' ? secretEnvOf(container) : referencesOf(container);
  return variables.map(({ name, path }) => ({ key: owner + name, owner, path }));
}
