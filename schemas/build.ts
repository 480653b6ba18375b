/** Writes what is made of the schemas: the validator, the shapes and the types under src/generated, the editor's schema here. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { bundleSchema } from './bundle.ts';
import { editorSchema } from './editor.ts';
import { objectsSchema } from './objects.ts';
import { shapesOf } from './shapes.ts';
import { valuesDefinitions } from './values.ts';

const generated = new URL('../src/generated/', import.meta.url);
mkdirSync(generated, { recursive: true });
const write = (name: string, text: string): void => writeFileSync(new URL(name, generated), text);

const bundle = bundleSchema();
const shapes = shapesOf(bundle);
write(
  'shapes.ts',
  `import type { Shape } from '../model/shape.ts';\nexport const shapes: readonly Shape[] = JSON.parse(${JSON.stringify(JSON.stringify(shapes))});\n`,
);

write(
  'kubernetes.ts',
  `import type { JsonObject } from '../model/workload.ts';\nexport const definitions: Readonly<Record<string, JsonObject>> = JSON.parse(${JSON.stringify(JSON.stringify(valuesDefinitions()))});\n`,
);

// The contract is the same for every chart: its text is made once, here, and not in every run.
const { valuesSchema } = await import('../src/generate/values-schema.ts');
write(
  'contract.ts',
  `export const valuesSchemaText: string = ${JSON.stringify(`${JSON.stringify(valuesSchema(), null, 1)}\n`)};\n`,
);

const editor = editorSchema(bundle);
const textOf = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;
write(
  'schema-texts.ts',
  `export const canonical: string = ${JSON.stringify(textOf(bundle))};\nexport const editor: string = ${JSON.stringify(textOf(editor))};\n`,
);
writeFileSync(new URL('kubernetes-daemonset.editor.schema.json', import.meta.url), textOf(editor));

await writeValidator('validate', bundle, { verbose: false });
await writeValidator('validate-objects', objectsSchema(), { verbose: true });

/**
 * The definitions are a schema of their own: the code names a schema for its words, and would hold them all with it.
 * @param verbose whether errors carry the schema they break, whose words and fields a finding may name
 */
async function writeValidator(name: string, schema: object, { verbose }: { verbose: boolean }): Promise<void> {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose,
    inlineRefs: false,
    validateFormats: false,
    messages: false,
    code: { source: true, esm: true },
  });
  const { definitions, ...root } = bare(schema) as Record<string, object>;
  ajv.addSchema({ $id: 'definitions', definitions });
  const validate = ajv.compile(JSON.parse(JSON.stringify(root).replaceAll('"#/', '"definitions#/')));
  const { outputFiles } = await build({
    stdin: {
      contents: standalone.default(ajv, validate),
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
      loader: 'js',
    },
    bundle: true,
    format: 'iife',
    globalName: 'made',
    minify: true,
    write: false,
  });
  // Made when it is first called: not every run does.
  write(
    `${name}.js`,
    `let known;\nconst make = () => {\n${outputFiles[0]?.text}\nreturn made.default;\n};\nexport default function validate(value) {\n  known ??= make();\n  const isValid = known(value);\n  validate.errors = known.errors;\n  return isValid;\n}\n`,
  );
  write(
    `${name}.d.ts`,
    `import type { ErrorObject } from 'ajv';\ndeclare const validate: { (value: unknown): boolean; errors?: ErrorObject[] | null };\nexport default validate;\n`,
  );
}

/** A schema without what is for people and for other tools. */
function bare(schema: object): object {
  if (Array.isArray(schema)) return schema.map((one) => (typeof one === 'object' ? bare(one) : one));
  const kept = Object.entries(schema).filter(([key]) => !/^(\$id|\$schema|title|description|x-.*)$/.test(key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      // Their keys are names, not words of JSON Schema.
      if (key === 'properties' || key === 'definitions') {
        return [key, Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, bare(one)]))];
      }
      return [key, typeof value === 'object' && value !== null ? bare(value) : value];
    }),
  );
}

const types = await compile(withoutSiblings(bundle) as Parameters<typeof compile>[0], 'KubernetesDaemonSet', {
  additionalProperties: false,
  bannerComment: '',
  format: false,
  unreachableDefinitions: true,
});
write('manifest.ts', types);

/** A reference with a description beside it would become a type of its own. */
function withoutSiblings(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutSiblings);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema) return { $ref: schema.$ref };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withoutSiblings(value)]));
}
