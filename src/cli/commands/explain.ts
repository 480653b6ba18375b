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
    if (isCode(topic)) {
      const { codePage } = await import('../../explain/code-page.ts');
      io.stdout(codePage(topic) ?? `${topic} has no page yet.\n`);
      return exit.ok;
    }
    const { fieldPage, nearestField } = await import('../../explain/field-page.ts');
    const page = fieldPage(topic);
    if (page === undefined)
      throw new UsageError(`There is no code and no field "${topic}".${guess(topic, nearestField)}`);
    io.stdout(page);
    return exit.ok;
  },
});

/** A dash is of a code, a dot of a path. */
function guess(topic: string, nearestField: (topic: string) => string | undefined): string {
  const field = topic.includes('-') ? undefined : nearestField(topic);
  return field === undefined ? suggest(topic, Object.keys(messages)) : ` Did you mean ${field}?`;
}

const isCode = (word: string): word is keyof typeof messages => Object.hasOwn(messages, word);
