import type { Field, Shape } from '../src/model/shape.ts';
import type { Schema } from './bundle.ts';
import { camelCase } from './respell.ts';

/** The bundled schema as a list of shapes; index 0 is the manifest. */
export function shapesOf(bundle: Schema): Shape[] {
  const shapes: Shape[] = [];
  const byDefinition = new Map<string, number>();
  const bySimple = new Map<string, number>();
  add(bundle);
  return shapes;

  function add(schema: Schema): number {
    if (schema.$ref !== undefined) return addDefinition(schema.$ref);
    const index = shapes.length;
    if (schema.properties !== undefined) {
      shapes.push({ type: 'any' });
      shapes[index] = objectShape(schema);
      return index;
    }
    if (schema.type === 'array') {
      shapes.push({ type: 'any' });
      const keyed = schema['x-keyed'] as string | undefined;
      shapes[index] = { type: 'list', of: add(schema.items as Schema), ...(keyed ? { keyed } : {}) };
      return index;
    }
    if (typeof schema.additionalProperties === 'object') {
      shapes.push({ type: 'any' });
      shapes[index] = { type: 'map', of: add(schema.additionalProperties) };
      return index;
    }
    return addSimple(scalarShape(schema));
  }

  function addDefinition(ref: string): number {
    const known = byDefinition.get(ref);
    if (known !== undefined) return known;
    const definition = (bundle.definitions as Record<string, Schema>)[ref.slice('#/definitions/'.length)] as Schema;
    if (definition.properties !== undefined) byDefinition.set(ref, shapes.length);
    const index = add(definition);
    byDefinition.set(ref, index);
    return index;
  }

  function addSimple(shape: Shape): number {
    const text = JSON.stringify(shape);
    const known = bySimple.get(text);
    if (known !== undefined) return known;
    bySimple.set(text, shapes.length);
    return shapes.push(shape) - 1;
  }

  function objectShape(schema: Schema): Shape {
    const fields: Record<string, Field> = {};
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const kubernetes = (property['x-kubernetes-name'] as string | undefined) ?? camelCase(name);
      fields[name] = { kubernetes, shape: add(property) };
    }
    const hints: Record<string, unknown> = {};
    for (const hint of ['scalar', 'list', 'aliases', 'moved', 'secret']) {
      if (schema[`x-${hint}`] !== undefined) hints[hint] = schema[`x-${hint}`];
    }
    if (schema['x-alias-types'] !== undefined) hints['aliasTypes'] = schema['x-alias-types'];
    return { type: 'object', fields, ...hints } as Shape;
  }
}

function scalarShape(schema: Schema): Shape {
  if (schema['x-quantity']) return { type: 'quantity' };
  if (schema['x-int-or-text']) return { type: 'int-or-text' };
  const words = schema.enum?.every((word) => typeof word === 'string') ? { words: schema.enum as string[] } : {};
  switch (schema.type) {
    case 'string':
      return { type: 'text', ...words, ...(schema['x-secret'] ? { secret: true as const } : {}) };
    case 'integer':
      return { type: 'integer', ...(schema['x-mode'] ? { mode: true as const } : {}) };
    case 'number':
    case 'boolean':
      return { type: schema.type };
    default:
      return { type: 'any' };
  }
}
