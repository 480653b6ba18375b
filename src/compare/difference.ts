import type { Json, JsonObject } from '../model/workload.ts';
import { fingerprint, normal } from './fingerprint.ts';
import { isMoved, type Pair, pairElements } from './lists.ts';
import { referencesMoved } from './references.ts';
import { type ListRule, listRule } from './rules.ts';
import { fieldType, isList, isObject, own, type Type } from './type.ts';

/** One place where two sets of objects say something else. */
export interface Difference {
  /** `order`: the same elements of a list in another order, where the order means something. */
  readonly kind: 'missing' | 'extra' | 'changed' | 'order';
  /** Kind and name, with the namespace where there is one: `DaemonSet logging/fluentd`. */
  readonly object: string;
  /** `spec.template.spec.containers[name=app].env[name=X].value`; empty for a whole object. */
  readonly path: string;
  /** As the API server would store it, defaults written out; `***` where it is a Secret's. */
  readonly want?: Json;
  readonly got?: Json;
}

const HIDDEN = '***';

/** The differences of two stored objects. */
export function differences(
  object: string,
  want: JsonObject,
  got: JsonObject,
  type: Type,
  exact: boolean,
): readonly Difference[] {
  const found: Difference[] = [];
  compareFields(want, got, type, '');
  return found;

  function compareFields(want: JsonObject, got: JsonObject, type: Type | undefined, path: string): void {
    for (const field of new Set([...Object.keys(want), ...Object.keys(got)])) {
      const [left, right] = [own(want, field), own(got, field)];
      const rule = listRule(type, field, exact);
      compareValues(left, right, fieldType(type, field), rule, join(path, field));
    }
  }

  function compareValues(
    want: Json | undefined,
    got: Json | undefined,
    type: Type | undefined,
    rule: ListRule,
    path: string,
  ): void {
    if (isObject(want) && isObject(got)) compareFields(want, got, type, path);
    else if (isList(want) && isList(got)) compareLists(want, got, type, rule, path);
    else if (want === undefined || got === undefined || normal(want, type) !== normal(got, type)) {
      const kind = want === undefined ? 'extra' : got === undefined ? 'missing' : 'changed';
      found.push({ kind, object, path, ...shown(want, got, type) });
    }
  }

  function compareLists(
    want: readonly Json[],
    got: readonly Json[],
    type: Type | undefined,
    rule: ListRule,
    path: string,
  ): void {
    const pairs = pairElements(want, got, rule, (value) => fingerprint(value, type, exact));
    for (const pair of pairs) {
      // A list in a list is of no known type.
      compareValues(pair.want?.value, pair.got?.value, type, { order: 'kept' }, path + pair.label);
    }
    const moved = rule.order === 'kept' ? isMoved(pairs) : rule.order === 'references' && referencesMoved(want, got);
    if (moved) found.push({ kind: 'order', object, path, want: outline(pairs, 'want'), got: outline(pairs, 'got') });
  }
}

/** The elements in the order of one side: by key where the list has keys. */
function outline(pairs: readonly Pair[], side: 'want' | 'got'): Json {
  const elements = pairs.flatMap((pair) => {
    const element = pair[side];
    const name = /^\[.*?=(.*)\]$/s.exec(pair.label)?.[1];
    return element === undefined ? [] : [{ index: element.index, value: name ?? element.value }];
  });
  return elements.sort((a, b) => a.index - b.index).map(({ value }) => value);
}

function shown(want: Json | undefined, got: Json | undefined, type: Type | undefined): { want?: Json; got?: Json } {
  const show = (value: Json): Json => (type?.secret ? HIDDEN : value);
  return { ...(want === undefined ? {} : { want: show(want) }), ...(got === undefined ? {} : { got: show(got) }) };
}

/** Names that aren't plain words stand in brackets: `metadata.labels["app.kubernetes.io/name"]`. */
function join(path: string, field: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(field)) return `${path}[${JSON.stringify(field)}]`;
  return path === '' ? field : `${path}.${field}`;
}
