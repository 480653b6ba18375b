import { runHelm } from '../effects/helm.ts';
import type { Finished } from '../effects/process.ts';
import type { ReleaseName } from '../verify/index.ts';
import type { NamedHelm } from './helms.ts';

/** What `helm template` is to render. */
export interface Rendering {
  /** An absolute path: a name without a folder is one of a repository to Helm, which it would look for. */
  readonly chart: string;
  readonly release: ReleaseName;
  /** Further flags, behind the values that a chart asks for. */
  readonly flags: readonly string[];
}

/** Helms that render a chart. They were started at once, and wait for its values when they have come so far. */
export interface StartedHelms {
  readonly rendering: Rendering;
  /** Gives them the values, YAML, on which they go to work. A second time changes nothing. */
  readonly give: (values: string) => void;
  /** Each one's answer. They reject where there is no Helm. */
  readonly answers: readonly Promise<Finished>[];
  /** Ends those that still run. */
  readonly end: () => void;
}

/** Starts each Helm. The values may be secret: they go through a pipe, no file holds them. */
export function startHelms(rendering: Rendering, helms: readonly NamedHelm[]): StartedHelms {
  const { chart, release, flags } = rendering;
  const args = ['template', release.name, chart, '--namespace', release.namespace, '--include-crds', '--values', '-'];
  const over = new AbortController();
  let give: (values: string) => void = () => {};
  const input = new Promise<string>((resolve) => {
    give = resolve;
  });
  const answers = helms.map(({ env }) => runHelm([...args, ...flags], { env, input, signal: over.signal }));
  // Whoever is told of another error waits for none of them.
  for (const answer of answers) answer.catch(() => {});
  return {
    rendering,
    give,
    answers,
    end: () => over.abort(),
  };
}

/** Lets what Helms were given reach them before this process goes on: they work side by side then. */
export const helmsFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
