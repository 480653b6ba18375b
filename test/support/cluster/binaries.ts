/**
 * The programs of a control plane: those of KUBEBUILDER_ASSETS, else built once from their Go modules into a cache
 * outside the tree. go.sum and Go's checksum database vouch for the sources.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { disk } from '../../../src/effects/file-system.ts';
import { withLock } from '../../../src/effects/lock.ts';

export const KUBERNETES = '1.36.3';
const ETCD = '3.6.6';
const KWOK = '0.7.0';

/** What a program is built from: a package of one of the modules below `go/`, or of a module at a version. */
interface Recipe {
  readonly version: string;
  readonly package: string;
  readonly module?: string;
}

/** A server that doesn't know its version is refused by every chart with a kubeVersion. */
const VERSION_FLAGS = Object.entries({
  gitVersion: `v${KUBERNETES}`,
  gitMajor: '1',
  gitMinor: '36',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
}).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`);

const ofKubernetes = (name: string): Recipe => ({
  version: KUBERNETES,
  package: `k8s.io/kubernetes/cmd/${name}`,
  module: 'kubernetes',
});

const RECIPES = {
  etcd: { version: ETCD, package: 'go.etcd.io/etcd/server/v3', module: 'etcd' },
  'kube-apiserver': ofKubernetes('kube-apiserver'),
  'kube-controller-manager': ofKubernetes('kube-controller-manager'),
  'kube-scheduler': ofKubernetes('kube-scheduler'),
  kwok: { version: KWOK, package: 'sigs.k8s.io/kwok/cmd/kwok' },
} as const satisfies Record<string, Recipe>;

export type Program = keyof typeof RECIPES;
/** The path of each program. */
export type Binaries = Readonly<Record<Program, string>>;

/** This machine has neither the programs nor what builds them. */
export class NoControlPlane extends Error {
  override readonly name = 'NoControlPlane';
}

const cache = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'ds2helm',
  `control-plane-${KUBERNETES}`,
);

/** Blocks while it builds, which takes a quarter of an hour the first time. Throws NoControlPlane. */
export function controlPlaneBinaries(): Binaries {
  const names = Object.keys(RECIPES) as Program[];
  const missing = names.filter((name) => assetOf(name) === undefined && !existsSync(cached(name)));
  if (missing.length > 0) build(missing);
  return Object.fromEntries(names.map((name) => [name, assetOf(name) ?? cached(name)])) as Binaries;
}

const cached = (name: Program): string => join(cache, `${name}-${RECIPES[name].version}`);

function assetOf(name: Program): string | undefined {
  const assets = process.env['KUBEBUILDER_ASSETS'];
  if (!assets) return undefined;
  const path = join(assets, name);
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

function build(missing: readonly Program[]): void {
  if (spawnSync('go', ['version']).status !== 0) {
    throw new NoControlPlane(
      `no ${missing.join(', ')}: name a folder that has them with KUBEBUILDER_ASSETS, or install Go (https://go.dev), which builds them`,
    );
  }
  mkdirSync(cache, { recursive: true });
  const patience = { wait: 3_600_000, foreign: 3_600_000, empty: 500 };
  withLock(disk, cache, () => missing.filter((name) => !existsSync(cached(name))).forEach(buildOne), patience);
}

/** Made beside its place and then renamed, so that what stands in the cache is whole. */
function buildOne(name: Program): void {
  const recipe: Recipe = RECIPES[name];
  const work = join(cache, `making-${name}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  console.error(`building ${name} ${recipe.version}, once`);
  const flags = ['-trimpath', `-ldflags=-s -w${recipe.module === 'kubernetes' ? ` ${VERSION_FLAGS.join(' ')}` : ''}`];
  const [cwd, args] =
    recipe.module === undefined
      ? [work, ['install', ...flags, `${recipe.package}@v${recipe.version}`]]
      : [
          fileURLToPath(new URL(`go/${recipe.module}`, import.meta.url)),
          ['build', ...flags, '-o', `${work}/`, recipe.package],
        ];
  const env = { ...process.env, GOBIN: work, GOFLAGS: '-mod=readonly' };
  const { status } = spawnSync('nice', ['-n', '19', 'go', ...args], { cwd, env, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new NoControlPlane(`${name} could not be built from ${recipe.package}: see above`);
  // A package called v3 is built into a program called `server`.
  const [made = name] = disk.list(work).map((entry) => entry.name);
  renameSync(join(work, made), cached(name));
  rmSync(work, { recursive: true, force: true });
}
