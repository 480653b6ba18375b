import { shapes } from '../generated/shapes.ts';
import type { Shape } from '../model/shape.ts';
import type { Step } from './field-path.ts';
import { schemaAt } from './field-schema.ts';

/** Lines with a value that a field may have, from the root, for one that no real example shows. */
export function madeUpExample(path: readonly Step[], shape: Shape): string {
  const lines: string[] = [];
  let indentation = '';
  let dash = '';
  path.forEach((step, index) => {
    if (step === '[]') {
      dash = '- ';
      return;
    }
    const name = step === '*' ? 'NAME' : step === 'api_version' ? 'apiVersion' : step;
    const value = index === path.length - 1 ? ` ${sampleValue(shape, path)}` : '';
    lines.push(`${indentation}${dash}${name}:${value}`);
    indentation += dash === '' ? '  ' : '    ';
    dash = '';
  });
  return lines.join('\n');
}

function sampleValue(shape: Shape, path: readonly Step[]): string {
  const { enum: words, const: only, minimum } = schemaAt(path);
  switch (shape.type) {
    case 'text':
      return String(only ?? words?.find((word) => word !== '') ?? 'text');
    case 'integer':
    case 'number':
    case 'int-or-text':
      return String(minimum ?? 1);
    case 'boolean':
      return 'true';
    case 'quantity':
      return '100m';
    case 'list':
      return `[${sampleValue(shapeAt(shape.of), [...path, '[]'])}]`;
    case 'map':
      return `{NAME: ${sampleValue(shapeAt(shape.of), [...path, '*'])}}`;
    case 'object':
      return `{${objectFields(path, shape.fields)}}`;
    default:
      return '{}';
  }
}

/** What is required; where nothing is, nothing needs to be given. */
function objectFields(path: readonly Step[], fields: Readonly<Record<string, { readonly shape: number }>>): string {
  const required = schemaAt(path).required ?? [];
  return required
    .map((name) => `${name}: ${sampleValue(shapeAt(fields[name]?.shape ?? -1), [...path, name])}`)
    .join(', ');
}

const shapeAt = (index: number): Shape => shapes[index] ?? { type: 'any' };
