/** A chart that stands in an OCI registry, through the user's Helm and its logins. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from './environment-error.ts';
import { runHelm } from './helm.ts';
import { isMissing, isTransient, registryError } from './registry-trouble.ts';
import { DELAYS, withRetries } from './retry.ts';
import { inScratch } from './scratch.ts';

/** `oci://host/path/name`, with `:version` or `@sha256:…` behind it. */
export interface ChartReference {
  /** `oci://host/path/name`. */
  readonly repository: string;
  readonly host: string;
  readonly version?: string;
  readonly digest?: string;
}

export interface PullOptions {
  readonly plainHttp: boolean;
  readonly caFile: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

export interface Pulled {
  /** `<name>-<version>.tgz`. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of the manifest in the registry: what `@sha256:…` names. */
  readonly digest: string;
}

/** Undefined for text that isn't such a reference. */
export function parseReference(text: string): ChartReference | undefined {
  const [, repository, host, version, digest] =
    /^(oci:\/\/([^/@\s]+)\/[^:@\s]+?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
  if (repository === undefined || host === undefined) return undefined;
  return {
    repository,
    host,
    ...(version === undefined ? {} : { version: version.replaceAll('_', '+') }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/**
 * The chart; undefined where none stands there. Without version or digest the newest release, or pre-release where there
 * are no others. Rejects with an EnvironmentError.
 */
export async function pullChart(reference: ChartReference, options: PullOptions): Promise<Pulled | undefined> {
  const { repository, host, version, digest } = reference;
  const { plainHttp, caFile, env } = options;
  const named = digest === undefined ? repository : `${repository}@${digest}`;
  return inScratch([], async (folder) => {
    const args = [
      ...['pull', named, '--destination', folder],
      ...(version === undefined || digest !== undefined ? [] : ['--version', version]),
      ...(plainHttp ? ['--plain-http'] : []),
      ...(caFile === undefined ? [] : ['--ca-file', caFile]),
    ];
    const isNewest = version === undefined && digest === undefined;
    const released = await patiently(args, env);
    const hasNone = isNewest && released.code !== 0 && HAS_NO_RELEASE.test(released.words);
    const { code, words } = hasNone ? await patiently([...args, '--devel'], env) : released;
    const isNothing = isMissing(words) || HAS_NO_TAGS.test(words) || (isNewest && HAS_NO_RELEASE.test(words));
    if (code !== 0 && isNothing) return undefined;
    const [, found] = /^Digest:\s*(sha256:[0-9a-f]{64})\s*$/m.exec(words) ?? [];
    const [file] = readdirSync(folder);
    if (code !== 0 || file === undefined) throw registryError(host, words);
    if (found === undefined) throw new EnvironmentError(`Helm names no digest of what stands at ${host}.`);
    return { file, bytes: readFileSync(join(folder, file)), digest: found };
  });
}

/** Asked for the newest version, a registry tells that it doesn't know the name, or Helm that it found no version. */
const HAS_NO_TAGS = /name[ _]unknown|unable to locate any tags/i;

/** Helm looks at pre-releases only when it is told to: --devel. */
const HAS_NO_RELEASE = /could not locate a version matching/i;

async function patiently(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; words: string }> {
  const { code, stdout, stderr } = await withRetries(
    () => runHelm(args, { env: { ...env, HELM_DEBUG: 'false' } }),
    (finished) => finished.code !== 0 && isTransient(finished.stderr),
    DELAYS,
  );
  return { code, words: `${stdout}\n${stderr}` };
}
