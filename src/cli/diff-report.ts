/** A diff as text for people, as Markdown for a pull request, and as JSON. */
import type { Diagnostic } from '../diagnostic.ts';
import { type Change, changeName, type Diff, IMPACTS, type Impact, nextVersion, shownValue } from '../diff/index.ts';
import type { Json } from '../model/workload.ts';
import type { Style } from './colour.ts';

export const diffFormats = ['pretty', 'markdown', 'json'] as const;
export type DiffFormat = (typeof diffFormats)[number];

export const presentDiff: Readonly<Record<DiffFormat, (diff: Diff, style: Style) => string>> = {
  pretty,
  markdown,
  json: (diff) => `${JSON.stringify(dataOf(diff), null, 2)}\n`,
};

const VERDICTS: Readonly<Record<Diff['verdict'], string>> = {
  same: 'The same: an upgrade changes nothing.',
  breaking: 'Breaking: an upgrade fails, deletes or moves something, or drops what users set.',
  restart: "An upgrade restarts every node's pod.",
  harmless: 'Harmless: an upgrade restarts nothing.',
};

const TITLES: Readonly<Record<Impact, string>> = {
  breaking: 'Breaking',
  restart: 'Restarts pods',
  harmless: 'Harmless',
};

function pretty(diff: Diff, style: Style): string {
  const paint = { breaking: style.red, restart: style.yellow, harmless: style.blue };
  const sections = sectionsOf(diff).map(({ impact, groups }) => [
    '',
    paint[impact](style.bold(TITLES[impact])),
    ...groups.flatMap(({ why, changes }) => [
      ...(why === undefined ? [] : [`  ${why}`]),
      ...changes.flatMap((change) => [`    ${changeName(change)}`, ...valuesOf(change).map((line) => `      ${line}`)]),
    ]),
  ]);
  return lines([style.bold(VERDICTS[diff.verdict]), ...versionLines(diff), ...sections.flat()]);
}

function markdown(diff: Diff): string {
  const sections = sectionsOf(diff).map(({ impact, groups }) => [
    '',
    `### ${TITLES[impact]}`,
    '',
    ...groups.flatMap(({ why, changes }) => [
      ...(why === undefined ? [] : [`- ${escaped(why)}`]),
      ...changes.map((change) => `${why === undefined ? '' : '  '}- ${itemOf(change)}`),
    ]),
  ]);
  return lines([
    `**${VERDICTS[diff.verdict]}**`,
    ...versionLines(diff).flatMap((line) => ['', line]),
    ...sections.flat(),
  ]);
}

/** `version` counts up when a field changes its meaning or goes. */
function dataOf({ before, after, verdict, bump, doubt, changes }: Diff): object {
  return {
    version: 1,
    before: { name: before.name, version: before.version },
    after: { name: after.name, version: after.version },
    verdict,
    bump,
    nextVersion: nextVersion(before.version, bump),
    warnings: doubt === undefined ? [] : [reasonOf(doubt)],
    changes: changes.map(({ why, ...change }) => ({
      ...change,
      ...(why === undefined ? {} : { why: reasonOf(why) }),
    })),
  };
}

const reasonOf = ({ code, message }: Diagnostic): object => ({ code, message });

interface Section {
  readonly impact: Impact;
  readonly groups: readonly { readonly why: string | undefined; readonly changes: readonly Change[] }[];
}

/** By impact, the worst first; in it what has one reason stands together. */
function sectionsOf({ changes }: Diff): readonly Section[] {
  return IMPACTS.flatMap((impact): Section[] => {
    const here = changes.filter((change) => change.impact === impact);
    const reasons = [...new Set(here.map(({ why }) => why?.message))];
    const groups = reasons.map((why) => ({ why, changes: here.filter((change) => change.why?.message === why) }));
    return here.length === 0 ? [] : [{ impact, groups }];
  });
}

function versionLines({ before, bump, verdict, doubt }: Diff): readonly string[] {
  if (verdict === 'same') return [];
  const next = `After ${before.name} ${before.version} comes ${nextVersion(before.version, bump)}.`;
  return doubt === undefined ? [next] : [next, `Warning: ${doubt.message}`];
}

const itemOf = (change: Change): string => {
  const { before, after } = change;
  const values = [before, after].map((value) => (value === undefined ? undefined : code(shown(value))));
  const [was, is] = values;
  const tail = was && is ? `: ${was} → ${is}` : was || is ? `: ${was ?? is}` : '';
  return `${code(changeName(change))}${tail}`;
};

/** Text in backquotes, of which it may hold some itself. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + text + fence : `${fence} ${text} ${fence}`;
}

const escaped = (text: string): string => text.replace(/[\\`*_<>[\]]/g, '\\$&');

const valuesOf = ({ before, after }: Change): readonly string[] => [
  ...(before === undefined ? [] : [`- ${shown(before)}`]),
  ...(after === undefined ? [] : [`+ ${shown(after)}`]),
];

const shown = (value: Json): string => shownValue(value, LONGEST);

const LONGEST = 160;

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
