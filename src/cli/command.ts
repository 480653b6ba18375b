import type { Io } from './io.ts';

interface Described {
  readonly describe: string;
  /** The one-letter form. */
  readonly short?: string;
}

/** `--flag`. */
export interface Flag extends Described {
  readonly type: 'flag';
}

/** `--option VALUE`, once. */
export interface Text extends Described {
  readonly type: 'text';
  /** What stands for the value in the help. */
  readonly value: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** In `helm ds2helm …`, Helm takes some options for its own and hands them over in variables. */
  readonly fromHelm?: HelmVariable;
}

export interface HelmVariable {
  readonly name: string;
  /** What Helm also says where nobody asked for anything. */
  readonly unasked?: string;
}

/** `--option VALUE`, any number of times. */
export interface List extends Described {
  readonly type: 'list';
  readonly value: string;
}

export type Option = Flag | Text | List;
/** By long name, without the dashes. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends Flag
  ? boolean
  : O extends List
    ? readonly string[]
    : O extends { readonly choices: readonly (infer Choice)[] }
      ? O extends { readonly default: string }
        ? Choice
        : Choice | undefined
      : O extends { readonly default: string }
        ? string
        : string | undefined;

export type Values<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

export interface Operands {
  /** As the usage line names them: `MANIFEST`. */
  readonly name: string;
  readonly describe: string;
  readonly most: number;
  /** What stands behind all of them: `oci://HOST/PATH`. */
  readonly last?: string;
  readonly choices?: readonly string[];
}

/** A command: what it accepts, and what it does with it. Each stands in a module of its own, loaded when it is called. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  readonly describe: string;
  readonly operands?: Operands;
  readonly options: O;
  /** A command line and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** The exit code. */
  readonly run: (operands: readonly string[], options: Values<O>, io: Io) => Promise<number>;
}

/** A command that has lost the types of its options: what the dispatcher handles. */
// biome-ignore lint/suspicious/noExplicitAny: only parseArguments, which follows `options`, makes the values.
export type AnyCommand = Omit<Command, 'run'> & { readonly run: (...args: any[]) => Promise<number> };

/** Keeps the literal types of a command's options, so that `run` knows its values. */
export const command = <const O extends Options>(definition: Command<O>): Command<O> => definition;
