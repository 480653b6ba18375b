import type { AgentContainer, Workload } from './workload.ts';

/** A value that only install time gives. */
export interface Ask {
  readonly kind: 'secretEnv' | 'references' | 'imageCredentials' | 'secrets';
  /**
   * Its name among those of its kind: the variable (with `<container>.` before it for every container but the app), the
   * place, the server, or `<secret>/<key>`.
   */
  readonly key: string;
  /** Its path in the chart's values. */
  readonly path: readonly string[];
  /** What the manifest says, where it says it: never for a chart. */
  readonly literal?: string;
}

/** Everything the chart asks for at install time, in the order of its values. */
export function asksOf(workload: Workload): Ask[] {
  const { app, sidecars, initContainers, secrets, references, imageRegistries } = workload;
  return [
    ...ofContainer(app, []),
    ...initContainers.flatMap((container) => ofContainer(container, ['initContainers', container.name])),
    ...sidecars.flatMap((container) => ofContainer(container, ['sidecars', container.name])),
    ...Object.entries(references).map(([key, { literal }]) => ask('references', key, ['references', key], literal)),
    ...imageRegistries.map(({ server, password }) =>
      ask('imageCredentials', server, ['imageCredentials', server, 'password'], password),
    ),
    ...Object.entries(secrets).flatMap(([name, { keys }]) =>
      keys.map((key) => ask('secrets', `${name}/${key}`, ['secrets', name, 'data', key], undefined)),
    ),
  ];
}

function ofContainer({ env }: AgentContainer, parent: readonly string[]): Ask[] {
  return env.flatMap((variable) =>
    variable.kind === 'secret'
      ? [ask('secretEnv', variable.key, [...parent, 'secretEnv', variable.name], variable.literal)]
      : [],
  );
}

function ask(kind: Ask['kind'], key: string, path: readonly string[], literal: string | undefined): Ask {
  return { kind, key, path, ...(literal === undefined ? {} : { literal }) };
}
