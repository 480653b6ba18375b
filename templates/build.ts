/** Precompiles the templates to src/generated/templates.js: the shipped program compiles no code. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { parseTwoColours } from './two-colours.ts';

const folder = new URL('./', import.meta.url);
const generated = new URL('../src/generated/', import.meta.url);
const OPTIONS = { noEscape: true, strict: true, knownHelpersOnly: true, knownHelpers: { indent: true } };

const names = readdirSync(folder, { recursive: true })
  .map(String)
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.hbs'))
  .sort();
const entries = names.map((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const spec = Handlebars.precompile(parseTwoColours(text), OPTIONS);
  return `${JSON.stringify(name.replace(/\.hbs$/, ''))}: ${spec}`;
});
mkdirSync(generated, { recursive: true });
writeFileSync(new URL('templates.js', generated), `export const templates = {\n${entries.join(',\n')}\n};\n`);
writeFileSync(
  new URL('templates.d.ts', generated),
  `export declare const templates: Readonly<Record<${names.map((name) => `'${name.replace(/\.hbs$/, '')}'`).join(' | ')}, TemplateSpecification>>;\n`,
);
