import type { Registry } from '../effects/registry.ts';
import type { Signer } from '../effects/sign.ts';
import { isRegistryPath } from './chart-metadata.ts';
import type { Operands, Values } from './command.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';
import { manifestOptions, referenceOptions, reportOptions } from './options.ts';

/** What package and publish share. */
export const packingOptions = {
  ...manifestOptions,
  'chart-version': {
    type: 'text',
    value: 'VERSION',
    describe: 'the version of the charts of manifests, in SemVer 2; auto: the next after what stands',
  },
  ...referenceOptions,
  sign: { type: 'flag', describe: 'Sign with gpg; `helm verify` reads the signature' },
  key: {
    type: 'text',
    value: 'KEY',
    describe: "the key to sign with, as gpg names it, gpg's default otherwise; Helm 3 reads RSA keys only",
  },
  'passphrase-file': { type: 'text', value: 'FILE', describe: 'the passphrase of the key, where no agent can ask' },
  ...reportOptions,
  output: {
    type: 'text',
    short: 'o',
    value: 'FORMAT',
    choices: ['pretty', 'json'],
    default: 'pretty',
    describe: 'how the outcome is shown',
  },
} as const;

export const chartOperands: Operands = {
  name: 'CHART',
  describe: 'a manifest, as for build, or the folder of a chart',
  most: Number.POSITIVE_INFINITY,
};

/** Throws UsageError for a key that nothing is signed with. */
export function signerOf(
  given: Pick<Values<typeof packingOptions>, 'sign' | 'key' | 'passphrase-file'>,
  io: Io,
): Signer | undefined {
  const { key, 'passphrase-file': passphraseFile } = given;
  if (given.sign) return { key, passphraseFile, env: io.env };
  if (key !== undefined || passphraseFile !== undefined)
    throw new UsageError('--key and --passphrase-file are for --sign.');
  return undefined;
}

/** `oci://host[:port]/path`. Throws UsageError for anything else; what may be a password is not repeated. */
export function registryOf(
  address: string,
  given: { readonly 'plain-http': boolean; readonly 'ca-file': string | undefined },
  io: Io,
): Registry {
  const [, host, path = ''] = /^oci:\/\/([^/]+)(?:\/(.*?))?\/*$/s.exec(address) ?? [];
  if (host === undefined) throw new UsageError('Where to? The last operand is the registry, oci://HOST/PATH.');
  if (address.includes('@'))
    throw new UsageError(
      `A registry is oci://HOST/PATH, without a user: helm registry login ${host.replace(/.*@/s, '')}.`,
    );
  if (!/^[A-Za-z0-9.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(host))
    throw new UsageError(`${JSON.stringify(host)} is no host of a registry.`);
  if (path.includes(':')) throw new UsageError('The path of a registry has no tag: the version is that of the chart.');
  if (path !== '' && !isRegistryPath(path))
    throw new UsageError(
      `${JSON.stringify(path)} is no path of a registry: lower-case letters and digits, with ., _, - and / between.`,
    );
  return { host, path, plainHttp: given['plain-http'], caFile: given['ca-file'], env: io.env };
}
