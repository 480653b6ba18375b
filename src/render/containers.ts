import type { AgentContainer, Image, Json, JsonObject, Variable } from '../model/workload.ts';
import type { Common } from './meta.ts';
import { withOwnNames } from './own-names.ts';

export function renderContainer(common: Common, container: AgentContainer): JsonObject {
  const { name, image, imagePullPolicy, env, envFrom, ports, volumeMounts, fields } = container;
  const lists = {
    env: env.map((variable) => renderVariable(common, variable)),
    envFrom: envFrom.map((source) => withOwnNames(common, source)),
    ports,
    volumeMounts,
  };
  return {
    name,
    image: imageText(image),
    ...(imagePullPolicy === undefined ? {} : { imagePullPolicy }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(withReferences(common, fields) as JsonObject),
  };
}

/** The manifest's text, byte for byte. */
function imageText({ repo, tag, digest }: Image): string {
  return repo + (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}

function renderVariable(common: Common, variable: Variable): JsonObject {
  const { name } = variable;
  switch (variable.kind) {
    case 'value':
      return { name, value: variable.value };
    case 'from':
      return { name, valueFrom: withOwnNames(common, variable.valueFrom) };
    case 'reference':
      return { name, value: common.release.values.references[variable.place] ?? '' };
    case 'secret':
      return { name, valueFrom: { secretKeyRef: { name: common.names.envSecret, key: variable.key } } };
  }
}

/** Headers whose value install time gives: `{name, reference}` becomes `{name, value}`. */
function withReferences(common: Common, value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry) => withReferences(common, entry));
  const object = value as JsonObject;
  const headers = object['httpHeaders'] as readonly { name: string; value?: string; reference?: string }[] | undefined;
  const entries = Object.entries(object).map(([key, entry]): [string, Json] => [key, withReferences(common, entry)]);
  if (headers === undefined) return Object.fromEntries(entries);
  const httpHeaders = headers.map(({ name, value: text, reference }) => ({
    name,
    value: reference === undefined ? (text ?? '') : (common.release.values.references[reference] ?? ''),
  }));
  return { ...Object.fromEntries(entries), httpHeaders };
}
