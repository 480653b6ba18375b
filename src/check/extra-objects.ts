import type { Diagnostic } from '../diagnostic.ts';
import { type Document, type NodePlace, type ObjectDocument, pointer } from '../model/manifest.ts';
import { typeFindings } from './objects.ts';
import { valueAt } from './path.ts';

const PATH = ['spec', 'extra_objects'];
const START = `${pointer(PATH)}/`;

/** What Kubernetes' own types refuse of extra_objects: the chart has them as they are, and Helm fails to install them. */
export function checkExtraObjects(document: Document, misshapen: ReadonlySet<string>): readonly Diagnostic[] {
  const objects = valueAt(document.value, PATH);
  if (!Array.isArray(objects)) return [];
  const places = placesByObject(document);
  return objects.flatMap((value: ObjectDocument['value'], index) => {
    if (misshapen.has(`${START}${index}`)) return [];
    return typeFindings({ ...document, value, places: places.get(String(index)) ?? new Map() }) ?? [];
  });
}

/** The places below each object, by its index: as those of a document of its own. All in one pass, as there may be many. */
function placesByObject({ places }: Document): ReadonlyMap<string, Map<string, NodePlace>> {
  const found = new Map<string, Map<string, NodePlace>>();
  for (const [at, place] of places) {
    if (!at.startsWith(START)) continue;
    const [index = ''] = at.slice(START.length).split('/', 1);
    const own = found.get(index) ?? new Map();
    found.set(index, own.set(at.slice(START.length + index.length), place));
  }
  return found;
}
