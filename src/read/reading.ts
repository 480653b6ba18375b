import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Code, messages } from '../messages/index.ts';
import { FIRST_HERE } from '../messages/read.ts';
import type { Place, Source, Span } from '../source.ts';
import type { Entry } from './entries.ts';
import { MAX_DEPTH, MAX_EXPANSION, MAX_OF_MANIFESTS } from './limits.ts';
import { follow, type Mapping, type Node, type Scalar } from './node.ts';

/** How many more nodes of a file may be read, aliases and merge keys followed. */
export class Allowance {
  /** What is reported where there are more, and the number that it tells. */
  readonly refusal: readonly [code: 'yaml-alias-expansion' | 'yaml-too-many-nodes', limit: number];
  left: number;

  /** @param size nodes of the file as written */
  constructor(size: number, most: number = MAX_OF_MANIFESTS) {
    const expanded = size + MAX_EXPANSION;
    this.left = Math.min(expanded, most);
    this.refusal = expanded <= most ? ['yaml-alias-expansion', MAX_EXPANSION] : ['yaml-too-many-nodes', most];
  }
}

type Arguments<C extends Code> = Parameters<(typeof messages)[C]['say']>;

/** What is gathered while one document is read. */
export class Reading {
  readonly source: Source;
  readonly diagnostics: Diagnostic[] = [];
  readonly secrets: Span[] = [];
  readonly lookalikes: Span[] = [];
  readonly covered: Span[] = [];
  /** The entries of each map, made once however many aliases lead to it. */
  readonly entries: WeakMap<Mapping, readonly Entry[]> = new WeakMap();
  readonly #lookalikes = new Set<Span>();
  readonly #said = new Set<string>();
  readonly #allowance: Allowance;

  constructor(source: Source, allowance: Allowance) {
    this.source = source;
    this.#allowance = allowance;
  }

  /** Adds a finding, once for each place: an aliased node is read as often as it is used. */
  report<C extends Code>(code: C, at: Span, ...args: Arguments<C>): void {
    this.#add(diagnose(code, { at: this.place(at) }, ...args), at);
  }

  /** A finding about something given twice, which shows both places. */
  reportBoth<C extends Code>(code: C, at: Span, first: Span, ...args: Arguments<C>): void {
    const notes = [{ message: FIRST_HERE, at: this.place(first) }];
    this.#add(diagnose(code, { at: this.place(at), notes }, ...args), at);
  }

  /** Counts nodes read; false, after one finding, once there are too many. */
  spend(nodes: number, at: Span): boolean {
    const before = this.#allowance.left;
    this.#allowance.left -= nodes;
    if (before >= 0 && this.#allowance.left < 0)
      this.report(this.#allowance.refusal[0], at, this.#allowance.refusal[1]);
    return this.#allowance.left >= 0;
  }

  /** Whether a node may be gone into. js-yaml limits the depth as written; this follows aliases. */
  enter(node: Node, depth: number): boolean {
    if (depth > MAX_DEPTH && this.#allowance.left >= 0) {
      this.report('yaml-too-deep', node.span, MAX_DEPTH);
      this.#allowance.left = -1;
    }
    return this.spend(1, node.span);
  }

  /** Marks what a node holds as secret, where it is written. */
  mask(node: Node): void {
    const { span } = follow(node);
    if (span.end > span.start) this.secrets.push(span);
  }

  /** Keeps what a node holds from being shown where it is written; elsewhere it may be a common word. */
  cover(node: Node): void {
    const { span } = follow(node);
    if (span.end > span.start) this.covered.push(span);
  }

  /** Marks a value as one that looks like a secret. */
  maskInFindings({ span }: Scalar): void {
    if (span.end === span.start || this.#lookalikes.has(span)) return;
    this.#lookalikes.add(span);
    this.lookalikes.push(span);
  }

  /** Whether something was left out for being too much. */
  get isCutShort(): boolean {
    return this.#allowance.left < 0;
  }

  place(span: Span): Place {
    return { source: this.source, span };
  }

  #add(diagnostic: Diagnostic, at: Span): void {
    const key = `${diagnostic.code} ${at.start} ${at.end}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.diagnostics.push(diagnostic);
  }
}
