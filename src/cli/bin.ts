import { main } from './main.ts';

/** Runs the command line of this process. */
export function start(): Promise<void> {
  // A reader that has seen enough, such as `head`, is no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  return run(process.argv.slice(2));
}

/** Runs a command line in this process; the exit code is the process's. */
export async function run(argv: readonly string[]): Promise<void> {
  process.exitCode = await main(argv, {
    // Opened when it is read: most runs don't.
    get stdin() {
      return process.stdin;
    },
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    env: process.env,
    stdoutIsTTY: process.stdout.isTTY === true,
    stderrIsTTY: process.stderr.isTTY === true,
  });
}
