/** Provenance: https://helm.sh/docs/topics/provenance/. Helm signs only what it packages itself, so this is gpg's work. */
import type { Archive } from './archive.ts';
import { EnvironmentError, environmentError, systemCode } from './environment-error.ts';
import { run } from './process.ts';

export interface Signer {
  /** A key as gpg names it: an address, a fingerprint. gpg's default key when absent. */
  readonly key?: string | undefined;
  /** A file with the passphrase, where no agent can ask for it. */
  readonly passphraseFile?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/** The text of `<archive>.prov`, signed. Rejects with an EnvironmentError where gpg can't. */
export async function signArchive(
  { file, sha256 }: Pick<Archive, 'file' | 'sha256'>,
  chartYaml: string,
  signer: Signer,
): Promise<string> {
  const { key, passphraseFile, env } = signer;
  const args = [
    '--batch',
    '--no-tty',
    '--digest-algo=SHA512',
    ...(key === undefined ? [] : [`--local-user=${key}`]),
    ...(passphraseFile === undefined ? [] : ['--pinentry-mode=loopback', `--passphrase-file=${passphraseFile}`]),
    '--output=-',
    '--clearsign',
  ];
  const input = provenance(chartYaml, file, sha256);
  const { code, stdout, stderr } = await gpg(args, { input, ...(env === undefined ? {} : { env }) });
  if (code === 0) return stdout;
  throw new EnvironmentError(`gpg did not sign ${file}: ${lastLine(stderr) ?? `exit code ${code}`}.`, helpFor(stderr));
}

/** Two documents, as Helm splits them: the chart's metadata, and the digests of its files. */
export const provenance = (chartYaml: string, file: string, digest: string): string =>
  `${chartYaml.replace(/\n?$/, '\n')}\n...\nfiles:\n  ${file}: sha256:${digest}\n`;

/** Whether a provenance names this archive; who signed it is not asked. */
export const isOf = (signature: string, { file, sha256 }: Pick<Archive, 'file' | 'sha256'>): boolean =>
  signature.split('\n').some((line) => line.trim() === `${file}: sha256:${sha256}`);

async function gpg(args: readonly string[], options: Parameters<typeof run>[2]): ReturnType<typeof run> {
  try {
    return await run('gpg', args, options);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw environmentError("gpg can't be run", error);
    throw new EnvironmentError('There is no gpg on the PATH, and --sign needs it.', 'Install GnuPG 2.');
  }
}

const lastLine = (text: string): string | undefined =>
  text
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^gpg: (\[stdin\]: )?|\.$/g, '')
    .trim() || undefined;

function helpFor(stderr: string): string | undefined {
  if (/No secret key|no default secret key/i.test(stderr))
    return 'gpg --list-secret-keys shows the keys that --key can name.';
  if (/passphrase|pinentry|ioctl/i.test(stderr))
    return 'Where no agent can ask for the passphrase, name a file with --passphrase-file.';
  return undefined;
}
