import { type Ask, asksOf } from '../model/asks.ts';
import type { Workload } from '../model/workload.ts';

/** What Helm knows when it installs a chart. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly values: InstallValues;
}

/** What only install time gives, by kind and key. */
export type InstallValues = Readonly<Record<Ask['kind'], Readonly<Record<string, string>>>>;

/** The values a release is installed with; `of` tells each, and undefined leaves it out. */
export function installValues(workload: Workload, of: (ask: Ask) => string | undefined): InstallValues {
  const values: Record<Ask['kind'], Record<string, string>> = {
    secretEnv: {},
    references: {},
    imageCredentials: {},
    secrets: {},
  };
  for (const ask of asksOf(workload)) {
    const value = of(ask);
    if (value !== undefined) values[ask.kind][ask.key] = value;
  }
  return values;
}
