/** Charts on their way to a registry. */
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { type Finished, run } from '../../src/effects/process.ts';
import { temporaryFolder } from './folder.ts';
import type { Helm } from './helm.ts';
import { fakeIo } from './io.ts';

/** A manifest without findings. */
export const agent = (
  name: string,
  { tag = '1.0', version = '0.1.0' } = {},
): string => `apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata:
  name: ${name}
  annotations: {ds2helm.dev/chart-version: "${version}"}
spec:
  namespace: monitoring
  container:
    app:
      image: {repo: example.com/agent, tag: "${tag}"}
      resources: {limits: {cpu: 100m, memory: 64Mi}, requests: {cpu: 100m, memory: 64Mi}}
`;

/** The same without a version of its own. */
export const unversioned = (name: string, tag = '1.0'): string =>
  agent(name, { tag }).replace('  annotations: {ds2helm.dev/chart-version: "0.1.0"}\n', '');

/** Someone with a Helm of their own, and logins of their own. */
export interface User {
  readonly helm: Helm;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function user(helm: Helm, env: User['env'] = {}): User {
  const home = temporaryFolder();
  const { PATH, XDG_CACHE_HOME } = process.env;
  const own = { PATH, HOME: home, XDG_CACHE_HOME, HELM_BIN: helm.path };
  const homes = ['CACHE', 'CONFIG', 'DATA'].map((name) => [`HELM_${name}_HOME`, join(home, name)]);
  return { helm, env: { ...own, ...Object.fromEntries(homes), DOCKER_CONFIG: home, ...env } };
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function ds2helm({ env }: User, ...args: readonly string[]): Promise<Said> {
  const io = fakeIo({ env });
  const code = await main(args, io);
  return { code, ...io.written };
}

/** The user's own Helm. */
export const helmOf = ({ helm, env }: User, ...args: readonly string[]): Promise<Finished> =>
  run(helm.path, args, { env });

/** The one digest in what was printed. */
export function digestIn(text: string): string {
  const digests = new Set(text.match(/sha256:[0-9a-f]{64}/g));
  const [digest] = digests;
  if (digest === undefined || digests.size !== 1) throw new Error(`${digests.size} digests in ${text}`);
  return digest;
}
