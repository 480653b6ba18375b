import { type Diagnostic, hasErrors, type Result } from '../diagnostic.ts';
import type { Document, KubernetesDaemonSet, Manifest } from '../model/manifest.ts';
import type { Place } from '../source.ts';
import { Context, type Rule } from './context.ts';
import { checkExtraObjects } from './extra-objects.ts';
import { lacksAny } from './parts.ts';
import { rules } from './rules.ts';
import { checkShape, type ShapeFindings } from './schema.ts';
import { tellingSecrets } from './secrets.ts';

export { checkRun } from './run.ts';
export { checkShape, type ShapeFindings } from './schema.ts';

/** Everything that is wrong with a document, all at once; the manifest, when nothing is an error. */
export const checkDocument = (document: Document): Result<Manifest> => checkWith(rules, document);

/** The same for who knows what `checkShape` found. */
export const checkShaped = (document: Document, shape: ShapeFindings): Result<Manifest> =>
  checkWith(rules, document, shape);

/** As `checkDocument`, by these rules. They see what of the document has the right shape. */
export function checkWith(
  list: readonly Rule[],
  document: Document,
  shape: ShapeFindings = checkShape(document),
): Result<Manifest> {
  const context = new Context(document, shape.misshapen);
  for (const rule of list) if (!lacksAny(shape.misshapen, rule.reads ?? [])) rule.check(context);
  const objects = checkExtraObjects(document, shape.misshapen);
  const diagnostics = masked([...shape.diagnostics, ...objects, ...context.diagnostics], document);
  if (hasErrors(diagnostics)) return { diagnostics };
  return { value: { ...document, value: document.value as KubernetesDaemonSet }, diagnostics };
}

/** A finding may quote a text of the user's, and a secret may stand in it. */
function masked(diagnostics: readonly Diagnostic[], document: Document): readonly Diagnostic[] {
  const secrets = tellingSecrets(document);
  if (secrets.literals.length === 0) return diagnostics;
  const mask = (text: string): string => secrets.replaceIn(text, '***');
  return diagnostics.map(({ why, help, ...finding }) => {
    const message = mask(finding.message);
    // A guess made of a secret tells it too; the finding that is about secrets has none.
    const isAbout = message !== finding.message || secrets.firstIn(textAt(finding.at)) !== undefined;
    const rest = {
      ...finding,
      message,
      notes: finding.notes.map((note) => ({ ...note, message: mask(note.message) })),
    };
    return isAbout && !ABOUT_SECRETS.has(finding.code)
      ? rest
      : { ...rest, ...(why === undefined ? {} : { why }), ...(help === undefined ? {} : { help }) };
  });
}

const ABOUT_SECRETS: ReadonlySet<string> = new Set(['secret-in-clear', 'secret-word-in-clear']);

const textAt = (place: Place | undefined): string => place?.source.text.slice(place.span.start, place.span.end) ?? '';
