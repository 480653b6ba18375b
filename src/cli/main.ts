import { EnvironmentError } from '../effects/environment-error.ts';
import { parseArguments } from './arguments.ts';
import type { AnyCommand } from './command.ts';
import { commandNamed, commands } from './commands/index.ts';
import { exit, UsageError } from './exit.ts';
import type { Io } from './io.ts';
import { suggest } from './suggest.ts';

const BUGS = 'https://github.com/ds2helm/ds2helm/issues';

/** Runs one command line, given without the program's name, and returns the exit code. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return explain(error, commandNamed(argv[0] ?? '') && argv[0], io);
  }
}

async function dispatch([word, ...rest]: readonly string[], io: Io): Promise<number> {
  if (word === undefined) {
    io.stderr(await overviewPage());
    return exit.usage;
  }
  if (word === '--version') return dispatch(['version', ...rest], io);
  if (word === 'help' || isHelp(word)) {
    io.stdout(rest[0] === undefined ? await overviewPage() : await commandPage(await load(rest[0])));
    return exit.ok;
  }
  const command = await load(word);
  if (beforeDashes(rest).some(isHelp)) {
    io.stdout(await commandPage(command));
    return exit.ok;
  }
  const { operands, options } = parseArguments(command, rest, io.env);
  return command.run(operands, options, io);
}

async function load(word: string): Promise<AnyCommand> {
  if (word.startsWith('-')) throw new UsageError(`Options stand after the command: ds2helm build ${word}.`);
  const entry = commandNamed(word);
  if (entry) return entry.load();
  const names = Object.entries(commands).flatMap(([name, { aliases }]) => [name, ...aliases]);
  throw new UsageError(`There is no command "${word}".${suggest(word, names)}`);
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

/** What follows `--` is never an option. */
const beforeDashes = (words: readonly string[]): readonly string[] =>
  words.includes('--') ? words.slice(0, words.indexOf('--')) : words;

const overviewPage = async (): Promise<string> => (await import('./help.ts')).overview(commands);
const commandPage = async (command: AnyCommand): Promise<string> => (await import('./help.ts')).commandHelp(command);

function explain(error: unknown, command: string | undefined, io: Io): number {
  if (error instanceof UsageError) {
    const program = command === undefined ? 'ds2helm' : `ds2helm ${command}`;
    io.stderr(`${program}: ${error.message}\nSee ${program} --help.\n`);
    return exit.usage;
  }
  if (error instanceof EnvironmentError) {
    io.stderr(`ds2helm: ${error.message}\n${error.help === undefined ? '' : `help: ${error.help}\n`}`);
    return exit.environment;
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  io.stderr(`ds2helm: this is a bug of ds2helm (${name}: ${message}).\nPlease report it at ${BUGS}\n`);
  io.stderr(io.env['DS2HELM_DEBUG'] ? `${stack}\n` : 'DS2HELM_DEBUG=1 shows where it happened.\n');
  return exit.bug;
}
