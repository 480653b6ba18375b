/** What Kubernetes' own types refuse of objects that no file holds. */
import { typeFindings } from '../../src/check/objects.ts';
import type { ObjectDocument } from '../../src/model/manifest.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';

/** What values.schema.json lets through and Kubernetes' types refuse. */
const LET_THROUGH: readonly RegExp[] = [
  // Of a header it wants a value or a reference, and can't say which.
  /httpHeaders\[\d+\] needs "value"/,
  // Of bytes it wants a text.
  /^binaryData[.[].* is not base64/,
];

/** A line a finding; empty where the types take all, or where an object's kind is none that they know. */
export const typeFaults = (objects: readonly KubernetesObject[]): string =>
  objects
    .flatMap((value) =>
      (typeFindings({ ...NOWHERE, value }) ?? [])
        .filter(({ message }) => !LET_THROUGH.some((known) => known.test(message)))
        .map(({ message }) => `${value.kind} ${value.metadata.name}: ${message}`),
    )
    .join('\n');

const NOWHERE: Omit<ObjectDocument, 'value'> = {
  source: { name: 'rendered', text: '' },
  span: { start: 0, end: 0 },
  places: new Map(),
  secrets: [],
  lookalikes: [],
};
