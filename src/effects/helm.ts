/** The user's Helm. */
import { EnvironmentError, environmentError, systemCode } from './environment-error.ts';
import { type Finished, type RunOptions, run } from './process.ts';

/** A run of Helm is over before its garbage is worth collecting, a tenth sooner so. From 512 MiB on Go collects it again. */
const UNCOLLECTED = { GOGC: 'off', GOMEMLIMIT: '512MiB' };

/** Runs the helm that HELM_BIN names, else the one on the PATH. Rejects with an EnvironmentError when it can't be started. */
export async function runHelm(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const named = (options.env ?? process.env)['HELM_BIN'];
  const helm = named || 'helm';
  try {
    return await run(helm, args, { ...options, env: { ...UNCOLLECTED, ...(options.env ?? process.env) } });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw environmentError(`${helm} can't be run`, error);
    throw named
      ? new EnvironmentError(`${named}, which HELM_BIN or --helm names, does not exist.`)
      : new EnvironmentError('There is no helm on the PATH.', 'Install Helm 3.17 or later, or name it with HELM_BIN.');
  }
}
