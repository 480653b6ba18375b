/** Programs that run beside a test, and end with it, whatever ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Processes {
  /** A folder of their own, which goes with them. */
  readonly folder: string;
  /** Starts a program, its output in `<name>.log`. */
  start(name: string, path: string, args: readonly string[]): void;
  /** The ends of the logs, for a person. */
  logs(): string;
  /** Of each, in MiB: what it holds in memory now. */
  memory(): Readonly<Record<string, number>>;
  /** Ends them in the reverse order of their start, and removes the folder. */
  stop(): Promise<void>;
}

/**
 * Reads numbers of processes until its input closes, which also happens when this process is killed, then ends those
 * and removes the folder.
 */
const UNDERTAKER = 'pids=; while read -r pid; do pids="$pids $pid"; done; kill -KILL $pids 2>/dev/null; rm -rf "$1"';

export function startProcesses(): Processes {
  const folder = mkdtempSync(join(tmpdir(), 'ds2helm-cluster-'));
  const undertaker = spawn('sh', ['-c', UNDERTAKER, 'sh', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const running: { readonly name: string; readonly child: ChildProcess }[] = [];
  return {
    folder,
    start(name, path, args) {
      const log = openSync(join(folder, `${name}.log`), 'a');
      // A session of its own: Ctrl-C in the terminal must reach this process first.
      const child = spawn(path, args, { stdio: ['ignore', log, log], cwd: folder, detached: true });
      closeSync(log);
      running.push({ name, child });
      if (child.pid !== undefined) undertaker.stdin.write(`${child.pid}\n`);
    },
    logs: () => running.map(({ name }) => `== ${name}\n${tail(join(folder, `${name}.log`))}`).join('\n'),
    memory: () => Object.fromEntries(running.map(({ name, child }) => [name, residentMemory(child.pid)])),
    async stop() {
      for (const { child } of running.reverse()) await end(child);
      // All are gone, and their numbers may be given to others: nothing is left to bury.
      await end(undertaker, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ports that nothing listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  return Promise.all(
    servers.map((server) => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      return new Promise<number>((resolve) => server.close(() => resolve(port)));
    }),
  );
}

const tail = (path: string): string => readFileSync(path, 'utf8').trimEnd().split('\n').slice(-8).join('\n');

function residentMemory(pid: number | undefined): number {
  try {
    const [, kibibytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) / 1024;
  } catch {
    return 0;
  }
}

/** Asks a process to end, and makes it after some seconds. */
async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
