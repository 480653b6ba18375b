/** Writes the reference pages of docs/, which are made of the same data as `ds2helm explain`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { documents } from '../src/explain/documents.ts';

const folder = new URL('../docs/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(documents)) writeFileSync(new URL(name, folder), text());
