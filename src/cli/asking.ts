import { runHelm } from '../effects/helm.ts';
import type { Finished } from '../effects/process.ts';
import type { ReleaseName } from '../verify/index.ts';
import type { NamedHelm } from './helms.ts';

export interface Answered {
  readonly answer: Finished;
  /** The version of the Helm that gave it. */
  readonly helm: string;
}

/** What each Helm was asked. It is started at once, and waits for the chart's values when it has come so far. */
export interface Asked {
  readonly release: ReleaseName;
  /** Gives the values, YAML. Rejects where there is no Helm. */
  readonly answersTo: (values: string) => Promise<readonly Answered[]>;
  /** Ends each Helm that still runs. */
  readonly end: () => void;
}

/**
 * Asks what a chart renders to. The values may be secret: they go through a pipe, no file holds them.
 * `chart` is an absolute path: a name without a folder is one of a repository to Helm, which it would look for.
 */
export function ask(chart: string, release: ReleaseName, flags: readonly string[], helms: readonly NamedHelm[]): Asked {
  const args = ['template', release.name, chart, '--namespace', release.namespace, '--include-crds'];
  const over = new AbortController();
  let give: (values: string) => void = () => {};
  const input = new Promise<string>((resolve) => {
    give = resolve;
  });
  const options = { input, signal: over.signal };
  const answers = Promise.all(helms.map((helm) => answerOf([...args, '--values', '-', ...flags], helm, options)));
  // Whoever is told of another error asks for no answer.
  answers.catch(() => {});
  return {
    release,
    answersTo: (values) => {
      give(values);
      return answers;
    },
    end: () => over.abort(),
  };
}

/** Lets a Helm that was asked start before this process goes on: the two work side by side then. */
export const helmFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function answerOf(
  args: readonly string[],
  { env, version }: NamedHelm,
  options: { readonly input: Promise<string>; readonly signal: AbortSignal },
): Promise<Answered> {
  // Before that, this process has enough to do.
  const told = options.input.then(version);
  const [answer, helm] = await Promise.all([runHelm(args, { ...options, env }), told]);
  return { answer, helm };
}
