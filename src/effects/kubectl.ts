/** The user's kubectl. */
import { EnvironmentError, environmentError, systemCode } from './environment-error.ts';
import { type Finished, run } from './process.ts';

/** Which cluster, and where in it; kubectl's own settings when absent. */
export interface Cluster {
  readonly namespace?: string | undefined;
  readonly context?: string | undefined;
  readonly kubeconfig?: string | undefined;
}

/** What kubectl printed, and what the cluster says of what the user may not see. */
export interface Answer {
  readonly text: string;
  readonly forbidden?: string;
}

/** The answer to a kubectl command. Rejects with an EnvironmentError where it can't be started or fails otherwise. */
export async function runKubectl(args: readonly string[], cluster: Cluster, env: NodeJS.ProcessEnv): Promise<Answer> {
  const { code, stdout, stderr } = await started([...args, ...flags(cluster)], env);
  if (code === 0) return { text: stdout };
  const forbidden = /^Error from server \(Forbidden\): (.*)$/m.exec(stderr)?.[1];
  if (forbidden !== undefined) return { text: stdout, forbidden };
  throw new EnvironmentError(`kubectl ${args.join(' ')} failed: ${stderr.trim() || `exit code ${code}`}`);
}

async function started(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished> {
  try {
    return await run('kubectl', args, { env });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw environmentError("kubectl can't be run", error);
    throw new EnvironmentError('There is no kubectl on the PATH.', 'Or give the objects as a file.');
  }
}

const flags = ({ namespace, context, kubeconfig }: Cluster): string[] => [
  ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
  ...(context === undefined ? [] : [`--context=${context}`]),
  ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
];
