import type { Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { textsOf } from '../texts.ts';

/**
 * TAB, LF, CR, the other C0 characters and U+FEFF are kept.
 * Source: toYaml of Helm 3 and 4 (go-yaml writes what its reader refuses, or what the reader takes for a line break).
 */
export const rule: Rule = {
  codes: ['character-forbidden', 'merge-key'],
  check(context) {
    for (const { text, path, part } of textsOf(context.document.value)) {
      if (text === MERGE && (part === 'key' || isVariable(path))) context.report('merge-key', path, [], { part });
      const found = FORBIDDEN.exec(text);
      if (found === null) continue;
      const line = text.slice(0, found.index).split('\n').length;
      const where = part === 'key' ? 'key' : 'text';
      context.report('character-forbidden', path, [nameOf(found[0]), where, line], { part });
    }
  },
};

/** Helm 3.17 prints the values before it holds them against the schema, this key without quotes. */
const MERGE = '<<';

/** Variables are a map in the chart's values. */
const isVariable = (path: Path): boolean => path.at(-1) === 'name' && path.at(-4) === 'env';

const FORBIDDEN =
  /[\0\x7f-\x9f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const nameOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
