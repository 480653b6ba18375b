/** The bundled command, run as a process of its own: what it answers, and what it costs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import * as assert from 'uvu/assert';
import { bundle } from '../../scripts/esbuild.ts';
import { temporaryFolder } from './folder.ts';

/** A process that ended. */
export interface Ended {
  /** The exit code; 128 and the signal's number when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the processor, in seconds: time on the clock is other processes' too. Absent where a signal ended it. */
  readonly seconds?: number;
  /** The most it held in memory at once. */
  readonly megabytes?: number;
}

export interface Surroundings {
  readonly cwd?: string;
  /** What runs the command, such as `prlimit`, with its arguments. */
  readonly under?: readonly string[];
  /** The user whose rights it has; only root may choose. */
  readonly uid?: number | undefined;
}

export interface Program {
  /** Runs a command line to its end. */
  readonly run: (args: readonly string[], surroundings?: Surroundings) => Promise<Ended>;
  /** Starts one, for its caller to end. */
  readonly start: (args: readonly string[], surroundings?: Surroundings) => ChildProcess;
}

/** Writes what a process cost to its descriptor 3, when it ends by itself. */
const METER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});
`;
/** A process that takes longer hangs. */
const PATIENCE = 60_000;

/** Bundles the source as it stands. */
export async function program(): Promise<Program> {
  const folder = temporaryFolder();
  await bundle(folder);
  // For a user without rights too.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'meter.cjs'), METER);
  const words = [process.execPath, '--require', join(folder, 'meter.cjs'), join(folder, 'ds2helm.cjs')];

  const start = (args: readonly string[], { cwd, under = [], uid }: Surroundings = {}): ChildProcess => {
    const [command = '', ...rest] = [...under, ...words, ...args];
    return spawn(command, rest, {
      cwd,
      ...(uid === undefined ? {} : { uid, gid: uid }),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
  };
  const run = async (args: readonly string[], surroundings?: Surroundings): Promise<Ended> => {
    const child = start(args, surroundings);
    const [code, stdout, stderr, cost] = await Promise.all([
      new Promise<number>((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
      }),
      ...[1, 2, 3].map((descriptor) => textOf(child.stdio[descriptor] as Readable)),
    ]);
    return { code, stdout: stdout ?? '', stderr: stderr ?? '', ...JSON.parse(cost || '{}') };
  };
  return { run, start };
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of stream.setEncoding('utf8')) chunks.push(chunk);
  return chunks.join('');
}

/** Of the processor: time on the clock is other processes' too. */
const MOST_SECONDS = 2;
const MOST_MEGABYTES = 300;

/** Whatever it was given, it answers with a code of its own, soon, and without taking the machine. */
export function assertBearable({ code, stdout, stderr, seconds, megabytes }: Ended): void {
  const said = `${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`;
  assert.ok([0, 1, 2, 3].includes(code), `exit code ${code}: ${said}`);
  assert.ok(seconds !== undefined && seconds < MOST_SECONDS, `it took ${seconds} s`);
  assert.ok(megabytes !== undefined && megabytes < MOST_MEGABYTES, `it took ${megabytes} MB`);
}
