import type { Io } from '../../src/cli/io.ts';

export interface FakeIo extends Io {
  /** What was written to stdout and stderr so far. */
  readonly written: { out: string; err: string };
}

/** A world for `main`: an input, an environment, and no terminal unless said otherwise. */
export function fakeIo(
  given: Partial<Pick<Io, 'env' | 'stdoutIsTTY' | 'stderrIsTTY' | 'shareProcessors'>> & { input?: string } = {},
): FakeIo {
  const { input = '', ...rest } = given;
  const written = { out: '', err: '' };
  return {
    stdin: (async function* () {
      yield input;
    })(),
    stdout: (text) => {
      written.out += text;
    },
    stderr: (text) => {
      written.err += text;
    },
    env: {},
    stdoutIsTTY: false,
    stderrIsTTY: false,
    ...rest,
    written,
  };
}
