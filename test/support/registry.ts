/** A real OCI registry on loopback: Debian's docker-registry (distribution 2.8), each with a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../../src/effects/process.ts';
import { temporaryFolder } from './folder.ts';

export interface TestRegistry {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** The certificate of its authority, where it speaks TLS. */
  readonly caFile: string | undefined;
  readonly stop: () => void;
}

export const LOGIN = { user: 'robot', password: 's3cret-pass' };
/** The password's bcrypt, of the lowest cost: it is computed anew for every request. */
const HTPASSWD = `${LOGIN.user}:$2b$04$abFSbmrm3/btUIoFlU.WL.c0lUy4CiC9YOU2cThljDBBmJDMV.Zoe\n`;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a registry, which ends with the process at the latest. Rejects where docker-registry isn't installed. */
export async function startRegistry(
  wishes: { readonly login?: boolean; readonly tls?: boolean } = {},
): Promise<TestRegistry> {
  const folder = temporaryFolder();
  const host = `127.0.0.1:${await freePort()}`;
  const certificate = wishes.tls ? await makeCertificate(folder) : undefined;
  writeFileSync(join(folder, 'htpasswd'), HTPASSWD);
  const config = {
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: host, ...(certificate ? { tls: { certificate: certificate.file, key: certificate.key } } : {}) },
    ...(wishes.login ? { auth: { htpasswd: { realm: 'test', path: join(folder, 'htpasswd') } } } : {}),
  };
  writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
  const child = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' });
  running.add(child);
  const failure = new Promise<never>((_, reject) => {
    child.on('error', () => reject(new Error('this test needs docker-registry: apt-get install docker-registry')));
    child.on('exit', (code) => reject(new Error(`docker-registry ended with ${code}`)));
  });
  failure.catch(() => {});
  await Promise.race([failure, isUp(`${certificate ? 'https' : 'http'}://${host}/v2/`)]);
  const stop = (): void => {
    running.delete(child);
    child.kill('SIGKILL');
  };
  return { host, caFile: certificate?.authority, stop };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function isUp(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { code } = await run('curl', ['--silent', '--insecure', '--output', '/dev/null', url]);
    if (code === 0) return;
    await pause(50);
  }
  throw new Error(`nothing answers at ${url}`);
}

interface Certificate {
  readonly authority: string;
  readonly file: string;
  readonly key: string;
}

/** By an authority that nobody knows, for 127.0.0.1. */
async function makeCertificate(folder: string): Promise<Certificate> {
  const at = (name: string): string => join(folder, name);
  const openssl = async (...args: readonly string[]): Promise<void> => {
    const { code, stderr } = await run('openssl', args);
    if (code !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
  };
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const authority = ['-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', '/CN=Throw-away', '-days', '2'];
  await openssl('req', '-x509', ...fresh, ...authority);
  const extensions = [
    '-addext',
    'subjectAltName=IP:127.0.0.1,DNS:localhost',
    '-addext',
    'basicConstraints=critical,CA:FALSE',
  ];
  const own = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-keyout', at('tls.key'), '-out', at('tls.pem')];
  await openssl('req', '-x509', ...fresh, ...own, '-subj', '/CN=127.0.0.1', '-days', '2', ...extensions);
  return { authority: at('ca.pem'), file: at('tls.pem'), key: at('tls.key') };
}
