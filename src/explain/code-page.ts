import type { Code } from '../messages/index.ts';
import { messages } from '../messages/index.ts';
import { wordingOf } from './findings.ts';
import { placedLines } from './manifest-text.ts';
import type { Sample } from './sample.ts';
import { type Chapter, chapters, samples } from './samples/index.ts';

/** What a code means, as a person reads it in a terminal. Undefined for a code that has no page. */
export function codePage(code: Code): string | undefined {
  const sample = samples[code];
  if (sample === undefined) return undefined;
  const block = (lines: string): string => lines.replace(/^(?=.)/gm, '  ');
  return `${[
    `${code}: ${severityText(code)}`,
    sentencesOf(code, sample).join('\n'),
    `Before:\n${block(shown(sample, 'before'))}`,
    `After:\n${block(shown(sample, 'after'))}`,
  ].join('\n\n')}\n`;
}

/** The reference of all codes, in Markdown. */
export const codesReference = (): string =>
  `${[
    '# What ds2helm finds',
    [
      'Every finding has a code. `ds2helm explain CODE` prints what stands here, `--strict` takes warnings for errors, and',
      '`--allow CODE` lets one warning pass. An error is what the API server refuses, or what no container can start with;',
      'all else is a warning. The sentences are what ds2helm says of the first sample; it says nothing of the kind of the second.',
    ].join('\n'),
    ...chapters.map(chapterText),
  ].join('\n\n')}\n`;

const chapterText = ({ title, samples: own }: Chapter): string =>
  [
    `## ${title}`,
    ...Object.entries(own).map(([code, sample]) => {
      const says = sentencesOf(code as Code, sample).map((sentence) => `> ${escaped(sentence)}`);
      return [
        `### ${code}`,
        `*${severityText(code as Code)}*`,
        says.join('\\\n'),
        fenced('before', sample),
        fenced('after', sample),
      ].join('\n\n');
    }),
  ].join('\n\n');

const SEVERITIES = { error: 'an error', warning: 'a warning', note: 'a note' } as const;

const severityText = (code: Code): string => SEVERITIES[messages[code].severity];

function sentencesOf(code: Code, sample: Sample): readonly string[] {
  const { message, why, help } = wordingOf(code, sample) ?? { message: '' };
  return [
    visible(message),
    ...(why === undefined ? [] : [`Why: ${why}`]),
    ...(help === undefined ? [] : [`Help: ${help}`]),
  ];
}

function shown(sample: Sample, when: 'before' | 'after'): string {
  if ('part' in sample) return visible(placedLines(sample.part, sample[when]));
  return visible(sample[when]);
}

const fenced = (when: 'before' | 'after', sample: Sample): string =>
  'told' in sample
    ? `${when === 'before' ? 'Before' : 'After'}: ${sample[when]}`
    : `\`\`\`yaml\n# ${when}\n${shown(sample, when)}\n\`\`\``;

/** Control characters as the pictures Unicode has of them: a tab in a sample is there to be seen. */
const visible = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  text.replace(/[\u0000-\u0009\u000b-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)));

const escaped = (text: string): string => text.replace(/[<*_]/g, '\\$&');
