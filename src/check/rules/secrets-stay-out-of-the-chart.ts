import type { Rule } from '../context.ts';
import { pathText } from '../path.ts';
import { SHORTEST_SECRET, secretLiterals } from '../secrets.ts';
import { textsOf } from '../texts.ts';

/** Source: the kind's promise that a literal secret never enters the chart. */
export const rule: Rule = {
  codes: ['secret-in-clear'],
  check(context) {
    const { value } = context.document;
    const secrets = secretLiterals(value).filter(({ text }) => text.length >= SHORTEST_SECRET);
    if (secrets.length === 0) return;
    const ownPlaces = new Set(secrets.map(({ path }) => pathText(path)));
    for (const { text, path, part } of textsOf(value)) {
      if (part === 'value' && ownPlaces.has(pathText(path))) continue;
      const secret = secrets.find((literal) => text.includes(literal.text));
      if (secret === undefined) continue;
      context.report('secret-in-clear', path, [], { part, notes: [{ message: 'the secret', path: secret.path }] });
    }
  },
};
