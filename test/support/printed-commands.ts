/** Runs the commands that `import --adopt` prints as a person would: in a shell, in a folder with the manifest. */
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { run } from '../../src/effects/process.ts';
import { plant, temporaryFolder } from './folder.ts';
import { type Helm, kubectl } from './helm.ts';
import { fakeIo } from './io.ts';

const BIN = new URL('../../src/cli/bin.ts', import.meta.url).href;

export interface Printed {
  /** Where the manifest is, and the chart will be. */
  readonly folder: string;
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Each command on a line. */
  readonly commands: readonly string[];
}

/** What `import --adopt` prints; `FOLDER` in the arguments is the folder that the commands are run in. */
export async function importAdopted(args: readonly string[], helm: Helm): Promise<Printed> {
  const folder = temporaryFolder();
  const given = args.map((word) => word.replace('FOLDER', folder));
  const io = fakeIo({ env: await environment(folder, helm) });
  const code = await main(['import', '--adopt', ...given], io);
  const { out, err } = io.written;
  const commands = err
    .replaceAll(/ \\\n\s+/g, ' ')
    .split('\n')
    .filter((line) => /^(ds2helm|helm|kubectl) /.test(line));
  const name = /^ds2helm build (\S+)$/m.exec(err)?.[1];
  if (name !== undefined) plant(folder, { [name]: out });
  return { folder, code, out, err, commands };
}

/** Runs commands one after the other. Throws with what they said where one fails. */
export async function runInShell(
  commands: readonly string[],
  { folder }: Printed,
  helm: Helm,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  const env = { ...(await environment(folder, helm)), ...variables };
  const { code, stdout, stderr } = await run('bash', ['-euxc', commands.join('\n')], { cwd: folder, env });
  if (code !== 0) throw new Error(`the printed commands failed: ${stderr}${stdout}`);
}

/** A PATH with this Helm, kubectl and ds2helm, and a home of Helm's own. */
async function environment(folder: string, helm: Helm): Promise<NodeJS.ProcessEnv> {
  const bin = join(folder, '.bin');
  const start = `import(${JSON.stringify(BIN)}).then((bin) => bin.run(process.argv.slice(1)))`;
  const ds2helm = `exec ${process.execPath} --import ${import.meta.resolve('tsx')} --eval '${start}' -- "$@"`;
  plant(bin, { helm: `#!/bin/sh\nexec ${helm.path} "$@"\n`, ds2helm: `#!/bin/sh\n${ds2helm}\n` });
  for (const name of ['helm', 'ds2helm']) chmodSync(join(bin, name), 0o755);
  const inherited = Object.entries(process.env).filter(([name]) => !/^(HELM_|KUBECONFIG$)/.test(name));
  const home = { HELM_CACHE_HOME: bin, HELM_CONFIG_HOME: bin, HELM_DATA_HOME: bin };
  const PATH = [bin, dirname(await kubectl()), process.env['PATH']].join(':');
  return { ...Object.fromEntries(inherited), ...home, PATH };
}
