/** Runs another program to its end. */
import { constants } from 'node:os';

export interface Finished {
  /** The exit code; 128 and the signal's number when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** What stands on its standard input, perhaps later; nothing by default. */
  readonly input?: string | Promise<string>;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * Rejects with the system's error when the program can't be started, and with an AbortError when the signal ended it. A
 * failure of the program's own is in the code.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  // Loaded when it is called: most runs start no program.
  const { spawn } = process.getBuiltinModule('node:child_process');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    }
    const leave = (error: unknown): void => {
      // What it has started may hold its pipes, and wait at them for ever.
      for (const pipe of child.stdio) pipe?.destroy();
      child.unref();
      reject(error);
    };
    child.on('error', leave);
    const { signal } = options;
    const end = (): void => {
      // Node would send a signal to the process 0, its own group, where none could be started.
      if (child.pid === undefined) return;
      child.kill();
      leave(signal?.reason);
    };
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end);
    child.on('close', (code, ended) => resolve({ code: code ?? signalCode(ended), ...output }));
    // A program that doesn't read its input to the end is no failure of ours.
    child.stdin?.on('error', () => {});
    Promise.resolve(options.input).then((input) => child.stdin?.end(input), reject);
  });
}

const signalCode = (signal: NodeJS.Signals | null): number =>
  128 + (signal === null ? 0 : (constants.signals[signal] ?? 0));
