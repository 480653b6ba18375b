import type { Difference } from '../compare/index.ts';
import { AnyOf } from '../model/any-of.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import { base64, goJson } from '../render/text.ts';

const HIDDEN = '***';

/** Covers secrets in what is said of a chart, wherever they got to. */
export interface Mask {
  /** A sentence without them. */
  readonly text: (text: string) => string;
  /** A difference without them, in its values and its path. */
  readonly difference: (difference: Difference) => Difference;
}

export function maskOf(secrets: readonly string[]): Mask {
  const whole = new Set(secrets.filter((secret) => secret !== ''));
  // A short one makes holes in everything: it is covered where it stands alone.
  const any = new AnyOf(new Set(secrets.flatMap(formsOf)));
  const text = (text: string): string => any.replaceIn(text, HIDDEN);
  return {
    text,
    difference: ({ object, path, want, got, ...rest }) => ({
      ...rest,
      object: text(object),
      path: text(path),
      ...(want === undefined ? {} : { want: hide(want) }),
      ...(got === undefined ? {} : { got: hide(got) }),
    }),
  };

  function hide(value: Json): Json {
    if (Array.isArray(value)) return value.map((entry) => hide(entry as Json));
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'object') {
      return Object.fromEntries(Object.entries(value as JsonObject).map(([key, entry]) => [text(key), hide(entry)]));
    }
    const shown = String(value);
    return whole.has(shown) || any.firstIn(shown) !== undefined ? HIDDEN : value;
  }
}

/** A secret and its lines, in every spelling that Helm, YAML and JSON have for them. */
const formsOf = (secret: string): readonly string[] =>
  [secret, ...secret.split('\n').map((line) => line.trim())].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    goJson(text).slice(1, -1),
    text.replaceAll("'", "''"),
    ...base64Of(text).flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]),
  ]);

/** Alone, and where it starts one or two bytes into a longer text: the part that doesn't depend on what is around it. */
function base64Of(text: string): readonly string[] {
  const inside = [0, 1, 2].map((before) => {
    const bytes = base64('\0'.repeat(before) + text);
    return bytes.replace(/.{2}==$|.{3}=$/, '').slice([0, 2, 3][before]);
  });
  return [base64(text), ...inside];
}
