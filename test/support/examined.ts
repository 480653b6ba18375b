/** Any file through the whole command: it answers in time with findings that have places in the file, and never breaks. */
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export interface Examined {
  /** No error was found. */
  readonly isValid: boolean;
  /** What was found, each code once. */
  readonly codes: ReadonlySet<string>;
  readonly milliseconds: number;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly start?: Position;
  readonly end?: Position;
  readonly notes: readonly { readonly start?: Position }[];
}

const FORMATS = ['pretty', 'sarif', 'github'];
/** In milliseconds. Something that takes longer in a busy machine takes seconds in a quiet one. */
const LONGEST = 10_000;

/** Throws where a file breaks what holds for every file. `turn` says which other format is printed too. */
export async function examine(bytes: Uint8Array, turn: number): Promise<Examined> {
  const start = performance.now();
  const { code, out } = await validate(bytes, 'json');
  const { findings } = JSON.parse(out) as { findings: readonly Finding[] };
  const isValid = !findings.some(({ severity }) => severity === 'error');
  if (code !== (isValid ? 0 : 1)) throw new Error(`exit code ${code} with findings ${JSON.stringify(findings)}`);
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split(/\r\n?|\n/);
  for (const finding of findings) {
    for (const place of [finding, ...finding.notes]) {
      if (!isInside(place.start, lines)) throw new Error(`a place outside the file: ${JSON.stringify(finding)}`);
    }
    if (!isInside(finding.end, lines)) throw new Error(`an end outside the file: ${JSON.stringify(finding)}`);
  }
  const other = FORMATS[turn % (4 * FORMATS.length)];
  if (other !== undefined) await validate(bytes, other);
  const milliseconds = performance.now() - start;
  if (milliseconds > LONGEST) throw new Error(`it took ${milliseconds} ms`);
  return { isValid, codes: new Set(findings.map(({ code }) => code)), milliseconds };
}

/** UTF-16 has no lines to point at: then, the start. */
const isInside = (place: Position | undefined, lines: readonly string[]): boolean => {
  if (place === undefined) return false;
  const line = lines[place.line - 1];
  return line !== undefined && place.column >= 1 && place.column <= line.length + 1;
};

async function validate(bytes: Uint8Array, format: string): Promise<{ code: number; out: string }> {
  let [out, err] = ['', ''];
  const io: Io = {
    stdin: (async function* () {
      yield bytes;
    })(),
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    env: { DS2HELM_DEBUG: '1' },
    stdoutIsTTY: false,
    stderrIsTTY: false,
  };
  const code = await main(['validate', '-', '--output', format], io);
  if (code !== 0 && code !== 1) throw new Error(`exit code ${code}: ${err}`);
  return { code, out };
}
