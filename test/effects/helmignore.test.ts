import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BadRule, isLeftOut, parseHelmignore } from '../../src/effects/helmignore.ts';

/** Rules, and paths of files that they leave out and that they don't. */
const TABLE: readonly (readonly [rules: string, out: readonly string[], kept: readonly string[]])[] = [
  [
    '',
    ['templates/.hidden', 'templates/.d/a.yaml'],
    ['.hidden', 'templates/a.yaml', 'templates/sub/.hidden', '.helmignore'],
  ],
  ['# notes.txt\n\n  \n', [], ['notes.txt', '# notes.txt']],
  ['notes.txt', ['notes.txt', 'docs/notes.txt'], ['notes.txt.gz', 'my-notes.txt']],
  ['  notes.txt \r', ['notes.txt'], ['notes']],
  ['*.txt', ['a.txt', 'docs/a.txt', '.txt'], ['a.md', 'a.txt.md']],
  ['?.md', ['a.md', '☃.md'], ['ab.md', '.md']],
  ['/notes.txt', ['notes.txt'], ['docs/notes.txt']],
  ['/docs/*.md', ['docs/a.md'], ['docs/deep/a.md', 'my/docs/a.md']],
  ['docs/*.md', ['docs/a.md'], ['docs/deep/a.md', 'my/docs/a.md']],
  ['docs/', ['docs/a.md', 'my/docs/deep/a.md'], ['docs', 'a/docs']],
  ['docs', ['docs', 'docs/a.md', 'my/docs/a.md'], ['docs2/a.md']],
  ['[a-c].md', ['b.md'], ['d.md', '-.md']],
  ['[^a-c].md', ['d.md'], ['b.md']],
  ['[c-a].md', [], ['a.md', 'b.md', 'c.md', 'c-a.md']],
  [String.raw`\*.md`, ['*.md'], ['a.md']],
  [String.raw`[\]\-].md`, ['].md', '-.md'], ['a.md', '\\.md']],
  ['a.b+(c)', ['a.b+(c)'], ['axb+(c)', 'a.bb(c)']],
  // Unlike git's, such a rule leaves out all but what it names.
  ['!Chart.yaml', ['values.yaml', 'templates/a.yaml'], ['Chart.yaml']],
  ['!docs/', ['Chart.yaml', 'docs/a.md'], []],
];

for (const [rules, out, kept] of TABLE) {
  test(`${JSON.stringify(rules)} leaves out what Helm leaves out`, () => {
    const ignored = parseHelmignore(rules);
    for (const path of out) assert.is(isLeftOut(ignored, path), true, path);
    for (const path of kept) assert.is(isLeftOut(ignored, path), false, path);
  });
}

test('a whole folder is left out as a folder', () => {
  const ignored = parseHelmignore('docs/');
  assert.is(ignored('docs', true), true);
  assert.is(ignored('docs', false), false);
});

for (const rule of ['docs/**', '[a', '[]', '[]a]', '[a-]', '[-a]', 'a\\']) {
  test(`${rule} is refused, as by Helm, at its line`, () => {
    try {
      parseHelmignore(`# first\n${rule}\n`);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, BadRule);
      assert.equal([(error as BadRule).line, (error as BadRule).rule], [2, rule]);
    }
  });
}

test.run();
