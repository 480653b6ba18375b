import { EnvironmentError } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import type { Io } from './io.ts';

/** A Helm that charts are proved with. */
export interface NamedHelm {
  /** The environment that has commands run it. */
  readonly env: Io['env'];
  /** Takes a start of Helm, once. Rejects where there is no such program, or it is no Helm. */
  readonly version: () => Promise<string>;
}

/** Helms by their paths; none: the user's own. */
export function helmsAt(paths: readonly string[], io: Io): readonly NamedHelm[] {
  const environments = paths.length === 0 ? [io.env] : paths.map((path) => ({ ...io.env, HELM_BIN: path }));
  return environments.map((env) => {
    let version: Promise<string> | undefined;
    return {
      env,
      version: () => {
        version ??= versionOf(env);
        return version;
      },
    };
  });
}

async function versionOf(env: Io['env']): Promise<string> {
  const { stdout } = await runHelm(['version', '--template', '{{ .Version }}'], { env });
  const [, version] = /^v?(\d+\.\d+\S*)\s*$/.exec(stdout) ?? [];
  if (version === undefined)
    throw new EnvironmentError(`${env['HELM_BIN'] || 'helm'} is no Helm: it tells no version.`);
  return version;
}
