import { shareProcessors } from '../effects/engine.ts';
import { environmentError } from '../effects/environment-error.ts';
import { exit } from './exit.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

/** Runs the command line of this process. */
export function start(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, is no error of ours.
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`ds2helm: ${(environmentError("The output can't be written", error) as Error).message}\n`);
    process.exit(exit.environment);
  });
  // There is nobody left to tell.
  process.stderr.on('error', () => process.exit(exit.environment));
  return run(process.argv.slice(2), { shareProcessors });
}

/** Runs a command line in this process; the exit code is the process's. `of` is what it may do to the process beyond that. */
export async function run(argv: readonly string[], of: Pick<Io, 'shareProcessors'> = {}): Promise<void> {
  process.exitCode = await main(argv, {
    // Opened when it is read: most runs don't.
    stdin: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    env: process.env,
    stdoutIsTTY: process.stdout.isTTY === true,
    stderrIsTTY: process.stderr.isTTY === true,
    ...of,
  });
}
