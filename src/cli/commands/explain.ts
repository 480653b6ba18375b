import { messages } from '../../messages/index.ts';
import { command } from '../command.ts';
import { exit, UsageError } from '../exit.ts';
import { suggest } from '../suggest.ts';

export const explain = command({
  name: 'explain',
  describe: 'Says what a code of a finding means, or what a field of the manifest is, with an example.',
  operands: {
    name: 'TOPIC',
    describe: 'a code, as findings show it in brackets, or the path of a field in any spelling',
    most: 1,
  },
  options: {},
  examples: [
    ['ds2helm explain port-name-invalid', 'what is wrong, why, and how it reads when it is right'],
    ['ds2helm explain spec.container.app.ports', 'type, default, Kubernetes path, key of the values, an example'],
    ['ds2helm explain hostNetwork', 'a field by its name alone'],
  ],
  run: async ([topic], _options, io) => {
    if (topic === undefined) throw new UsageError('Explain what? Name a code or a field.');
    const { codePage } = await import('../../explain/code-page.ts');
    if (isCode(topic)) {
      io.stdout(codePage(topic) ?? `${topic} has no page yet.\n`);
      return exit.ok;
    }
    throw new UsageError(`There is no code "${topic}".${suggest(topic, Object.keys(messages))}`);
  },
});

const isCode = (word: string): word is keyof typeof messages => Object.hasOwn(messages, word);
