import type { Message } from '../diagnostic.ts';

const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** The note beside a finding about something given twice. */
export const FIRST_HERE = 'It is first given here.';

/** Findings of reading: YAML, spelling, older shapes. */
export const read = {
  'file-too-large': {
    severity: 'error',
    say: (limit: number) => ({
      message: `The file is larger than ${megabytes(limit)}.`,
      why: 'A chart with its objects has to fit into one Secret of at most 1 MiB.',
    }),
  },
  'yaml-syntax': {
    severity: 'error',
    say: (reason: string) => ({ message: `This is not valid YAML: ${reason}.` }),
  },
  'yaml-tab': {
    severity: 'error',
    say: () => ({ message: 'YAML does not allow a tab in the indentation.', help: 'Indent with spaces.' }),
  },
  'yaml-control-character': {
    severity: 'error',
    say: (code: number) => ({
      message: `YAML does not allow the character ${codePoint(code)} here.`,
      help: 'Remove it, or write it as an escape in double quotes.',
    }),
  },
  'yaml-too-deep': {
    severity: 'error',
    say: (limit: number) => ({ message: `This is nested more than ${limit} levels deep.` }),
  },
  'yaml-too-many-nodes': {
    severity: 'error',
    say: (limit: number) => ({ message: `The file holds more than ${limit} keys and values.` }),
  },
  'yaml-too-many-lines': {
    severity: 'error',
    say: (limit: number) => ({ message: `The file has more than ${limit} lines.` }),
  },
  'yaml-alias-expansion': {
    severity: 'error',
    say: (limit: number) => ({ message: `Aliases and merge keys add more than ${limit} keys and values here.` }),
  },
  'yaml-circular-alias': {
    severity: 'error',
    say: (name: string) => ({ message: `The alias "*${name}" stands inside the very value that it names.` }),
  },
  'yaml-duplicate-key': {
    severity: 'error',
    say: (key: string) => ({ message: `The key "${key}" is given twice.`, help: 'Remove one of the two.' }),
  },
  'yaml-key-not-text': {
    severity: 'error',
    say: () => ({ message: 'A key has to be a text, not a list or a map.' }),
  },
  'yaml-merge-not-map': {
    severity: 'error',
    say: () => ({ message: 'A merge key ("<<") takes a map or a list of maps.' }),
  },
  'yaml-tag-ignored': {
    severity: 'warning',
    say: (tag: string) => ({ message: `The tag ${tag} is ignored.`, help: 'Remove it.' }),
  },
  'yaml-tag-mismatch': {
    severity: 'error',
    say: (tag: string) => ({ message: `The value is not what its tag ${tag} says.`, help: 'Remove the tag.' }),
  },
  'document-not-a-map': {
    severity: 'error',
    say: () => ({
      message: 'This document is not a map, so it cannot be a manifest.',
      help: 'A manifest starts with apiVersion, kind, metadata and spec.',
    }),
  },
  'field-in-two-spellings': {
    severity: 'error',
    say: (name: string, first: string) => ({
      message: `"${name}" and "${first}" are the same field.`,
      help: 'Remove one of the two.',
    }),
  },
  'given-in-two-places': {
    severity: 'error',
    say: (name: string) => ({ message: `${name} is given in two places.`, help: 'Remove one of the two.' }),
  },
  'null-item': {
    severity: 'error',
    say: () => ({ message: 'An item of a list cannot be null.', help: 'Give it a value, or remove it.' }),
  },
  'null-entry': {
    severity: 'error',
    say: (key: string) => ({
      message: `The entry "${key}" has no value.`,
      help: 'Give it a value ("" is the empty text), or remove it.',
    }),
  },
  'empty-word': {
    severity: 'warning',
    say: (field: string) => ({
      message: `An empty ${field} counts as none.`,
      help: 'Remove it, or give it a value.',
    }),
  },
  'empty-entry': {
    severity: 'error',
    say: (key: string) => ({
      message: `The entry "${key}" says neither a value nor where one comes from.`,
      help: 'Give it a value ("" is the empty text), or remove it.',
    }),
  },
  'unquoted-scalar': {
    severity: 'warning',
    /** Without the text where it is a secret. */
    say: (found: string, text?: string) => ({
      message: `A text is wanted here, but unquoted this is a ${found} in YAML; its text is taken as it stands.`,
      help: text === undefined ? 'Put it in quotes.' : `Write ${JSON.stringify(text)}.`,
    }),
  },
  'quoted-boolean': {
    severity: 'error',
    say: (text: string, value: boolean) => ({
      message: `A boolean is wanted here, but ${JSON.stringify(text)} in quotes is a text.`,
      help: `Write ${value}, without quotes.`,
    }),
  },
  'quoted-mode': {
    severity: 'error',
    say: (text: string, mode: string, decimal: number) => ({
      message: `A file mode is a number, but ${JSON.stringify(text)} in quotes is a text.`,
      help: `Write ${mode}, without quotes (or ${decimal}, which is the same in decimal).`,
    }),
  },
  'mode-not-octal': {
    severity: 'warning',
    say: (text: string, octal: string) => ({
      message: `This file mode is decimal: ${text} is ${octal} in octal.`,
      help: `Write 0${text} if that is what is meant.`,
    }),
  },
  'integer-too-big': {
    severity: 'error',
    say: () => ({ message: 'This number is too big to be read without losing digits (over 2^53).' }),
  },
  'number-not-finite': {
    severity: 'error',
    say: () => ({
      message: 'Infinity and "not a number" cannot be passed to Kubernetes.',
      help: 'Put it in quotes if a text is meant.',
    }),
  },
} as const satisfies Record<string, Message>;
