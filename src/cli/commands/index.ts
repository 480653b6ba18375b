import type { AnyCommand } from '../command.ts';
import type { Entry } from '../help.ts';

export interface CommandEntry extends Entry {
  readonly load: () => Promise<AnyCommand>;
}

/** Every command by name. A module is loaded when its command is called, so that none pays for another. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  build: {
    aliases: [],
    describe: 'Compile manifests into Helm charts',
    load: async () => (await import('./build.ts')).build,
  },
  validate: {
    aliases: ['lint'],
    describe: 'Say what is wrong with manifests',
    load: async () => (await import('./validate.ts')).validate,
  },
  render: {
    aliases: ['template'],
    describe: 'Print the Kubernetes objects of manifests',
    load: async () => (await import('./render.ts')).render,
  },
  verify: {
    aliases: [],
    describe: 'Prove that charts say what their manifests mean',
    load: async () => (await import('./verify.ts')).verify,
  },
  package: {
    aliases: [],
    describe: 'Pack charts into archives that never differ',
    load: async () => (await import('./package.ts')).packageCommand,
  },
  publish: {
    aliases: [],
    describe: 'Push charts to an OCI registry',
    load: async () => (await import('./publish.ts')).publish,
  },
  import: {
    aliases: [],
    describe: 'Make a manifest of a DaemonSet and what belongs to it',
    load: async () => (await import('./import.ts')).importCommand,
  },
  explain: {
    aliases: [],
    describe: 'Say what a code or a field means',
    load: async () => (await import('./explain.ts')).explain,
  },
  diff: {
    aliases: [],
    describe: 'Say what an upgrade from one chart to another means',
    load: async () => (await import('./diff.ts')).diff,
  },
  migrate: {
    aliases: [],
    describe: 'Print manifests in the canonical spelling',
    load: async () => (await import('./migrate.ts')).migrate,
  },
  gitops: {
    aliases: [],
    describe: 'Print what Argo CD or Flux rolls a published chart out by',
    load: async () => (await import('./gitops.ts')).gitops,
  },
  schema: {
    aliases: [],
    describe: 'Print the JSON Schema of manifests, for editors',
    load: async () => (await import('./schema.ts')).schema,
  },
  completion: {
    aliases: [],
    describe: 'Print the completion script of a shell',
    load: async () => (await import('./completion.ts')).completion(commands),
  },
  version: {
    aliases: [],
    describe: 'Print the version',
    load: async () => (await import('./version.ts')).version,
  },
};

/** The entry of a name or an alias. */
export const commandNamed = (word: string): CommandEntry | undefined =>
  (Object.hasOwn(commands, word) ? commands[word] : undefined) ??
  Object.values(commands).find(({ aliases }) => aliases.includes(word));
