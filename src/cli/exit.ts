import { type Diagnostic, hasErrors } from '../diagnostic.ts';

/** What the process answers its caller. */
export const exit = {
  ok: 0,
  /** The manifests have errors, or what stands on disk differs. */
  findings: 1,
  usage: 2,
  /** Something outside the manifests: no helm, a folder that isn't writable. */
  environment: 3,
  /** A bug of ours. */
  bug: 70,
} as const;

/** What a command answers whose findings these are. */
export function exitFor(findings: readonly Diagnostic[]): number {
  if (findings.some(({ code }) => code === 'source-unreadable')) return exit.environment;
  return hasErrors(findings) ? exit.findings : exit.ok;
}

/** The command line is wrong. The message is one sentence; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
