import type { Json, JsonObject } from '../model/workload.ts';
import { OBJECT_META, TEXTS } from './meta.ts';
import { isObject, type Type, words } from './type.ts';

/** Base64 may be broken over lines. */
const BASE64: Type = { normal: (value) => (typeof value === 'string' ? value.replace(/[\r\n]/g, '') : value) };

/** SetDefaults_ConfigMap: no data is empty data. */
export const CONFIG_MAP: Type = {
  zero: words('data binaryData'),
  fields: { metadata: OBJECT_META, data: TEXTS, binaryData: { each: BASE64 } },
};

/** SetDefaults_Secret, and stringData folded into data: Convert_v1_Secret_To_core_Secret. */
export const SECRET: Type = {
  zero: words('data stringData type'),
  defaults: { type: 'Opaque' },
  complete: withTextAsData,
  fields: {
    metadata: OBJECT_META,
    stringData: TEXTS,
    data: { nulls: '', secret: true, each: { ...BASE64, secret: true } },
  },
};

function withTextAsData(secret: JsonObject): JsonObject {
  const { stringData, ...rest } = secret;
  if (!isObject(stringData)) return secret;
  const data = isObject(rest['data']) ? rest['data'] : {};
  const texts = Object.entries(stringData).map(([key, text]): [string, Json] => [key, base64(text)]);
  return { ...rest, data: Object.fromEntries([...Object.entries(data), ...texts]) };
}

function base64(text: Json): Json {
  if (typeof text !== 'string') return text;
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
