/** An OCI registry, through the user's Helm and its logins. */
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from './archive.ts';
import type { Packed } from './dist.ts';
import { EnvironmentError } from './environment-error.ts';
import { runHelm } from './helm.ts';
import type { Finished } from './process.ts';
import { isMissing, isTransient, registryError } from './registry-trouble.ts';
import { DELAYS, withRetries } from './retry.ts';
import { inScratch } from './scratch.ts';
import { sha256 } from './stamp.ts';

export interface Registry {
  /** Such as `registry.example.com:5000`. */
  readonly host: string;
  /** Below the host, without slashes around; may be empty. */
  readonly path: string;
  readonly plainHttp: boolean;
  /** Of the certificate authority, where the system doesn't trust it. */
  readonly caFile?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Milliseconds before each further attempt. */
  readonly delays?: readonly number[];
}

/** A chart that stands in a registry. */
export interface Published {
  /** Of the manifest: what `oci://…@sha256:…` names. */
  readonly digest: string;
  /** Of the archive, in hexadecimal. */
  readonly sha256: string;
  /** Whether a signature stands beside it; only where that was asked. */
  readonly isSigned?: boolean;
}

/** Where the charts of a registry go: `oci://host/path`. */
export const addressOf = ({ host, path }: Registry): string => `oci://${[host, path].filter(Boolean).join('/')}`;

/** What a chart is pulled by. A tag has no `+`: Helm writes `_`, and reads it back. */
export const referenceOf = (registry: Registry, { name, version }: Identity): string =>
  `${addressOf(registry)}/${name}:${version.replaceAll('+', '_')}`;

/** What stands there; undefined for nothing. Rejects with an EnvironmentError where that can't be told. */
export async function findPublished(
  registry: Registry,
  { name, version }: Identity,
  asks: { readonly signature: boolean } = { signature: false },
): Promise<Published | undefined> {
  return inScratch([], async (folder) => {
    const where = ['--destination', folder, ...(asks.signature ? ['--prov'] : [])];
    const args = ['pull', `${addressOf(registry)}/${name}`, '--version', version, ...where];
    const { code, words } = await ask(registry, args);
    if (code !== 0 && isMissing(words)) return undefined;
    if (code !== 0) throw registryError(registry.host, words);
    const found = readdirSync(folder);
    const file = found.find((name) => name.endsWith('.tgz'));
    if (file === undefined) throw registryError(registry.host, words);
    return {
      digest: digestIn(words, registry),
      sha256: sha256(readFileSync(join(folder, file))),
      ...(asks.signature ? { isSigned: found.includes(`${file}.prov`) } : {}),
    };
  });
}

/**
 * Pushes one archive, with its signature where it has one. A registry shows nothing of it before Helm sends the
 * manifest, which comes last. Rejects with an EnvironmentError.
 */
export async function pushArchive(registry: Registry, { archive, signature }: Packed): Promise<Published> {
  return inScratch([], async (folder) => {
    const file = join(folder, archive.file);
    writeFileSync(file, archive.bytes);
    if (signature !== undefined) writeFileSync(`${file}.prov`, signature);
    // Helm takes the time of a chart that names none from its file, and it becomes part of the manifest.
    utimesSync(file, TIME, TIME);
    const { code, words } = await ask(registry, ['push', file, addressOf(registry)]);
    if (code !== 0) throw registryError(registry.host, words);
    return { digest: digestIn(words, registry), sha256: archive.sha256 };
  });
}

/** 1980-01-01T00:00:00Z. */
const TIME = 315_532_800;

interface Answer {
  readonly code: number;
  /** All that Helm says: 3 and 4 disagree on where the digest is printed. */
  readonly words: string;
}

function ask(registry: Registry, args: readonly string[]): Promise<Answer> {
  const { plainHttp, caFile, env = process.env, delays = DELAYS } = registry;
  const flags = [...(plainHttp ? ['--plain-http'] : []), ...(caFile === undefined ? [] : ['--ca-file', caFile])];
  return withRetries(
    // HELM_DEBUG would print requests with what they carry; the time zone becomes part of a manifest.
    async () => answer(await runHelm([...args, ...flags], { env: { ...env, HELM_DEBUG: 'false', TZ: 'UTC' } })),
    ({ code, words }) => code !== 0 && isTransient(words),
    delays,
  );
}

const answer = ({ code, stdout, stderr }: Finished): Answer => ({ code, words: `${stdout}\n${stderr}` });

function digestIn(words: string, { host }: Registry): string {
  const [, digest] = /^Digest:\s*(sha256:[0-9a-f]{64})\s*$/m.exec(words) ?? [];
  if (digest === undefined) throw new EnvironmentError(`Helm names no digest of what stands at ${host}.`);
  return digest;
}
