import runtime from 'handlebars/runtime.js';
import { templates } from '../generated/templates.js';
import type { View } from './view.ts';

// The types give the runtime as a module; what is imported is its default export.
const { template } = runtime as unknown as typeof Handlebars;

export type TemplateName = keyof typeof templates;

/** Lines of a text after the first, moved to the right: `[[indent text 4]]`. */
const indent = (text: string, spaces: number): string => text.replaceAll('\n', `\n${' '.repeat(spaces)}`);

/** The Helm template of that name for a view. */
export function renderTemplate(name: TemplateName, view: View): string {
  return template(templates[name])(view, { helpers: { indent } });
}
