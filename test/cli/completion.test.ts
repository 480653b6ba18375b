import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commands } from '../../src/cli/commands/index.ts';
import { type Completed, completionScripts } from '../../src/cli/completion.ts';

const described: readonly Completed[] = await Promise.all(
  Object.values(commands).map(async ({ aliases, load }) => ({ ...(await load()), aliases })),
);

/** What bash offers for the last word of a command line. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `${completionScripts.bash(described)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _ds2helm; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' });
  assert.is(stderr, '');
  return stdout.split('\n').filter((word) => word !== '');
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['ds2helm b', ['build']],
  ['ds2helm ', [...Object.keys(commands), 'help']],
  ['ds2helm build --out', ['--output-dir', '--output']],
  ['ds2helm build -o s', ['sarif']],
  ['ds2helm lint --output ', ['pretty', 'json', 'sarif', 'github']],
  ['ds2helm build a.y', []],
  ['ds2helm completion ', ['bash', 'zsh', 'fish']],
  ['ds2helm schema --', ['--canonical', '--help']],
];

for (const [line, want] of cases) {
  test(`bash completes "${line}"`, () => {
    assert.equal(offered(...line.split(' ')), want);
  });
}

test('zsh takes the script of bash', () => {
  assert.ok(completionScripts.zsh(described).endsWith(completionScripts.bash(described)));
});

test('fish knows every command, option and choice', () => {
  const script = completionScripts.fish(described);
  assert.match(
    script,
    "\ncomplete -c ds2helm -n '__fish_seen_subcommand_from validate lint' -l strict -d 'Take warnings for errors; the exit code follows'\n",
  );
  assert.match(script, "-l output -s o -r -f -a 'pretty json sarif github' -d ");
  for (const { name } of described) assert.match(script, `-n __fish_use_subcommand -f -a ${name} -d '`);
});

test.run();
