import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

const quotedList = (words: readonly unknown[]): string => words.map((word) => JSON.stringify(word)).join(', ');

/** Findings of the schema: types, required fields, words, unknown fields. */
export const schema = {
  'unknown-field': {
    severity: 'error',
    say: (
      field: string,
      parent: string,
      { guess, help }: { readonly guess?: string | undefined; readonly help?: string } = {},
    ) => ({
      message: `${parent} has no field "${field}".`,
      ...(help === undefined ? guessed(guess) : { help }),
    }),
  },
  'missing-field': {
    severity: 'error',
    say: (field: string, parent: string) => ({ message: `${parent} needs "${field}".` }),
  },
  'wrong-type': {
    severity: 'error',
    say: (field: string, wanted: string, found: string, help?: string) => ({
      message: `${field} is to be ${wanted}, not ${found}.`,
      ...(help === undefined ? {} : { help }),
    }),
  },
  'unknown-word': {
    severity: 'error',
    say: (field: string, found: string, words: readonly unknown[], guess?: string) => ({
      message: `${field} cannot be ${found}.`,
      help: `${guess === undefined ? '' : `Did you mean "${guess}"? `}It is one of ${quotedList(words)}.`,
    }),
  },
  'api-version-unknown': {
    severity: 'error',
    say: (found: string, versions: readonly unknown[], guess?: string) => ({
      message: `apiVersion cannot be ${found}.`,
      help: `${guess === undefined ? '' : `Did you mean "${guess}"? `}It is one of ${quotedList(versions)}.`,
    }),
  },
  'kind-unknown': {
    severity: 'error',
    say: (found: string, kind: string) => ({
      message: `kind cannot be ${found}.`,
      help: `Write kind: ${kind}.`,
    }),
  },
  'number-out-of-range': {
    severity: 'error',
    say: (field: string, found: string, limit: string) => ({ message: `${field} is ${found}, and is to be ${limit}.` }),
  },
  'empty-text': {
    severity: 'error',
    say: (field: string) => ({ message: `${field} is empty.`, help: 'Give it a value.' }),
  },
  'empty-list': {
    severity: 'error',
    say: (field: string) => ({ message: `${field} is an empty list, and needs at least one entry.` }),
  },
  'image-digest-invalid': {
    severity: 'error',
    say: (field: string) => ({
      message: `${field} is not a digest.`,
      help: 'A digest names its algorithm: sha256: and 64 hexadecimal digits.',
    }),
  },
  'binary-data-invalid': {
    severity: 'error',
    say: (field: string) => ({
      message: `${field} is not base64.`,
      help: 'Encode it with base64, or move it to data when it is text.',
    }),
  },
} as const satisfies Record<string, Message>;
