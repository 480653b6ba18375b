import { type Ask, asksOf } from '../model/asks.ts';
import { releaseNameOf } from '../model/names.ts';
import type { Workload } from '../model/workload.ts';

/** Where a release stands, or will. */
export interface ReleasePlace {
  readonly name: string;
  readonly namespace: string;
}

export interface Installing {
  readonly secretsFile?: string | undefined;
  /** Which values the secrets file holds: by default the manifest's literals. */
  readonly isInFile?: (ask: Ask) => boolean;
  /** A release that is there already: it is upgraded. */
  readonly running?: ReleasePlace | undefined;
  /** Flags that name the cluster. */
  readonly cluster?: readonly string[];
}

/**
 * The command that installs a chart, with what only install time can give: from the secrets file where there is one,
 * else from variables of the shell, so that no secret is printed. A chart with the selector of a DaemonSet that runs
 * goes where that is, and takes it over.
 */
export function installCommand(workload: Workload, folder: string, options: Installing = {}): string {
  const { secretsFile, isInFile = isLiteral, running, cluster = [] } = options;
  const asks = asksOf(workload);
  const inFile = secretsFile === undefined ? [] : asks.filter(isInFile);
  const flags = [
    ...placeFlags(workload, running),
    ...(workload.selector === undefined ? [] : ['--take-ownership']),
    ...cluster,
    ...(secretsFile === undefined || inFile.length === 0 ? [] : [`--values ${shellWord(secretsFile)}`]),
    ...asks.filter((ask) => !inFile.includes(ask)).map(({ path }) => flag(path)),
  ];
  const verb = running === undefined ? 'install' : 'upgrade';
  const name = running?.name ?? releaseNameOf(workload.name);
  return [`helm ${verb} ${name} ${shellWord(folder)}`, ...flags].join(' \\\n    ');
}

const isLiteral = ({ literal }: Ask): boolean => literal !== undefined;

/** A new chart finds its namespace by itself; an adopted one is of the release that stands where its objects do. */
function placeFlags({ namespace, selector }: Workload, running: ReleasePlace | undefined): readonly string[] {
  if (running !== undefined) return [`--namespace ${running.namespace}`];
  if (namespace.name === undefined) return ['--namespace NAMESPACE --create-namespace'];
  return selector === undefined ? [] : [`--namespace ${namespace.name}`];
}

/**
 * --set-literal takes the value as it is, but knows no escapes in the key; --set-file does, and takes the value as it is
 * too. --set and --set-string would cut a value at a comma.
 */
function flag(path: readonly string[]): string {
  const key = keyOf(path);
  const value = `"$${variable(path)}"`;
  return key.includes('\\')
    ? `--set-file ${shellWord(key)}=<(printf %s ${value})`
    : `--set-literal ${shellWord(key)}=${value}`;
}

/** A path into values as Helm's flags write it. */
export const keyOf = (path: readonly string[]): string =>
  path.map((key) => key.replace(/[.,=[\]{}\\]/g, '\\$&')).join('.');

/** A name for the shell: that of the environment variable, or the path in its letters. */
function variable(path: readonly string[]): string {
  const own = path.at(-2) === 'secretEnv' ? path.slice(-1) : path.slice(1);
  const name = own.join('_').replace(/\W+/g, '_').toUpperCase();
  return /^\d/.test(name) ? `_${name}` : name;
}

export const shellWord = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
