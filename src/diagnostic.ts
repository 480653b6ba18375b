import { type Code, messages } from './messages/index.ts';
import type { Place } from './source.ts';

export type Severity = 'error' | 'warning' | 'note';

/** What a message function says of one finding. */
export interface Wording {
  /** One sentence: what is wrong. */
  readonly message: string;
  /** Why it matters, where that isn't obvious. */
  readonly why?: string;
  /** What to do about it. */
  readonly help?: string;
}

/** One entry of a message table. */
export interface Message {
  readonly severity: Severity;
  // biome-ignore lint/suspicious/noExplicitAny: each message takes what it needs; `report` checks the arguments by code.
  readonly say: (...args: any[]) => Wording;
}

/** A second place that a finding is about. */
export interface Note {
  readonly message: string;
  readonly at: Place;
}

/** A finding, as data. Reporters only format it. */
export interface Diagnostic extends Wording {
  readonly code: Code;
  readonly severity: Severity;
  /** Absent only where there is no text to point at. */
  readonly at?: Place;
  readonly notes: readonly Note[];
}

/** What a phase returns: the value unless an error kept it from being made, and every finding. */
export interface Result<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

type Arguments<C extends Code> = Parameters<(typeof messages)[C]['say']>;

export interface Where {
  readonly at?: Place | undefined;
  readonly notes?: readonly Note[];
}

/** A finding with the wording and severity of its code. */
export function diagnose<C extends Code>(code: C, where: Where, ...args: Arguments<C>): Diagnostic {
  const { severity, say } = messages[code] as Message;
  return {
    code,
    severity,
    ...say(...args),
    notes: where.notes ?? [],
    ...(where.at === undefined ? {} : { at: where.at }),
  };
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error');
