import { messages } from '../messages/index.ts';
import type { Operands, Values } from './command.ts';
import { UsageError } from './exit.ts';
import { knownReferences } from './references.ts';
import { formats } from './report/index.ts';
import type { Settings } from './run.ts';
import { suggest } from './suggest.ts';

export const manifestOperands: Operands = {
  name: 'MANIFEST',
  describe: 'a file, a folder, a pattern such as "agents/*.yaml", or - for the standard input',
  most: Number.POSITIVE_INFINITY,
};

export const manifestOptions = {
  filename: { type: 'list', short: 'f', value: 'MANIFEST', describe: 'the same as an operand, as in kubectl' },
} as const;

export const reportOptions = {
  output: {
    type: 'text',
    short: 'o',
    value: 'FORMAT',
    choices: formats,
    default: 'pretty',
    describe: 'how findings are shown: to people, to programs, to code scanning, in a GitHub workflow',
  },
  strict: { type: 'flag', describe: 'Take warnings for errors; the exit code follows' },
  allow: {
    type: 'list',
    value: 'CODE',
    describe: 'let the warnings of this code pass, --strict or not; may be given again',
  },
} as const;

export const referenceOptions = {
  ref: { type: 'list', value: 'KEY=VALUE', describe: 'the value of a reference, [env/]Kind/name/field.path=VALUE' },
  refs: { type: 'text', value: 'FILE', describe: 'a YAML map of such references to values' },
} as const;

/** The manifests a command line names. Throws UsageError when there is none. */
export function namedManifests(operands: readonly string[], filenames: readonly string[]): readonly string[] {
  const names = [...operands, ...filenames];
  if (names.length === 0) throw new UsageError('Which manifest? Name a file, a folder, or - for the standard input.');
  if (names.filter((name) => name === '-').length > 1)
    throw new UsageError('The standard input can be read once only.');
  return names;
}

/** What the compiler is told beside the manifests. */
export async function settingsOf(
  given: Values<typeof referenceOptions> & { readonly 'chart-version'?: string | undefined },
): Promise<Settings> {
  const chartVersion = given['chart-version'];
  const references = await knownReferences(given.ref, given.refs);
  if (chartVersion === 'auto') return { references, isNext: true };
  if (chartVersion !== undefined && !SEMVER.test(chartVersion)) {
    throw new UsageError(`--chart-version is a version of SemVer 2 such as 1.2.3, or auto, not "${chartVersion}".`);
  }
  return { references, ...(chartVersion === undefined ? {} : { chartVersion }) };
}

/** https://semver.org: no "v" before it, no zeros before a number. */
const NUMBER = '(?:0|[1-9]\\d*)';
const PRE = `(?:${NUMBER}|\\d*[A-Za-z-][\\dA-Za-z-]*)`;
const SEMVER = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PRE}(?:\\.${PRE})*)?(?:\\+[\\dA-Za-z-]+(?:\\.[\\dA-Za-z-]+)*)?$`,
);

/** What the command line makes of findings. */
export interface Verdict {
  readonly strict: boolean;
  readonly allow: ReadonlySet<string>;
}

/** Throws UsageError for a code that there isn't, and for an error: no flag makes Kubernetes accept it. */
export function verdictOf({ strict, allow }: Pick<Values<typeof reportOptions>, 'strict' | 'allow'>): Verdict {
  for (const code of allow) {
    const message = Object.hasOwn(messages, code) ? messages[code as keyof typeof messages] : undefined;
    if (message === undefined) {
      throw new UsageError(`There is no finding "${code}" to allow.${suggest(code, Object.keys(messages))}`);
    }
    if (message.severity === 'error') throw new UsageError(`${code} is an error, which --allow doesn't let pass.`);
  }
  return { strict, allow: new Set(allow) };
}
