import { isCredentialHeader, looksSecret } from '../model/credentials.ts';
import { entriesOf } from './entries.ts';
import { follow, type Mapping, type Node, visit } from './node.ts';
import type { Reading } from './reading.ts';

const HEADERS = /^http[_-]?headers?$/i;
const VARIABLES = /^(env(ironment)?|vars?|variables?)$/i;

/**
 * Masks what is secret by its name: the credentials among the headers of a tree, and variables that look like secrets.
 * The kind can't mark them; and they are looked for whatever else is wrong around them.
 */
export function maskByName(root: Node, reading: Reading): void {
  visit(root, (node) => {
    if (node.kind !== 'mapping') return;
    for (const { name, value } of entriesOf(node, reading)) {
      if (HEADERS.test(name)) for (const header of listed(value)) maskHeader(header, reading);
      if (VARIABLES.test(name)) maskVariables(value, reading);
    }
  });
}

/** The maps of a list, of which one may stand alone by mistake. */
const listed = (node: Node): readonly Mapping[] => {
  const list = follow(node);
  return (list.kind === 'sequence' ? list.items.map(follow) : [list]).filter((item) => item.kind === 'mapping');
};

/** The texts that a map has as its name: two where the key is doubled. */
const namesOf = (map: Mapping, reading: Reading): readonly string[] =>
  entriesOf(map, reading).flatMap(({ name, value }) => {
    const text = follow(value);
    return name === 'name' && text.kind === 'scalar' ? [text.text] : [];
  });

/** All beside the name: a misspelled field holds the value too. In a map of headers, each has its own name. */
function maskHeader(map: Mapping, reading: Reading): void {
  const isSecret = namesOf(map, reading).some(isCredentialHeader);
  for (const { name, value } of entriesOf(map, reading)) {
    if (name !== 'name' && (isSecret || isCredentialHeader(name))) reading.mask(value);
  }
}

/** Variables as a list of maps, or as a map of texts or maps. */
function maskVariables(variables: Node, reading: Reading): void {
  const node = follow(variables);
  for (const map of listed(node)) maskVariable(namesOf(map, reading), map, reading);
  if (node.kind !== 'mapping') return;
  for (const { name, value } of entriesOf(node, reading)) maskVariable([name], value, reading);
}

function maskVariable(names: readonly string[], value: Node, reading: Reading): void {
  const node = follow(value);
  // A misspelt field holds the value too; what a source says is a map.
  const values = node.kind === 'mapping' ? entriesOf(node, reading).filter(({ name }) => name !== 'name') : [{ value }];
  for (const { value: written } of values) {
    const text = follow(written);
    if (text.kind === 'scalar' && names.some((name) => looksSecret(name, text.text))) reading.maskInFindings(text);
  }
}
