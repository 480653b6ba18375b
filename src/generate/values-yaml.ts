import type { Json } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';
import type { ValueNode } from './rows/row.ts';

/** values.yaml: every key with its comment, in the order of the contract. */
export function printValues(nodes: readonly ValueNode[], indent = ''): string {
  const entries = nodes.map(({ key, comment, section, value }) => {
    const head = `${indent}# -- ${comment}\n`;
    if (section) return `${head}${indent}${key}:\n${printValues(value as readonly ValueNode[], `${indent}  `)}`;
    return head + indented(printYaml({ [key]: value as Json }), indent);
  });
  return indent === '' ? entries.reduce(withGap) : entries.join('');
}

/** An empty line between two entries, unless the first ends with a text's own, which one more would be part of. */
const withGap = (first: string, second: string): string => first + (first.endsWith('\n\n') ? '' : '\n') + second;

/** Empty lines stay empty: they belong to texts of several lines. */
function indented(text: string, indent: string): string {
  return indent === '' ? text : text.replace(/^(?=.)/gm, indent);
}
