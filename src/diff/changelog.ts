/** What a chart says of its releases: CHANGELOG.md, and `artifacthub.io/changes` of the newest. */
import type { Json } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';
import type { Change, Impact } from './change.ts';
import type { Diff } from './index.ts';
import { changeName, shownValue } from './wording.ts';

export const CHANGELOG = 'CHANGELOG.md';
/** https://artifacthub.io/docs/topics/annotations/helm/ */
export const CHANGES = 'artifacthub.io/changes';

const TITLE = '# Changelog\n';
const FIRST = 'First release';

const VERDICTS: Readonly<Record<Impact, string>> = {
  breaking: 'Breaking: read this before you upgrade.',
  restart: "An upgrade restarts every node's pod.",
  harmless: 'An upgrade restarts nothing.',
};

/** The text with a section for a version before the others; `diff` is absent for the first. */
export function changelogWith(before: string | undefined, version: string, diff: Diff | undefined): string {
  const older = before?.startsWith(TITLE) ? before.slice(TITLE.length) : `${before === undefined ? '' : `\n${before}`}`;
  return `${TITLE}\n${section(version, diff)}${older}`;
}

function section(version: string, diff: Diff | undefined): string {
  if (diff === undefined) return `## ${version}\n\n- ${FIRST}\n`;
  const { verdict } = diff;
  const changes = toldOf(diff);
  const told = verdict === 'same' ? '' : `${VERDICTS[verdict]}\n\n`;
  const lines = [...reasonsOf(changes), ...changes.map(itemOf)].map((line) => `- ${escaped(line)}\n`);
  return `## ${version}\n\n${told}${lines.join('') || `- ${DESCRIPTION}\n`}`;
}

/** Chart.yaml alone has other words, none that an upgrade feels. */
const DESCRIPTION = 'The description of the chart';

/** Files only repeat the rest, unless nothing else is new. */
function toldOf({ changes }: Diff): readonly Change[] {
  const told = changes.filter(({ area }) => area !== 'files');
  return told.length === 0 ? changes : told;
}

/** Why it breaks, once for each reason. */
const reasonsOf = (changes: readonly Change[]): readonly string[] => [
  ...new Set(changes.flatMap(({ impact, why }) => (impact === 'breaking' && why ? [why.message] : []))),
];

/** As text of the annotation. */
export function changesAnnotation(diff: Diff | undefined): string {
  const entries: Json[] = (diff === undefined ? [] : toldOf(diff)).map((change) => ({
    kind: kindOf(change),
    description: itemOf(change),
  }));
  const otherwise =
    diff === undefined ? { kind: 'added', description: FIRST } : { kind: 'changed', description: DESCRIPTION };
  return printYaml(entries.length === 0 ? [otherwise] : entries);
}

const kindOf = ({ kind }: Change): string => (kind === 'added' || kind === 'removed' ? kind : 'changed');

const LONGEST = 60;

function itemOf(change: Change): string {
  const [was, is] = [change.before, change.after].map((value) =>
    value === undefined ? undefined : shownValue(value, LONGEST),
  );
  const tail = was !== undefined && is !== undefined ? ` (${was} → ${is})` : '';
  return `${changeName(change)}${tail}`;
}

const escaped = (text: string): string => text.replace(/[\\`*_<>]/g, '\\$&');
