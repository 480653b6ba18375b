import { type AnyCommand, type Command, command } from '../command.ts';
import { completionScripts, shells } from '../completion.ts';
import { exit } from '../exit.ts';

interface Entry {
  readonly aliases: readonly string[];
  readonly load: () => Promise<AnyCommand>;
}

/** The command that knows all commands, which it is given. */
export const completion = (entries: Readonly<Record<string, Entry>>): Command =>
  command({
    name: 'completion',
    describe: 'Prints a script that completes command lines of ds2helm.',
    operands: {
      name: 'SHELL',
      describe: `${shells.join(', ')}; by default the one of $SHELL`,
      most: 1,
      choices: shells,
    },
    options: {},
    examples: [
      ['source <(ds2helm completion bash)', 'for this session'],
      ['echo "source <(ds2helm completion zsh)" >> ~/.zshrc', 'for every session of zsh'],
      ['ds2helm completion fish > ~/.config/fish/completions/ds2helm.fish', 'for every session of fish'],
    ],
    run: async ([named], _options, io) => {
      const shell = named ?? io.env['SHELL']?.split('/').at(-1);
      const script = completionScripts[shells.find((known) => known === shell) ?? 'bash'];
      const described = await Promise.all(
        Object.values(entries).map(async ({ aliases, load }) => ({ ...(await load()), aliases })),
      );
      io.stdout(script(described));
      return exit.ok;
    },
  });
