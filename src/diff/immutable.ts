import type { Difference } from '../compare/index.ts';
import { diagnose } from '../diagnostic.ts';
import type { Json, JsonObject, KubernetesObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { isBuiltIn } from './identity.ts';
import { IMMUTABLE, type ImmutableField } from './immutable-fields.ts';
import { isBelow } from './paths.ts';
import { same } from './values.ts';

/** Of a ConfigMap or Secret that is `immutable`: ValidateConfigMapUpdate, ValidateSecretUpdate. */
const SEALED = ['immutable', 'data', 'binaryData', 'stringData'];

/** A change that the API server refuses, so that the upgrade fails; undefined for any other. */
export function judgeImmutable(
  before: KubernetesObject,
  after: KubernetesObject,
  { path }: Difference,
): Pick<Change, 'impact' | 'why'> | undefined {
  if (!isBuiltIn(before)) return undefined;
  const isSealed = before['immutable'] === true && (before.kind === 'ConfigMap' || before.kind === 'Secret');
  if (isSealed && SEALED.some((field) => isBelow(path, field)))
    return { impact: 'breaking', why: diagnose('sealed-data-changed', {}, before.kind) };
  const own = Object.hasOwn(IMMUTABLE, before.kind) ? (IMMUTABLE[before.kind] ?? {}) : {};
  const found = Object.entries(own).find(
    ([field, rule]) => (isBelow(path, field) || isBelow(field, path)) && isRefused(field, rule, before, after),
  );
  if (found === undefined) return undefined;
  return { impact: 'breaking', why: diagnose('immutable-field-changed', {}, before.kind, found[0]) };
}

/** Asked of fields that differ, and of those in an object that comes or goes as a whole. */
function isRefused(field: string, rule: ImmutableField, before: KubernetesObject, after: KubernetesObject): boolean {
  const [was, is] = [before, after].map((object) => at(object, field.split('.')) ?? rule.default);
  if (was === is || (was !== undefined && is !== undefined && same(was, is))) return false;
  return rule.isRefused?.({ was, is, before: specOf(before), after: specOf(after) }) ?? true;
}

const specOf = (object: KubernetesObject): JsonObject => (object['spec'] ?? {}) as JsonObject;

/** Null is what kubectl and Helm take for unset. */
function at(value: Json | undefined, [field, ...rest]: readonly string[]): Json | undefined {
  if (field === undefined) return value ?? undefined;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap && Object.hasOwn(value, field) ? at((value as JsonObject)[field], rest) : undefined;
}
