/** Handlebars takes an unknown name in an `if` for false, so every name of the templates is looked up here. */
import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { viewOf } from '../../src/generate/view.ts';
import { parseTwoColours } from '../../templates/two-colours.ts';
import { chartOf, textOf } from '../support/charts.ts';

const folder = new URL('../../templates/', import.meta.url);
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.hbs'));

/** What isn't of the view: blocks and helpers, and what a loop gives. */
const LANGUAGE = new Set(['if', 'unless', 'each', 'indent', 'this', 'last', 'condition', 'message']);

class Names extends Handlebars.Visitor {
  readonly found = new Set<string>();
  override PathExpression(path: hbs.AST.PathExpression): void {
    if (!LANGUAGE.has(path.original.replace('@', ''))) this.found.add(path.original);
  }
}

const names = new Names();
for (const path of templates) names.accept(parseTwoColours(readFileSync(new URL(path, folder), 'utf8')));
const view = viewOf(chartOf(textOf('test/samples/rich.yaml')).workload);
const fields = Object.entries(view).flatMap(([name, value]) =>
  name === 'emptyOfPod' ? Object.keys(value).map((field) => `${name}.${field}`) : [name],
);

test('every name is a field of the view, and every field is used', () => {
  assert.ok(templates.length > 15);
  assert.equal([...names.found].sort(), fields.sort());
});

test.run();
