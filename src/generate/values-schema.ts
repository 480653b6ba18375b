import { definitions as kubernetes } from '../generated/kubernetes.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import * as schema from './json-schema.ts';
import { type JsonSchema, reachable } from './json-schema.ts';
import { CONTAINER_ROWS } from './rows/container.ts';
import { ROOT_ROWS } from './rows/root.ts';
import { described, type Row } from './rows/row.ts';

/**
 * values.schema.json: the contract of every chart, also of keys that this chart's values.yaml leaves out, so that a fleet
 * can share one values file. Draft-07 and nothing that one of the Helms ignores.
 */
export function valuesSchema(): JsonObject {
  const contract = {
    type: 'object',
    properties: {
      ...properties(ROOT_ROWS),
      enabled: { description: 'Condition of a parent chart', type: ['boolean', 'null'] },
      install: { description: 'Condition of a parent chart', type: ['boolean', 'null'] },
    },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  };
  const resolved = resolveProperties(contract) as JsonObject;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...resolved,
    definitions: reachable(resolved, definitions()),
  };
}

/** A number of pods, or a share of them (ValidateRollingUpdateDaemonSet). */
const LIMIT = schema.anyOf(schema.integer({ minimum: 0 }), schema.text({ pattern: '^(100|[1-9]?[0-9])%$' }));

function definitions(): Record<string, JsonSchema> {
  const { Volume, VolumeMount, HTTPHeader, Probe, DaemonSetUpdateStrategy, RollingUpdateDaemonSet } =
    kubernetes as Record<string, JsonObject>;
  return {
    ...kubernetes,
    VolumeSource: without(Volume as JsonObject, 'name'),
    Mount: { ...(VolumeMount as JsonObject), type: ['object', 'null'], required: ['mountPath'] },
    Probe: Probe as JsonObject,
    DaemonSetUpdateStrategy: withFields(DaemonSetUpdateStrategy, { type: schema.oneOf('RollingUpdate', 'OnDelete') }),
    RollingUpdateDaemonSet: withFields(RollingUpdateDaemonSet, { maxSurge: LIMIT, maxUnavailable: LIMIT }),
    HTTPHeader: withReference(HTTPHeader as JsonObject),
    AgentContainer: resolveProperties({
      type: ['object', 'null'],
      properties: properties(CONTAINER_ROWS),
      additionalProperties: false,
    }) as JsonObject,
  };
}

function properties<T>(rows: readonly Row<T>[]): Record<string, JsonSchema> {
  return Object.fromEntries(
    rows.map((row) => {
      const { key, comment } = row;
      if (!('rows' in row)) return [key, { description: comment, ...row.schema }];
      const section = { description: comment, type: ['object', 'null'], properties: properties(row.rows) };
      // What a parent chart says for all its subcharts may be more than this chart reads.
      return [key, key === 'global' ? section : { ...section, additionalProperties: false }];
    }),
  );
}

/** A volume's source, without the name that is its key. */
function without(schema: JsonObject, name: string): JsonObject {
  const { [name]: _, ...rest } = schema['properties'] as JsonObject;
  const { required: __, ...others } = schema;
  return { ...others, type: ['object', 'null'], properties: rest };
}

/** A definition of Kubernetes' own, stricter about some of its fields. */
function withFields(definition: JsonObject | undefined, fields: Readonly<Record<string, JsonSchema>>): JsonObject {
  return { ...definition, properties: { ...(definition?.['properties'] as JsonObject), ...fields } };
}

/** A header's value may be asked for at install time. */
function withReference(header: JsonObject): JsonObject {
  const properties = header['properties'] as JsonObject;
  return {
    ...header,
    properties: { ...properties, reference: described('Place among references that gives the value', schema.text()) },
    required: ['name'],
  };
}

/** Replaces `x-property` by the schema of that field of Kubernetes' own. */
function resolveProperties(schema: Json): Json {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map(resolveProperties);
  const { 'x-property': property, ...rest } = schema as JsonObject;
  if (property === undefined) {
    return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolveProperties(value)]));
  }
  const [definition = '', field = ''] = String(property).split('.');
  const found = (kubernetes[definition]?.['properties'] as JsonObject | undefined)?.[field];
  if (found === undefined) throw new Error(`Kubernetes has no field ${String(property)}`);
  return { ...rest, ...(found as JsonObject) };
}
