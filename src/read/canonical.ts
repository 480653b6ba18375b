import { shapes } from '../generated/shapes.ts';
import type { ObjectShape, Shape } from '../model/shape.ts';
import { type Built, composed, listed } from './built.ts';
import { type Entry, entriesOf } from './entries.ts';
import { standIn, takeOut } from './eras.ts';
import { add, asField, type Given, placeOf, put, whereOf } from './given.ts';
import { checkTag, isNull, readAny, readLeaf } from './leaves.ts';
import { follow, type Mapping, type Node, type Scalar } from './node.ts';
import type { Reading } from './reading.ts';
import { meaningOf } from './scalars.ts';
import { maskSecretObject } from './secret-objects.ts';
import { type Tail, vocabularyOf } from './spelling.ts';

const shapeAt = (index: number): Shape => shapes[index] ?? { type: 'any' };

/** A manifest's tree in canonical form, walked along its shape. */
export function canonicalise(root: Node, reading: Reading): Built {
  return new Walk(reading).build([{ node: root, below: [] }], shapeAt(0), 'manifest', 1) ?? { value: null };
}

/** An unknown field that may be a misspelled one for a secret. */
const SECRET_NAME = /secret|passw|token|api_?key/i;

const isSecret = (shape: Shape): boolean => 'secret' in shape && shape.secret === true;

const DEFAULTED = /^(image_pull_policy|dns_policy|termination_message_policy|network_protocol|scheme)$/;

/** Whether an empty text is none to the API server, as k8s.io/kubernetes pkg/apis/core/v1 and apps/v1 (defaults.go) have it. */
const isDefaulted = (name: string, words: readonly string[]): boolean =>
  words.length > 0 && (DEFAULTED.test(name) || words.includes('RollingUpdate'));

class Walk {
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** What is given for one place, under its canonical name there; undefined where that is nothing. */
  build(all: readonly Given[], shape: Shape, name: string, depth: number): Built | undefined {
    const givens = all.filter(({ node }) => !isNull(node));
    const [first] = givens;
    if (first === undefined || !this.#reading.enter(first.node, depth)) return undefined;
    for (const { node } of givens) checkTag(node, this.#reading);
    if (first.as !== undefined) return this.#single(givens, { type: first.as }, name, depth);
    if (shape.type === 'object') return this.#object(givens, shape, name, depth);
    if (shape.type === 'map') return this.#map(givens, shapeAt(shape.of), name, depth);
    return this.#single(givens, shape, name, depth);
  }

  /** One of what can't be merged; the others are a finding, and are read for theirs. */
  #single(givens: readonly Given[], shape: Shape, name: string, depth: number): Built | undefined {
    const [first, ...others] = givens;
    if (first === undefined) return undefined;
    for (const other of others) {
      this.#reading.reportBoth('given-in-two-places', whereOf(other), whereOf(first), name);
      this.build([{ ...other, below: [] }], shape, name, depth);
    }
    const node = follow(first.node);
    if (isSecret(shape)) this.#reading.mask(node);
    if (shape.type === 'list') return this.#list(first, shape, name, depth);
    if (node.kind !== 'scalar' || shape.type === 'object' || shape.type === 'map') return this.#raw(first, depth);
    return { value: readLeaf(node, shape, this.#reading), place: placeOf(first) };
  }

  #object(givens: readonly Given[], shape: ObjectShape, name: string, depth: number): Built | undefined {
    const fields = new Map<string, Given[]>();
    const misfits: Given[] = [];
    for (const given of givens) {
      const node = follow(given.node);
      if (given.below.length > 0) put(fields, given);
      else if (node.kind === 'mapping') this.#addEntries(fields, node, shape, depth);
      else {
        const parts = standIn(given, shape, name);
        if (parts.length === 0) misfits.push(given);
        for (const part of parts) put(fields, part);
      }
    }
    const [misfit] = misfits;
    if (misfit !== undefined) {
      if (shape.secret) this.#reading.mask(misfit.node);
      if (givens.length === 1) return this.#raw(misfit, depth);
      const other = givens.find((given) => given !== misfit) ?? misfit;
      this.#reading.reportBoth('given-in-two-places', whereOf(misfit), whereOf(other), name);
    }
    const children = new Map<string, Built>();
    for (const [field, given] of fields) {
      const known = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
      const child =
        known === undefined
          ? this.#unknown(given, shape, field, depth)
          : this.build(
              this.#withoutEmptyWords(given, shapeAt(known.shape), field),
              shapeAt(known.shape),
              field,
              depth + 1,
            );
      if (child !== undefined) children.set(field, child);
    }
    return composed(children, givens);
  }

  /** Words that the API server fills in where they are empty. */
  #withoutEmptyWords(givens: readonly Given[], shape: Shape, name: string): readonly Given[] {
    if (shape.type !== 'text' || !isDefaulted(name, shape.words ?? [])) return givens;
    return givens.filter(({ node: given }) => {
      const node = follow(given);
      const isEmpty = node.kind === 'scalar' && node.text === '' && meaningOf(node)?.type === 'text';
      if (isEmpty) this.#reading.report('empty-word', given.span, name);
      return !isEmpty;
    });
  }

  #addEntries(fields: Map<string, Given[]>, map: Mapping, shape: ObjectShape, depth: number): void {
    const { names, tails } = vocabularyOf(shape);
    const seen = new Map<string, Entry>();
    for (const entry of entriesOf(map, this.#reading)) {
      const way = names.get(entry.name) ?? { to: [entry.name] };
      const [field = '', ...below] = way.to;
      const given: Given = { node: entry.value, key: entry.key, below, ...(way.as ? { as: way.as } : {}) };
      const first = seen.get(way.to.join('.'));
      if (first === undefined) {
        seen.set(way.to.join('.'), entry);
        this.#addField(fields, field, given, tails.get(field), shape);
        continue;
      }
      if (!entry.again) {
        this.#reading.reportBoth('field-in-two-spellings', entry.key, first.key, entry.name, first.name);
      }
      this.#aside(given, field, shape, depth);
    }
  }

  #addField(
    fields: Map<string, Given[]>,
    field: string,
    given: Given,
    tails: readonly Tail[] | undefined,
    shape: ObjectShape,
  ): void {
    if (tails === undefined || given.below.length > 0) {
      add(fields, field, given);
      return;
    }
    const inner = shapeAt(shape.fields[field]?.shape ?? -1);
    const { rest, taken } = takeOut(given, tails, inner.type === 'object' ? inner : undefined, this.#reading);
    if (rest !== undefined) add(fields, field, rest);
    for (const part of taken) put(fields, part);
  }

  /** Reads what a finding has dropped already, for its own findings and its secrets. */
  #aside(given: Given, field: string, shape: ObjectShape, depth: number): void {
    const known = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
    if (known === undefined) this.#unknown([given], shape, field, depth);
    else this.build([given], shapeAt(known.shape), field, depth + 1);
  }

