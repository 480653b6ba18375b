import { EnvironmentError } from '../effects/environment-error.ts';
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

/** What a Helm made of a chart, and its version. */
export interface Answer extends Finished {
  readonly helm: string;
}

/** Helms that render a chart. They were started at once, and wait for its values when they have come so far. */
export interface StartedHelms {
  readonly rendering: Rendering;
  /** Gives them the values, YAML, and has each one's answer. These reject where there is no Helm. */
  readonly finish: (values: string) => readonly Promise<Answer>[];
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
  const answers = helms.map((helm) => answerOf([...args, ...flags], helm, { input, signal: over.signal }));
  // Whoever is told of another error waits for none of them.
  for (const answer of answers) answer.catch(() => {});
  return {
    rendering,
    finish: (values) => {
      give(values);
      return answers;
    },
    end: () => over.abort(),
  };
}

/** Lets Helms that were started come to life before this process goes on: they work side by side then. */
export const helmsFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function answerOf(
  args: readonly string[],
  { env, version }: NamedHelm,
  options: { readonly input: Promise<string>; readonly signal: AbortSignal },
): Promise<Answer> {
  // It takes a start of Helm too, and while the manifest is compiled there is no processor to spare.
  const told = options.input.then(version);
  const [answer, helm] = await Promise.all([runHelm(args, { ...options, env }), told]);
  // Helm's own codes are small; the others say which signal ended it.
  if (answer.code > 128) throw new EnvironmentError(`Helm ${helm} was ended by signal ${answer.code - 128}.`);
  return { ...answer, helm };
}
