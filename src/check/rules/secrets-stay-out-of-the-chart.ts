import type { Rule } from '../context.ts';
import { isNamePlace } from '../name-places.ts';
import { pathText } from '../path.ts';
import { tellingSecrets } from '../secrets.ts';
import { textsOf } from '../texts.ts';

/**
 * Names can't come from a Secret, so that no plain word is looked for in them.
 * Source: the kind's promise that a literal secret never enters the chart.
 */
export const rule: Rule = {
  codes: ['secret-in-clear', 'secret-word-in-clear'],
  check(context) {
    const { literals, telling, words } = tellingSecrets(context.document);
    if (literals.length === 0) return;
    const places = new Map(literals.map(({ text, path }) => [text, path]));
    const ownPlaces = new Set(literals.map(({ path }) => pathText(path)));
    for (const { text, path, part } of textsOf(context.document.value)) {
      if (part === 'value' && ownPlaces.has(pathText(path))) continue;
      const told = telling.firstIn(text);
      const secretPath = places.get(told ?? words.firstIn(text) ?? '');
      if (secretPath === undefined || (told === undefined && isNamePlace(path, part))) continue;
      const code = told === undefined ? 'secret-word-in-clear' : 'secret-in-clear';
      context.report(code, path, [], { part, notes: [{ message: 'the secret', path: secretPath }] });
    }
  },
};
