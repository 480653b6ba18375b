import { isCredentialHeader } from '../model/credentials.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import type { LowerContext } from './context.ts';

/**
 * Takes credentials out of the headers of probes and lifecycle hooks. Kubernetes has no reference for them, so the
 * chart asks for the value at install time: `{name, reference}` in place of `{name, value}`.
 */
export function takeSecretHeaders(context: LowerContext, fields: JsonObject, owner?: string): JsonObject {
  const taken = { ...fields } as Record<string, Json>;
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = fields[field] as JsonObject | undefined;
    if (probe !== undefined) taken[field] = withoutCredentials(context, probe, placeFor(owner, field));
  }
  const lifecycle = fields['lifecycle'] as JsonObject | undefined;
  if (lifecycle !== undefined) {
    taken['lifecycle'] = Object.fromEntries(
      Object.entries(lifecycle).map(([hook, handler]) => [
        hook,
        isObject(handler) ? withoutCredentials(context, handler, placeFor(owner, hook)) : handler,
      ]),
    );
  }
  return taken;
}

const placeFor = (owner: string | undefined, part: string): string => (owner === undefined ? part : `${owner}.${part}`);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withoutCredentials(context: LowerContext, handler: JsonObject, place: string): JsonObject {
  const request = handler['httpGet'] as JsonObject | undefined;
  const headers = request?.['httpHeaders'] as readonly JsonObject[] | undefined;
  if (request === undefined || headers === undefined) return handler;
  const httpHeaders = headers.map((header) => {
    const { name, value } = header as { name: string; value: string };
    if (!isCredentialHeader(name) || value === '') return header;
    const reference = context.freePlace(`${place}.${name}`);
    context.need(reference, { meaning: `the header ${name} of ${place}`, literal: value });
    return { name, reference };
  });
  return { ...handler, httpGet: { ...request, httpHeaders } };
}
