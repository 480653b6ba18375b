import type { Message } from '../diagnostic.ts';

export const restarts = {
  'resize-policy-twice': {
    severity: 'error',
    say: (resource: string) => ({ message: `This container has two resize policies for ${resource}.` }),
  },
  'resize-restarts-init': {
    severity: 'error',
    say: () => ({
      message: 'A container that runs to its end before the others is not restarted to be resized.',
      help: 'Write NotRequired, or leave the policy out.',
    }),
  },
  'restart-rules-without-policy': {
    severity: 'error',
    say: () => ({
      message: 'restart_policy_rules are exceptions from the restart_policy of the container, and this one has none.',
      help: 'Set restart_policy beside them.',
    }),
  },
  'restart-rules-on-sidecar': {
    severity: 'error',
    say: () => ({ message: 'An init container with restart_policy Always takes no restart_policy_rules.' }),
  },
  'restart-rule-without-codes': {
    severity: 'error',
    say: () => ({ message: 'This restart rule has no exit_codes, and they are what it goes by.' }),
  },
  'exit-code-twice': {
    severity: 'warning',
    say: (code: number) => ({
      message: `This rule has the exit code ${code} twice.`,
      why: 'Helm 3 installs that; Helm 4 and kubectl apply --server-side refuse it.',
      help: 'Leave one out.',
    }),
  },
  'restart-rules-too-many': {
    severity: 'error',
    say: (count: number, most: number) => ({
      message: `This container has ${count} restart_policy_rules, and Kubernetes takes at most ${most}.`,
    }),
  },
} as const satisfies Record<string, Message>;
