/** Writes the pages of docs/ that are made: the references of the data of `ds2helm explain`, the mistakes by real runs. */
import { writeFileSync } from 'node:fs';
import { documents } from '../src/explain/documents.ts';
import { mistakesPage } from './mistakes.ts';

const write = (name: string, text: string): void => writeFileSync(new URL(`../docs/${name}`, import.meta.url), text);

for (const [name, text] of Object.entries(documents)) write(name, text());
write('mistakes.md', await mistakesPage());
