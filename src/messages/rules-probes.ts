import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

/** Findings about probes and lifecycle hooks. */
export const probes = {
  'handler-missing': {
    severity: 'error',
    say: (field: string, handlers: readonly string[]) => ({
      message: `${field} does nothing.`,
      help: `Give it one of ${handlers.join(', ')}.`,
    }),
  },
  'handler-twice': {
    severity: 'error',
    say: (field: string, handlers: readonly string[]) => ({
      message: `${field} has ${handlers.join(' and ')}, and can have only one of them.`,
    }),
  },
  'handler-port-invalid': {
    severity: 'error',
    say: (port: string) => ({
      message: `"${port}" is not a port.`,
      help: "A port is a number from 1 to 65535, or the name of one of the container's ports.",
    }),
  },
  'handler-port-unknown': {
    severity: 'warning',
    say: (port: string, guess?: string) => ({
      message: `The container has no port named "${port}".`,
      why: 'The check can never succeed.',
      ...guessed(guess),
    }),
  },
  'handler-incomplete': {
    severity: 'error',
    say: (field: string) => ({ message: `${field} has no command.`, help: 'Give it a list of at least one word.' }),
  },
  'header-name-invalid': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be the name of a header.`,
      why: 'It has letters, digits and "-" only.',
    }),
  },
  'probe-number-negative': {
    severity: 'error',
    say: (field: string, value: number) => ({ message: `${field} cannot be negative, and is ${value}.` }),
  },
  'probe-number-zero': {
    severity: 'warning',
    say: (field: string, meaning: number) => ({
      message: `${field} is 0, which Kubernetes takes as unset.`,
      help: `It becomes ${meaning}: say so, or leave it out.`,
    }),
  },
  'probe-success-threshold': {
    severity: 'error',
    say: (probe: string, value: number) => ({
      message: `success_threshold of a ${probe} is always 1, and is ${value} here.`,
      help: 'Leave it out, or put it on the readiness_probe.',
    }),
  },
  'probe-grace-period': {
    severity: 'error',
    say: (reason: 'readiness' | 'zero') => ({
      message:
        reason === 'readiness'
          ? 'A readiness_probe stops nothing, and takes no termination_grace_period_seconds.'
          : 'termination_grace_period_seconds of a probe is at least 1.',
    }),
  },
  'init-container-hook': {
    severity: 'error',
    say: (field: string) => ({
      message: `An init container that ends takes no ${field}.`,
      help: 'Set restart_policy: Always when it is to keep running, or leave it out.',
    }),
  },
  'restart-policy-unknown': {
    severity: 'error',
    say: (policy: string) => ({
      message: `restart_policy cannot be "${policy}".`,
      help: 'It is Always, OnFailure or Never.',
    }),
  },
} as const satisfies Record<string, Message>;
