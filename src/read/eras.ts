/** Older and shorter shapes: what stands for an object that is not a map, and what stands below a field it has left. */

import { parseImage } from '../model/image.ts';
import type { ObjectShape } from '../model/shape.ts';
import { entriesOf } from './entries.ts';
import type { Given } from './given.ts';
import { follow, type Mapping, type Pair, type Scalar } from './node.ts';
import type { Reading } from './reading.ts';
import { isSpelled, type Tail, vocabularyOf } from './spelling.ts';

/** The fields that a scalar or a list stands for; none where the object has no such short form. */
export function standIn(given: Given, shape: ObjectShape, name: string): readonly Given[] {
  const node = follow(given.node);
  if (node.kind === 'sequence' && shape.list !== undefined) return [{ ...given, below: [shape.list] }];
  if (node.kind !== 'scalar' || shape.scalar === undefined) return [];
  if (shape.scalar === 'image') return imageParts(node, given);
  // A ConfigMap given as one text has one key, its own name.
  return [{ ...given, below: shape.scalar === 'data' ? ['data', name] : [shape.scalar] }];
}

function imageParts(node: Scalar, given: Given): Given[] {
  return Object.entries(parseImage(node.text)).map(([field, text]) => {
    const part: Scalar = { kind: 'scalar', text: text as string, plain: false, span: given.node.span };
    return { ...given, node: part, below: [field] };
  });
}

/** Splits what stands below a field into what belongs there and what older shapes kept there. */
export function takeOut(
  given: Given,
  tails: readonly Tail[],
  field: ObjectShape | undefined,
  reading: Reading,
): { readonly rest?: Given; readonly taken: readonly Given[] } {
  const map = follow(given.node);
  if (map.kind !== 'mapping') return { rest: given, taken: [] };
  const taken: Given[] = [];
  const kept: Pair[] = [];
  for (const entry of entriesOf(map, reading)) {
    const found = tails.filter(({ from: [name = ''] }) => isSpelled(entry.name, name));
    const here = found.find(({ from }) => from.length === 1);
    const moved = { node: entry.value, key: entry.key };
    const key: Scalar = { kind: 'scalar', text: entry.name, plain: false, span: entry.key };
    if (found.length === 0) kept.push({ key, value: entry.value });
    else if (here !== undefined) {
      if (!entry.again) taken.push({ ...moved, below: here.to });
    } else {
      const deeper = found.map(({ from, to }) => ({ from: from.slice(1), to }));
      const split = takeOut({ ...moved, below: [] }, deeper, undefined, reading);
      taken.push(...split.taken);
      const isField = field === undefined || vocabularyOf(field).names.has(entry.name);
      const rest = split.rest === undefined ? undefined : follow(split.rest.node);
      if (rest?.kind === 'mapping' && !isField) reportUnknown(rest, entry.name, reading);
      else if (rest !== undefined) kept.push({ key, value: rest });
    }
  }
  if (kept.length === map.pairs.length && taken.length === 0) return { rest: given, taken };
  if (kept.length === 0) return { taken };
  return { rest: { ...given, node: { ...map, span: given.node.span, pairs: kept } }, taken };
}

/** What is left in a group that only older shapes have. */
function reportUnknown(group: Mapping, name: string, reading: Reading): void {
  for (const entry of entriesOf(group, reading)) reading.report('unknown-field', entry.key, entry.name, name);
}
