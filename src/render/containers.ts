import type { AgentContainer, Image, Json, JsonObject, Variable } from '../model/workload.ts';
import type { Common } from './meta.ts';
import { withOwnNames } from './own-names.ts';
import { givenValue } from './release.ts';

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
    ...fields,
    ...withReferences(common, fields),
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
      return { name, value: givenValue(common.release, 'references', variable.place) };
    case 'secret':
      return { name, valueFrom: { secretKeyRef: { name: common.names.envSecret, key: variable.key } } };
  }
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Probes and hooks with the headers whose value install time gives: `{name, reference}` becomes `{name, value}`. */
function withReferences(common: Common, fields: JsonObject): JsonObject {
  const handlers = Object.entries(fields).filter(([field]) => PROBES.includes(field));
  const hooks = Object.entries((fields['lifecycle'] ?? {}) as JsonObject);
  const resolved = (entries: readonly (readonly [string, Json])[]): JsonObject =>
    Object.fromEntries(entries.map(([name, handler]) => [name, withHeaders(common, handler)]));
  return { ...resolved(handlers), ...(hooks.length === 0 ? {} : { lifecycle: resolved(hooks) }) };
}

function withHeaders({ release }: Common, handler: Json): Json {
  const { httpGet } = handler as { httpGet?: JsonObject };
  const headers = httpGet?.['httpHeaders'] as readonly JsonObject[] | undefined;
  if (headers === undefined) return handler;
  const httpHeaders = headers.map((header): JsonObject => {
    const { name = '', reference } = header;
    return reference === undefined ? header : { name, value: givenValue(release, 'references', String(reference)) };
  });
  return { ...(handler as JsonObject), httpGet: { ...httpGet, httpHeaders } };
}
