import parser from 'yargs-parser';
import type { AnyCommand, Option } from './command.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';
import { suggest } from './suggest.ts';

export interface Arguments {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, boolean | string | readonly string[] | undefined>>;
}

/** Values stay the text that was typed, and `--a.b` is no path. */
const configuration = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'short-option-groups': false,
};

/** Reads the words after a command's name. Throws UsageError for what the command doesn't accept. */
export function parseArguments(command: AnyCommand, words: readonly string[], env: Io['env'] = {}): Arguments {
  const entries = Object.entries(command.options);
  const named = (keep: (option: Option) => boolean): string[] =>
    entries.filter(([, option]) => keep(option)).map(([name]) => name);
  const { argv, error } = parser.detailed([...words], {
    configuration,
    alias: Object.fromEntries(entries.flatMap(([name, { short }]) => (short === undefined ? [] : [[name, short]]))),
    boolean: named((option) => option.type === 'flag'),
    string: named((option) => option.type !== 'flag'),
    narg: Object.fromEntries(named((option) => option.type !== 'flag').map((name) => [name, 1])),
  });
  refuseUnknown(command, Object.keys(argv));
  if (error) throw new UsageError(withoutValue(command, error.message));
  const operands = argv._.map(String);
  refuseOperands(command, operands);
  return {
    operands,
    options: Object.fromEntries(
      entries.map(([name, option]) => [name, valueGiven(name, option, argv[name] ?? handedOver(option, env))]),
    ),
  };
}

function refuseUnknown(command: AnyCommand, names: readonly string[]): void {
  const long = Object.keys(command.options);
  const known = new Set(['_', '--', ...long, ...Object.values(command.options).flatMap(({ short }) => short ?? [])]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const hint = unknown.length === 1 ? '' : suggest(unknown, long, dashed);
  throw new UsageError(`There is no option ${dashed(unknown)}.${hint}`);
}

function refuseOperands({ name, operands }: AnyCommand, given: readonly string[]): void {
  const surplus = given[operands?.most ?? 0];
  if (surplus !== undefined) throw new UsageError(`${name} takes no "${surplus}".`);
  const choices = operands?.choices;
  const wrong = choices && given.find((operand) => !choices.includes(operand));
  if (choices && wrong !== undefined) throw new UsageError(notAmong(operands.name, choices, wrong));
}

/** The option is for Helm itself, which runs this as a plugin. */
function handedOver(option: Option, env: Io['env']): string | undefined {
  if (option.type !== 'text' || option.fromHelm === undefined || !env['HELM_PLUGIN_DIR']) return undefined;
  const { name, unasked } = option.fromHelm;
  return env[name] === unasked ? undefined : env[name] || undefined;
}

function valueGiven(name: string, option: Option, value: unknown): Arguments['options'][string] {
  if (option.type === 'flag') return value === true;
  if (option.type === 'list') return value === undefined ? [] : [value].flat().map(String);
  if (Array.isArray(value)) throw new UsageError(`${dashed(name)} is given ${value.length} times.`);
  if (value === undefined) return option.default;
  const text = String(value);
  if (option.choices && !option.choices.includes(text)) {
    throw new UsageError(notAmong(dashed(name), option.choices, text));
  }
  return text;
}

/** The parser's only error here, `Not enough arguments following: NAME`, in words that name the option as one types it. */
function withoutValue(command: AnyCommand, message: string): string {
  const name = message.split(': ').at(-1) ?? '';
  const found = Object.entries(command.options).find(([long, { short }]) => long === name || short === name);
  return found && 'value' in found[1] ? `${dashed(name)} needs a value, ${found[1].value}.` : `${message}.`;
}

const notAmong = (what: string, choices: readonly string[], given: string): string =>
  `${what} is one of ${choices.join(', ')}, not "${given}".${suggest(given, choices)}`;

export const dashed = (name: string): string => `${name.length === 1 ? '-' : '--'}${name}`;
