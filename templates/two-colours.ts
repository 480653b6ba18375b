import Handlebars from 'handlebars';

/**
 * Handlebars has no custom delimiters. So that a file reads like a Helm template, `[[ ]]` is ours, decided when the chart
 * is compiled, and `{{ }}` is Helm's, printed as it stands. The reader swaps the two, parses, and puts Helm's back into
 * the syntax tree: a private-use pair of characters stands for them on the way, which no template may hold.
 */
const OPEN = '\ue000\ue001';
const CLOSE = '\ue001\ue000';

/** The syntax tree of a two-colour template, ready for `Handlebars.precompile`. */
export function parseTwoColours(text: string): hbs.AST.Program {
  if (/[\ue000\ue001]/.test(text)) throw new Error('a template may not hold U+E000 or U+E001');
  const swapped = text.replaceAll('{{', OPEN).replaceAll('}}', CLOSE).replaceAll('[[', '{{').replaceAll(']]', '}}');
  const program = Handlebars.parse(swapped);
  new Restorer().accept(program);
  return program;
}

const restore = (text: string): string => text.replaceAll(OPEN, '{{').replaceAll(CLOSE, '}}');

class Restorer extends Handlebars.Visitor {
  override ContentStatement(content: hbs.AST.ContentStatement): void {
    content.value = restore(content.value);
    content.original = restore(String(content.original)) as never;
  }

  override StringLiteral(literal: hbs.AST.StringLiteral): void {
    literal.value = restore(literal.value);
  }
}
