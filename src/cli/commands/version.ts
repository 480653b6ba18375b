import { command } from '../command.ts';
import { exit } from '../exit.ts';
import { VERSION } from '../version.ts';

export const version = command({
  name: 'version',
  describe: 'Prints the version of ds2helm.',
  options: {},
  examples: [['ds2helm version', 'such as 1.2.3']],
  run: async (_operands, _options, io) => {
    io.stdout(`${VERSION}\n`);
    return exit.ok;
  },
});
