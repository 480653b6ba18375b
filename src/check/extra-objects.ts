import type { Diagnostic } from '../diagnostic.ts';
import { type Document, type ObjectDocument, pointer } from '../model/manifest.ts';
import { typeFindings } from './objects.ts';
import { type Path, valueAt } from './path.ts';

const PLACE = ['spec', 'extra_objects'];

/** What Kubernetes' own types refuse of extra_objects: the chart has them as they are, and Helm fails to install them. */
export function checkExtraObjects(document: Document, misshapen: ReadonlySet<string>): readonly Diagnostic[] {
  const objects = valueAt(document.value, PLACE);
  if (!Array.isArray(objects)) return [];
  return objects.flatMap((_, index) => {
    const path = [...PLACE, index];
    return misshapen.has(pointer(path)) ? [] : (typeFindings(objectAt(document, path)) ?? []);
  });
}

/** An object that stands in a document, as a document of its own. */
function objectAt(document: Document, path: Path): ObjectDocument {
  const start = pointer(path);
  const places = [...document.places].flatMap(([at, place]): [string, typeof place][] =>
    at === start || at.startsWith(`${start}/`) ? [[at.slice(start.length), place]] : [],
  );
  return { ...document, places: new Map(places), value: valueAt(document.value, path) as ObjectDocument['value'] };
}
