import { loadAll, YAMLException } from 'js-yaml';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Place, Source, Span } from '../source.ts';
import { hasTooManyLines, isTooLarge, MAX_BYTES, MAX_DEPTH, MAX_LINES } from './limits.ts';
import type { Node } from './node.ts';
import { type Handle, Refusal, TreeBuilder, VERBATIM } from './tree.ts';

export interface Tree {
  /** One for each document, an empty document included. None where the text is not YAML. */
  readonly roots: readonly Node[];
  /** Nodes written in the text. */
  readonly size: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The node trees of a text, every node with its span, in one pass. */
export function parseYaml(source: Source): Tree {
  const refuse = (diagnostic: Diagnostic): Tree => ({ roots: [], size: 0, diagnostics: [diagnostic] });
  if (isTooLarge(source.text)) {
    return refuse(diagnose('file-too-large', { at: { source, span: { start: 0, end: 0 } } }, MAX_BYTES));
  }
  // js-yaml looks at every line of the text for each error it makes.
  if (hasTooManyLines(source.text))
    return refuse(diagnose('yaml-too-many-lines', { at: charAt(source, 0) }, MAX_LINES));
  const nul = source.text.indexOf('\0');
  if (nul >= 0) return refuse(diagnose('yaml-control-character', { at: charAt(source, nul) }, 0));
  const whole = parsePart(source, { start: 0, end: source.text.length }, 0);
  const parts = whole.diagnostics.length === 0 || isTooMuch(whole) ? [] : documentSpans(source.text);
  return parts.length > 1 ? parseParts(source, parts) : whole;
}

/** Document by document, so that an error in one hides no other. */
function parseParts(source: Source, parts: readonly Span[]): Tree {
  const roots: Node[] = [];
  const diagnostics: Diagnostic[] = [];
  let size = 0;
  for (const part of parts) {
    const tree = parsePart(source, part, size);
    if (isTooMuch(tree)) return tree;
    size = tree.size;
    roots.push(...tree.roots);
    diagnostics.push(...tree.diagnostics);
  }
  return { roots, size, diagnostics };
}

/** @param size nodes that stand before the part */
function parsePart(source: Source, part: Span, size: number): Tree {
  const builder = new TreeBuilder(source, part);
  builder.size = size;
  const refuse = (diagnostic: Diagnostic): Tree => ({ roots: [], size: builder.size, diagnostics: [diagnostic] });
  try {
    const handles = loadAll(builder.text, null, {
      schema: VERBATIM,
      listener: (event, state) => (event === 'open' ? builder.open(state) : builder.close(state)),
    });
    return { roots: handles.map((handle) => (handle as Handle).node), size: builder.size, diagnostics: [] };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.diagnostic);
    if (error instanceof YAMLException) return refuse(syntaxFinding(source, error, builder));
    throw error;
  }
}

const isTooMuch = ({ diagnostics }: Tree): boolean => diagnostics.some(({ code }) => code === 'yaml-too-many-nodes');

/** The documents of a text: no scalar can hold a line that begins with `---`. Directives are of the document after them. */
function documentSpans(text: string): readonly Span[] {
  if (/(?<![^\r\n])%/.test(text)) return [];
  const starts = [
    0,
    ...[...text.matchAll(/(?<![^\r\n])---(?=[ \t\r\n]|$)/g)].flatMap(({ index }) => (index > 0 ? [index] : [])),
  ];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** The character at an offset, CR LF being one; at the end of what is read, the last one that isn't white space. */
const charAt = (source: Source, offset: number, end = source.text.length): Place => {
  const { text } = source;
  const start = offset < end ? offset : Math.max(text.slice(0, end).trimEnd().length - 1, 0);
  return { source, span: { start, end: Math.min(start + (text.startsWith('\r\n', start) ? 2 : 1), text.length) } };
};

function syntaxFinding(source: Source, error: YAMLException, builder: TreeBuilder): Diagnostic {
  const reason = error.reason;
  const early = reason.startsWith('unexpected end of the stream');
  const offset = early ? builder.unfinished : (error.mark?.position ?? 0) + builder.base;
  const at = charAt(source, offset, builder.base + builder.text.length);
  if (reason.startsWith('nesting exceeded')) return diagnose('yaml-too-deep', { at }, MAX_DEPTH);
  if (reason.includes('non-printable') || reason.includes('valid JSON character')) {
    const control = lastControlBefore(source.text, offset);
    return diagnose('yaml-control-character', { at: charAt(source, control) }, source.text.charCodeAt(control));
  }
  const tab = tabInIndentation(source.text, offset);
  if (tab !== undefined) return diagnose('yaml-tab', { at: charAt(source, tab) });
  return diagnose('yaml-syntax', { at: aliasBefore(source, reason, offset) ?? at }, reason);
}

/** js-yaml looks an alias up when it stands behind it. */
function aliasBefore(source: Source, reason: string, offset: number): Place | undefined {
  const [, name] = /^unidentified alias "(.*)"$/s.exec(reason) ?? [];
  const start = name === undefined ? -1 : source.text.lastIndexOf(`*${name}`, offset);
  return start < 0 ? undefined : { source, span: { start, end: start + 1 + (name ?? '').length } };
}

/** The characters that YAML does not allow, as js-yaml sees them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF\uD800-\uDFFF]/;

function lastControlBefore(text: string, offset: number): number {
  for (let at = Math.min(offset, text.length - 1); at > 0; at--) if (CONTROL.test(text[at] ?? '')) return at;
  return 0;
}

/** A tab in the white space that starts the line of an offset. */
function tabInIndentation(text: string, offset: number): number | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const tab = /[ ]*\t/y;
  tab.lastIndex = start;
  return tab.test(text) ? tab.lastIndex - 1 : undefined;
}
