import { command } from '../command.ts';
import { exit } from '../exit.ts';

export const schema = command({
  name: 'schema',
  describe: 'Prints the JSON Schema (draft-07) of manifests: every spelling, for editors, or the canonical one.',
  options: {
    canonical: { type: 'flag', describe: 'Only the canonical spelling, which types and validators are made from' },
  },
  examples: [
    ['ds2helm schema > kubernetes-daemonset.schema.json', 'for "# yaml-language-server: $schema=…" in a manifest'],
    ['ds2helm schema --canonical', 'what ds2helm itself validates with'],
  ],
  run: async (_operands, { canonical }, io) => {
    const texts = await import('../../generated/schema-texts.ts');
    io.stdout(canonical ? texts.canonical : texts.editor);
    return exit.ok;
  },
});
