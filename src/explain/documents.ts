import { codesReference } from './code-page.ts';
import { fieldsReference } from './field-page.ts';

/** The pages under docs/ that are made here, by file name. */
export const documents: Readonly<Record<string, () => string>> = {
  'codes.md': codesReference,
  'fields.md': fieldsReference,
};
