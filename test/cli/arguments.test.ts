import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseArguments } from '../../src/cli/arguments.ts';
import { command } from '../../src/cli/command.ts';
import { UsageError } from '../../src/cli/exit.ts';

const paint = command({
  name: 'paint',
  describe: 'Paints.',
  operands: { name: 'WALL', describe: 'what to paint', most: 2 },
  options: {
    colour: {
      type: 'text',
      short: 'c',
      value: 'COLOUR',
      choices: ['red', 'green'],
      default: 'red',
      describe: 'the colour',
    },
    tool: { type: 'text', value: 'TOOL', describe: 'brush or roller' },
    name: { type: 'list', short: 'n', value: 'NAME', describe: 'who paints' },
    'dry-run': { type: 'flag', describe: 'No paint' },
  },
  examples: [],
  run: async () => 0,
});

const DEFAULTS = { colour: 'red', tool: undefined, name: [], 'dry-run': false };

const accepted: readonly (readonly [string, readonly string[], object])[] = [
  ['', [], {}],
  ['north south', ['north', 'south'], {}],
  ['-', ['-'], {}],
  ['007', ['007'], {}],
  ['-- --dry-run', ['--dry-run'], {}],
  ['-c green north', ['north'], { colour: 'green' }],
  ['--colour=green', [], { colour: 'green' }],
  ['--tool 1e3', [], { tool: '1e3' }],
  ['--tool=a=b', [], { tool: 'a=b' }],
  ['--tool=', [], { tool: '' }],
  ['-n ada -n bob north', ['north'], { name: ['ada', 'bob'] }],
  ['-n - north', ['north'], { name: ['-'] }],
  ['--name a.b=c', [], { name: ['a.b=c'] }],
  ['north --dry-run south', ['north', 'south'], { 'dry-run': true }],
];

for (const [line, operands, options] of accepted) {
  test(`paint ${line}`, () => {
    assert.equal(parseArguments(paint, words(line)), { operands, options: { ...DEFAULTS, ...options } });
  });
}

const refused: readonly (readonly [string, string])[] = [
  ['--color red', 'There is no option --color. Did you mean --colour?'],
  ['--dryRun', 'There is no option --dryRun. Did you mean --dry-run?'],
  ['--__proto__', 'There is no option --___proto___.'],
  ['-x', 'There is no option -x.'],
  ['--no-dry-run', 'There is no option --no-dry-run. Did you mean --dry-run?'],
  ['--colour', '--colour needs a value, COLOUR.'],
  ['-c', '-c needs a value, COLOUR.'],
  ['--colour gren', '--colour is one of red, green, not "gren". Did you mean green?'],
  ['--tool a --tool b', '--tool is given 2 times.'],
  ['north south east', 'paint takes no "east".'],
];

for (const [line, message] of refused) {
  test(`paint ${line} is refused`, () => {
    assert.throws(
      () => parseArguments(paint, words(line)),
      (error: unknown) => {
        assert.instance(error, UsageError);
        assert.is((error as UsageError).message, message);
        return true;
      },
    );
  });
}

const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');

const plugin = command({
  name: 'look',
  describe: 'Looks.',
  options: {
    namespace: { type: 'text', value: 'NS', describe: '', fromHelm: { name: 'HELM_NAMESPACE', unasked: 'default' } },
    context: { type: 'text', value: 'CONTEXT', describe: '', default: 'here', fromHelm: { name: 'HELM_KUBECONTEXT' } },
  },
  examples: [],
  run: async () => 0,
});
const HELM = { HELM_PLUGIN_DIR: '/plugins/ds2helm' };

const handedOver: readonly (readonly [string, NodeJS.ProcessEnv, object])[] = [
  ['', { ...HELM, HELM_NAMESPACE: 'team-a', HELM_KUBECONTEXT: 'east' }, { namespace: 'team-a', context: 'east' }],
  [
    '--namespace=b --context=c',
    { ...HELM, HELM_NAMESPACE: 'a', HELM_KUBECONTEXT: 'd' },
    { namespace: 'b', context: 'c' },
  ],
  ['', { ...HELM, HELM_NAMESPACE: 'default', HELM_KUBECONTEXT: '' }, { namespace: undefined, context: 'here' }],
  ['', HELM, { namespace: undefined, context: 'here' }],
  ['', { HELM_NAMESPACE: 'team-a', HELM_KUBECONTEXT: 'east' }, { namespace: undefined, context: 'here' }],
];

for (const [line, env, options] of handedOver) {
  test(`"${line}" with ${JSON.stringify(env)} is ${JSON.stringify(options)}`, () => {
    assert.equal(parseArguments(plugin, words(line), env).options, options);
  });
}

test.run();