  /** Kept under the name the user wrote, for the schema to report. */
  #unknown(givens: readonly Given[], shape: ObjectShape, name: string, depth: number): Built | undefined {
    if (shape.secret || SECRET_NAME.test(name)) for (const { node } of givens) this.#reading.mask(node);
    return this.#single(givens, { type: 'any' }, name, depth + 1);
  }

  /** A map whose keys are data. */
  #map(givens: readonly Given[], of: Shape, name: string, depth: number): Built | undefined {
    const entries = new Map<string, Given[]>();
    const misfits: Given[] = [];
    for (const given of givens) {
      const node = follow(given.node);
      if (given.below.length > 0) put(entries, given);
      else if (node.kind !== 'mapping') misfits.push(given);
      else {
        for (const entry of entriesOf(node, this.#reading)) {
          const value: Given = { node: entry.value, key: entry.key, below: [] };
          if (entry.again) this.build([value], of, entry.name, depth + 1);
          else if (isNull(entry.value)) this.#reading.report('null-entry', entry.key, entry.name);
          else add(entries, entry.name, value);
        }
      }
    }
    if (misfits.length > 0) {
      if (isSecret(of)) for (const { node } of misfits) this.#reading.mask(node);
      return this.#single([...new Set([...misfits, ...givens])], { type: 'any' }, name, depth);
    }
    const children = new Map<string, Built>();
    for (const [key, given] of entries) {
      const child = this.build(given, of, key, depth + 1);
      if (child !== undefined) children.set(key, child);
    }
    return composed(children, givens);
  }

  #list(given: Given, shape: Shape & { type: 'list' }, name: string, depth: number): Built | undefined {
    const node = follow(given.node);
    if (node.kind === 'mapping' && shape.keyed !== undefined) {
      return this.#keyed(given, node, shapeAt(shape.of), shape.keyed, depth);
    }
    if (node.kind !== 'sequence') {
      if (isSecret(shapeAt(shape.of))) this.#reading.mask(node);
      return this.#raw(given, depth);
    }
    const items: Built[] = [];
    for (const item of node.items) {
      if (isNull(item)) this.#reading.report('null-item', item.span.end > item.span.start ? item.span : node.span);
      const built = this.build([{ node: item, below: [] }], shapeAt(shape.of), name, depth + 1);
      if (built !== undefined) items.push(built);
    }
    return listed(items, given);
  }

  /** A map that stands for the list of its entries, each with its key as the field `keyed`. */
  #keyed(given: Given, map: Mapping, of: Shape, keyed: string, depth: number): Built {
    const items: Built[] = [];
    for (const entry of entriesOf(map, this.#reading)) {
      const value: Given = { node: entry.value, key: entry.key, below: [] };
      const name: Scalar = { kind: 'scalar', text: entry.name, plain: false, span: entry.key };
      if (isNull(entry.value)) this.#reading.report('null-entry', entry.key, entry.name);
      else {
        const named: Given = { node: name, below: [keyed] };
        const built = this.build([named, asField(value, of)], of, entry.name, depth + 1);
        if (built === undefined || entry.again) continue;
        if (built.children?.size === 1) this.#reading.report('empty-entry', entry.key, entry.name);
        items.push(built);
      }
    }
    return listed(items, given);
  }

  /** A value as YAML has it, whatever the shape: its keys are data and its nulls stay. */
  #raw(given: Given, depth: number): Built {
    const node = follow(given.node);
    const place = placeOf(given);
    checkTag(node, this.#reading);
    if (node.kind === 'scalar') return { value: readAny(node, this.#reading), place };
    const inner = (child: Given): Built | undefined =>
      this.#reading.enter(child.node, depth + 1) ? this.#raw(child, depth + 1) : undefined;
    if (node.kind === 'sequence') {
      return listed(
        node.items.flatMap((item) => inner({ node: item, below: [] }) ?? []),
        given,
      );
    }
    maskSecretObject(node, this.#reading);
    const children = new Map<string, Built>();
    for (const entry of entriesOf(node, this.#reading)) {
      const child = inner({ node: entry.value, key: entry.key, below: [] });
      if (child !== undefined && !entry.again) children.set(entry.name, child);
    }
    return composed(children, [given]);
  }
}

/** A tree as YAML has it: its keys are data. */
export const readVerbatim = (root: Node, reading: Reading): Built | undefined =>
  new Walk(reading).build([{ node: root, below: [] }], { type: 'any' }, 'object', 1);
