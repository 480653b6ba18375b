import { Schema, type State, Type } from 'js-yaml';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Place, Source, Span } from '../source.ts';
import { MAX_NODES } from './limits.ts';
import { follow, type Mapping, type Node, type Scalar, type Sequence } from './node.ts';

/** js-yaml's state, with what its types leave out. */
interface Parser extends State {
  readonly tag: string | null;
  readonly anchor: string | null;
}

/** Every tag is let through and nothing is resolved: what a scalar means is for scalars.ts, which keeps its text. */
export const VERBATIM: Schema = new Schema(
  (['scalar', 'mapping', 'sequence'] as const).map((kind) => new Type('', { kind, multi: true })),
);

/** Ends the parse from inside the listener. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** A node as js-yaml carries it. As a key it is turned into a text: a unique one, since duplicates are our finding. */
export class Handle {
  readonly node: Node;
  readonly #id: string;
  readonly #asked: Map<string, Handle>;

  constructor(node: Node, id: number, asked: Map<string, Handle>) {
    this.node = node;
    this.#id = `k${id}`;
    this.#asked = asked;
  }

  /** Keeps js-yaml from writing `[object Object]` for a key. */
  get [Symbol.toStringTag](): string {
    return 'Node';
  }

  toString(): string {
    this.#asked.set(this.#id, this);
    return this.#id;
  }
}

/**
 * Makes our nodes while js-yaml finds the structure: each node it closes is replaced by a handle on ours, so that the
 * collections it builds hold handles. (Its own order of events is no help: it opens some nodes twice.)
 */
export class TreeBuilder {
  readonly source: Source;
  readonly text: string;
  /** What js-yaml's positions lack: what stands before the part, and the byte order mark. */
  readonly base: number;
  /** Nodes made so far. */
  size = 0;
  #handles = 0;
  readonly #starts: number[] = [];
  readonly #keys = new Map<string, Handle>();
  readonly #anchors = new Map<string, Node>();
  /** js-yaml's collections that are complete, and the node of each. One that isn't is an alias inside its own anchor. */
  readonly #closed = new WeakMap<object, Node>();

  /** @param part of the text, the whole of it when absent */
  constructor(source: Source, part: Span = { start: 0, end: source.text.length }) {
    this.source = source;
    this.base = part.start + (source.text.startsWith('\uFEFF', part.start) ? 1 : 0);
    this.text = source.text.slice(this.base, part.end);
  }

  open(state: State): void {
    this.#starts.push(state.position);
  }

  close(state: State): void {
    const parser = state as Parser;
    const node = this.#nodeOf(parser, this.#starts.pop() ?? 0);
    if (parser.anchor !== null) this.#anchors.set(parser.anchor, node);
    state.result = new Handle(node, this.#handles++, this.#keys);
  }

  /** Where the node starts that is open: when the text ends too early, the one that should have been closed. */
  get unfinished(): number {
    return skipBlanks(this.text, this.#starts.at(-1) ?? 0, this.text.length) + this.base;
  }

  #nodeOf(state: Parser, opened: number): Node {
    const start = skipBlanks(this.text, opened, state.position);
    const { result, position: end } = state;
    const tag = state.tag === null || state.tag === '?' ? {} : { tag: state.tag };
    // A node that turned out not to be a key is handed on from the attempt to read it as one.
    if (result instanceof Handle && (result.node.kind === 'alias' || state.kind !== null)) {
      const inner = result.node;
      const span = { start: Math.min(start + this.base, inner.span.start), end: inner.span.end };
      return inner.kind === 'alias' ? inner : { ...inner, span, ...tag };
    }
    if (++this.size > MAX_NODES) {
      throw new Refusal(diagnose('yaml-too-many-nodes', this.#place(this.#span(start, start)), MAX_NODES));
    }
    if (state.kind === null && this.text[start] === '*' && end > start) return this.#alias(state, start);
    if (state.kind === 'mapping') return this.#close(result, this.#mapping(result, start, end, tag));
    if (state.kind === 'sequence') return this.#close(result, this.#sequence(result, start, end, tag));
    if (state.kind === null) return { ...this.#empty(Math.min(start, opened)), ...tag };
    const plain = state.tag === '?';
    const span = this.#span(start, trimEnd(this.text, start, end));
    return { kind: 'scalar', text: result as string, plain, span, ...tag };
  }

  #close(raw: object, node: Node): Node {
    this.#closed.set(raw, node);
    return node;
  }

  #alias(state: Parser, start: number): Node {
    const name = /[^\s,[\]{}]+/y;
    name.lastIndex = start + 1;
    const [text = ''] = name.exec(this.text) ?? [];
    const span = this.#span(start, start + 1 + text.length);
    const raw: unknown = state.result;
    const target = typeof raw === 'object' && raw !== null ? this.#closed.get(raw) : this.#anchors.get(text);
    const node = raw instanceof Handle ? raw.node : target;
    if (node === undefined) throw new Refusal(diagnose('yaml-circular-alias', this.#place(span), text));
    return { kind: 'alias', span, target: follow(node) };
  }

  #mapping(raw: Record<string, unknown>, start: number, end: number, tag: { tag?: string }): Mapping {
    const pairs = Object.keys(raw).map((id) => {
      const key = this.#keys.get(id)?.node ?? this.#empty(start);
      this.#keys.delete(id);
      const value = raw[id];
      return { key, value: value instanceof Handle ? value.node : this.#empty(key.span.end - this.base) };
    });
    const last = pairs.at(-1);
    const content = last === undefined ? start : Math.max(last.key.span.end, last.value.span.end) - this.base;
    return { kind: 'mapping', pairs, span: this.#span(start, this.#endOf(content, end)), ...tag };
  }

  #sequence(raw: readonly unknown[], start: number, end: number, tag: { tag?: string }): Sequence {
    const items = raw.map((item) => (item instanceof Handle ? item.node : this.#pairInSequence(item, start)));
    const content = (items.at(-1)?.span.end ?? start + this.base) - this.base;
    return { kind: 'sequence', items, span: this.#span(start, this.#endOf(content, end)), ...tag };
  }

  /** `[a: 1]`: a map of one pair, for which js-yaml opens no node. */
  #pairInSequence(raw: unknown, start: number): Node {
    if (typeof raw !== 'object' || raw === null) return this.#empty(start);
    const map = this.#mapping(raw as Record<string, unknown>, start, start, {});
    const [pair] = map.pairs;
    if (pair === undefined) return map;
    const { start: from } = pair.key.span;
    return { ...map, span: { start: from, end: Math.max(pair.key.span.end, pair.value.span.end) } };
  }

  #empty(at: number): Scalar {
    return { kind: 'scalar', text: '', plain: true, span: this.#span(at, at) };
  }

  /** A flow collection ends with its bracket; a block collection with its last node, not with the space after it. */
  #endOf(content: number, end: number): number {
    return /[\]}]/.test(this.text[end - 1] ?? '') ? end : content;
  }

  #place(span: Span): { at: Place } {
    return { at: { source: this.source, span } };
  }

  #span(start: number, end: number): Span {
    return { start: start + this.base, end: end + this.base };
  }
}

/** Past white space and comments: js-yaml opens a node before them. */
function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const char = text[at];
    if (char === '#') {
      while (at < to && text[at] !== '\n' && text[at] !== '\r') at++;
    } else if (char === ' ' || char === '\t' || char === '\n' || char === '\r') at++;
    else return at;
  }
  return at;
}

/** Before the line breaks that end a block scalar. */
function trimEnd(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length);
  while (at > start + 1 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
