import type { ErrorObject } from 'ajv';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import validate from '../generated/validate-objects.js';
import { typedKindOf } from '../model/kinds.ts';
import { type ObjectDocument, placeOf } from '../model/manifest.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Path, pathOf, pathText, valueAt } from './path.ts';
import { foundText, foundThing, typeHelp, wantedText } from './schema-words.ts';

/** Versions of which the API server of today takes none. */
const OLD_DAEMONSET = /^(extensions\/v1beta1|apps\/v1beta[12])$/;

/**
 * What Kubernetes' own types refuse of an object: wrong types, missing and unknown fields, as `kubectl apply` does.
 * Objects of kinds that no DaemonSet refers to are taken as they are.
 */
export function checkObject(document: ObjectDocument): readonly Diagnostic[] {
  const { apiVersion, kind } = document.value;
  if (kind === 'DaemonSet' && OLD_DAEMONSET.test(apiVersion)) {
    return [diagnose('daemonset-version-old', { at: placeOf(document, ['apiVersion']) }, apiVersion)];
  }
  const types = typeFindings(document);
  if (types === undefined) return unnamed(document);
  return types.length > 0 ? types : selection(document);
}

/** What an object's types refuse of it; undefined where its kind is not looked into. */
export function typeFindings(document: ObjectDocument): readonly Diagnostic[] | undefined {
  const kind = typedKindOf(document.value.apiVersion, document.value.kind);
  if (kind === undefined) return undefined;
  if (validate({ [kind]: withoutNulls(document.value) })) return encoding(document);
  const said = new Set<string>();
  const errors = (validate.errors ?? []).map((error) => ({ ...error, instancePath: below(error.instancePath) }));
  return errors.sort(typesFirst).flatMap((error) => {
    const isField = error.keyword === 'additionalProperties' || error.keyword === 'required';
    if (!isField && said.has(error.instancePath)) return [];
    if (!isField) said.add(error.instancePath);
    return [finding(error, document)];
  });
}

/** ValidateDaemonSetSpec: the selector selects something, and the pods of the template among it. */
function selection(document: ObjectDocument): Diagnostic[] {
  if (document.value.kind !== 'DaemonSet') return [];
  const path = ['spec', 'selector'];
  const { matchLabels = {}, matchExpressions = [] } = valueAt(document.value, path) as Selector;
  const labels = (valueAt(document.value, ['spec', 'template', 'metadata', 'labels']) ?? {}) as Readonly<
    Record<string, string>
  >;
  if (Object.keys(matchLabels ?? {}).length + (matchExpressions ?? []).length === 0) {
    return [diagnose('selector-empty', { at: placeOf(document, path) })];
  }
  return Object.entries(matchLabels ?? {})
    .filter(([key, value]) => labels[key] !== value)
    .map(([key]) => diagnose('selector-misses-pods', { at: placeOf(document, [...path, 'matchLabels', key]) }, key));
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>> | null;
  readonly matchExpressions?: readonly unknown[] | null;
}

/** Fields whose values are bytes, by kind. */
const ENCODED: Readonly<Record<string, string>> = { Secret: 'data', ConfigMap: 'binaryData' };

function encoding(document: ObjectDocument): Diagnostic[] {
  const field = ENCODED[document.value.kind];
  const data = field === undefined ? undefined : document.value[field];
  return Object.entries(data ?? {}).flatMap(([key, value]) => {
    const path = [field ?? '', key];
    const isBase64 = typeof value !== 'string' || BASE64.test(value.replace(/[\r\n]/g, ''));
    return isBase64 ? [] : [diagnose('binary-data-invalid', { at: placeOf(document, path) }, pathText(path))];
  });
}

/** As Go's base64.StdEncoding, which passes over line breaks alone. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Of other kinds only the name is sure to be needed. */
function unnamed(document: ObjectDocument): Diagnostic[] {
  if (typeof document.value.metadata.name === 'string') return [];
  return [diagnose('missing-field', { at: placeOf(document, ['metadata'], 'key') }, 'name', 'metadata')];
}

/** A pointer without its first part. */
const below = (pointer: string): string => pointer.replace(/^\/[^/]*/, '');

const typesFirst = (a: ErrorObject, b: ErrorObject): number =>
  Number(b.keyword === 'type') - Number(a.keyword === 'type');

function finding({ keyword, instancePath, params, parentSchema }: ErrorObject, document: ObjectDocument): Diagnostic {
  const path = pathOf(instancePath, document.value);
  const field = path.length === 0 ? `The ${document.value.kind}` : pathText(path);
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    const known = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
    const where = { at: placeOf(document, [...path, name], 'key') };
    return diagnose('unknown-field', where, name, field, { guess: didYouMean(name, known) });
  }
  if (keyword === 'required') {
    return diagnose('missing-field', { at: placeOf(document, path, 'key') }, String(params['missingProperty']), field);
  }
  return valueFinding(keyword, params, document, path, field);
}

function valueFinding(
  keyword: string,
  params: ErrorObject['params'],
  document: ObjectDocument,
  path: Path,
  field: string,
): Diagnostic {
  const where = { at: placeOf(document, path) };
  const value = valueAt(document.value, path);
  if (keyword === 'enum') {
    const words = (params['allowedValues'] as readonly unknown[]).filter((word) => word !== '');
    const guess = typeof value === 'string' ? didYouMean(value, words.map(String)) : undefined;
    return diagnose('unknown-word', where, field, foundText(document, path, value), words, guess);
  }
  const thing = foundThing(document, path, value);
  return diagnose('wrong-type', where, field, wantedText(params['type']), thing, typeHelp(params['type'], value));
}

/** Nothing stands where null stands. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutNulls(inner)]));
}
