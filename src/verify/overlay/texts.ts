/** Texts among extraObjects: templates, of which only Helm can tell what they say. */
import type { Json, JsonObject, KubernetesObject } from '../../model/workload.ts';
import { readPrinted } from '../../read/printed.ts';
import { isMap, listOf } from './values.ts';

/** The objects of extraObjects that are plain to see: those of texts without an action too. */
export const plainObjects = (
  values: JsonObject,
  place: (object: KubernetesObject) => KubernetesObject,
): readonly KubernetesObject[] =>
  listOf(values['extraObjects']).flatMap((one) => {
    if (isMap(one)) return [place(one as unknown as KubernetesObject)];
    return typeof one === 'string' && !isTemplate(one) ? objectsIn(one) : [];
  });

const isTemplate = (one: Json): boolean => typeof one === 'string' && one.includes('{{');

/** What Helm printed, less what only a template among extraObjects can have said. */
export function withoutTemplated(
  printed: string,
  objects: readonly KubernetesObject[],
  wanted: readonly KubernetesObject[],
  values: JsonObject,
): readonly KubernetesObject[] {
  if (!listOf(values['extraObjects']).some(isTemplate)) return objects;
  const known = new Set(wanted.map(identity));
  const documents = printed.split(/^---\n(?=# Source: )/m).filter((text) => OF_OBJECTS.test(text));
  const templated = new Set(documents.flatMap(objectsIn).map(identity));
  return objects.filter((object) => known.has(identity(object)) || !templated.has(identity(object)));
}

const OF_OBJECTS = /^# Source: .*\/templates\/objects\.yaml$/m;

function objectsIn(text: string): readonly KubernetesObject[] {
  const read = readPrinted(text);
  return 'objects' in read ? read.objects : [];
}

const identity = ({ apiVersion, kind, metadata: { namespace, name } }: KubernetesObject): string =>
  JSON.stringify([apiVersion, kind, namespace, name]);
