import yargs, { type Argv, type Options } from 'yargs';
import type { AnyCommand, Option } from './command.ts';

/** Loaded only when someone asks for help: yargs takes half as long to start as Node itself. */
const page = (usage: string): Argv =>
  yargs([]).locale('en').wrap(100).scriptName('ds2helm').usage(usage).help(false).version(false);

export interface Entry {
  readonly aliases: readonly string[];
  readonly describe: string;
}

/** The page of all commands. */
export async function overview(commands: Readonly<Record<string, Entry>>): Promise<string> {
  const help = page(
    'ds2helm compiles a KubernetesDaemonSet manifest into a Helm chart.\n\nUsage: $0 COMMAND [options]',
  );
  for (const [name, { aliases, describe }] of Object.entries(commands)) help.command([name, ...aliases], describe);
  help.epilogue('ds2helm COMMAND --help tells what a command accepts, with examples.');
  return `${await help.getHelp()}\n`;
}

/** The page of one command. */
export async function commandHelp(command: AnyCommand): Promise<string> {
  const { name, describe, operands, options, examples } = command;
  const shown = operands && (operands.most === Number.POSITIVE_INFINITY ? `${operands.name}...` : `[${operands.name}]`);
  const help = page(`Usage: $0 ${[name, shown, operands?.last, '[options]'].filter(Boolean).join(' ')}\n\n${describe}`);
  for (const [long, option] of Object.entries(options)) help.option(long, asYargs(option));
  for (const [line, meaning] of examples) help.example(line, meaning);
  if (operands) help.epilogue(`${operands.name}: ${operands.describe}`);
  return `${await help.getHelp()}\n`;
}

function asYargs(option: Option): Options {
  const describe = option.type === 'flag' ? option.describe : `${option.value}: ${option.describe}`;
  return {
    describe,
    ...(option.short === undefined ? {} : { alias: option.short }),
    type: option.type === 'flag' ? 'boolean' : 'string',
    ...(option.type === 'list' ? { array: true } : {}),
    ...(option.type === 'text' && option.choices ? { choices: option.choices } : {}),
    ...(option.type === 'text' && option.default !== undefined ? { default: option.default } : {}),
  };
}
