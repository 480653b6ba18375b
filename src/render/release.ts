import type { Workload } from '../model/workload.ts';

/** What Helm knows when it installs a chart. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly values: InstallValues;
}

/** What only install time gives; the shape of these keys in the chart's values. */
export interface InstallValues {
  /** By variable name, with `<container>.` before it for every container but the app. */
  readonly secretEnv: Readonly<Record<string, string>>;
  /** By place. */
  readonly references: Readonly<Record<string, string>>;
  /** Password by server. */
  readonly imageCredentials: Readonly<Record<string, string>>;
  /** By Secret and key. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Every value that install time must give; `of` tells it, from the manifest's own literal where there is one. */
export function installValues(
  workload: Workload,
  of: (what: string, literal: string | undefined) => string | undefined,
): InstallValues {
  const containers = [workload.app, ...workload.sidecars, ...workload.initContainers];
  const secretEnv = containers.flatMap(({ env }) =>
    env.flatMap((variable) => (variable.kind === 'secret' ? [[variable.key, variable.literal] as const] : [])),
  );
  return {
    secretEnv: known(secretEnv, of),
    references: known(
      Object.entries(workload.references).map(([place, { literal }]) => [place, literal]),
      of,
    ),
    imageCredentials: known(
      workload.imageRegistries.map(({ server, password }) => [server, password]),
      of,
    ),
    secrets: Object.fromEntries(
      Object.entries(workload.secrets).map(([name, { keys }]) => [
        name,
        known(
          keys.map((key) => [key, undefined]),
          (key, literal) => of(`${name}.${key}`, literal),
        ),
      ]),
    ),
  };
}

function known(
  entries: readonly (readonly [string, string | undefined])[],
  of: (what: string, literal: string | undefined) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    entries.flatMap(([key, literal]) => {
      const value = of(key, literal);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
