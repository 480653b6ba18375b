import type { Rule } from '../context.ts';
import { pathText } from '../path.ts';
import { tellingSecrets } from '../secrets.ts';
import { textsOf } from '../texts.ts';

/** Source: the kind's promise that a literal secret never enters the chart. */
export const rule: Rule = {
  codes: ['secret-in-clear'],
  check(context) {
    const secrets = tellingSecrets(context.document);
    if (secrets.literals.length === 0) return;
    const places = new Map(secrets.literals.map(({ text, path }) => [text, path]));
    const ownPlaces = new Set(secrets.literals.map(({ path }) => pathText(path)));
    for (const { text, path, part } of textsOf(context.document.value)) {
      if (part === 'value' && ownPlaces.has(pathText(path))) continue;
      const secretPath = places.get(secrets.firstIn(text) ?? '');
      if (secretPath === undefined) continue;
      context.report('secret-in-clear', path, [], { part, notes: [{ message: 'the secret', path: secretPath }] });
    }
  },
};
