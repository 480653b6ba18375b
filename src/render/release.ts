import { type Ask, asksOf } from '../model/asks.ts';
import type { Workload } from '../model/workload.ts';

/** What Helm knows when it installs a chart. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly values: InstallValues;
  readonly overrides?: Overrides;
}

/** What a release may call its objects in place of what the manifest says; absent and "" are one. */
export interface Overrides {
  /** Of the chart, in labels and object names. */
  readonly name?: string;
  /** Of all objects, whatever the release's own. */
  readonly namespace?: string;
  /** Of a Secret that is there already, in place of the release's own for secret variables. */
  readonly secret?: string;
  /** Further pull Secrets of the pods, by names that are never the release's own. */
  readonly pullSecrets?: readonly string[];
  /** false: a Namespace that the chart creates goes with the release. */
  readonly keepNamespace?: boolean;
}

/** What only install time gives, by kind and key. */
export type InstallValues = Readonly<Record<Ask['kind'], Readonly<Record<string, string>>>>;

/** The values a release is installed with; `of` tells each, and undefined leaves it out. */
export function installValues(workload: Workload, of: (ask: Ask) => string | undefined): InstallValues {
  const asks = asksOf(workload);
  const valuesOf = (kind: Ask['kind']): Record<string, string> =>
    Object.fromEntries(
      asks.flatMap((ask) => {
        const value = ask.kind === kind ? of(ask) : undefined;
        return value === undefined ? [] : [[ask.key, value]];
      }),
    );
  return {
    secretEnv: valuesOf('secretEnv'),
    references: valuesOf('references'),
    imageCredentials: valuesOf('imageCredentials'),
    secrets: valuesOf('secrets'),
  };
}

/** The value that was given for a key, empty where none was: a variable may be called `constructor`. */
export function givenValue({ values }: Release, kind: Ask['kind'], key: string): string {
  return (Object.hasOwn(values[kind], key) ? values[kind][key] : undefined) ?? '';
}
