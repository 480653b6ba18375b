import { asksOf } from '../model/asks.ts';
import type { Workload } from '../model/workload.ts';

/**
 * The command that installs a chart, with what only install time can give: from the secrets file where the manifest's
 * literals were written to one, else from variables of the shell, so that no secret is printed.
 */
export function installCommand(workload: Workload, folder: string, secretsFile: string | undefined): string {
  const { name, namespace } = workload;
  const asks = asksOf(workload);
  const inFile = secretsFile === undefined ? [] : asks.filter(({ literal }) => literal !== undefined);
  const flags = [
    ...(namespace.name === undefined ? ['--namespace NAMESPACE --create-namespace'] : []),
    ...(secretsFile === undefined || inFile.length === 0 ? [] : [`--values ${shellWord(secretsFile)}`]),
    ...asks.filter((ask) => !inFile.includes(ask)).map(({ path }) => flag(path)),
  ];
  return [`helm install ${name} ${shellWord(folder)}`, ...flags].join(' \\\n    ');
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

const shellWord = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
