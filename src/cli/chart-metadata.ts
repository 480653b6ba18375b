import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Identity } from '../effects/archive.ts';
import { isVersion } from '../model/version.ts';

/** Name and version of a Chart.yaml, or why it names no chart that can be packaged; `file` is said in that finding. */
export function identityOf(chartYaml: string, file: string): { identity: Identity } | { refusal: Diagnostic } {
  const refusal = (what: string) => ({ refusal: diagnose('chart-metadata-invalid', {}, file, what) });
  let chart: unknown;
  try {
    // Every scalar as its text: a version 1.10 is not to become 1.1.
    chart = load(chartYaml, { schema: FAILSAFE_SCHEMA });
  } catch {
    return refusal('it is not YAML');
  }
  if (typeof chart !== 'object' || chart === null) return refusal('it is not a map');
  const { name, version } = chart as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || !NAME.test(name))
    return refusal('its name is not one of letters, digits, ., _ and -');
  if (typeof version !== 'string' || !isVersion(version)) return refusal('its version is not one of SemVer 2');
  return { identity: { name, version } };
}

/** It becomes the name of a file and of a folder. */
const NAME = /^[A-Za-z0-9][\w.-]*$/;

/** A part of a path in a registry: https://github.com/opencontainers/distribution-spec, "Pulling manifests". */
const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const PATH = new RegExp(`^${PART}(?:/${PART})*$`);

export const isRegistryPath = (path: string): boolean => PATH.test(path);
