import { parseImage } from '../model/image.ts';
import { lastPart } from '../model/text.ts';
import type { JsonObject } from '../model/workload.ts';
import { listAt, objectsAt, textAt } from './json.ts';

/** Containers that stand beside an app by what everybody calls them. */
const HELPER =
  /(^|-)(sidecar|proxy|registrar|reloader|exporter|metrics|logs?|init|wait|pause|liveness|probe|healthz?|cleanup|provisioner)(-|$)/;

/**
 * The likeliest main container: named like the DaemonSet, else running an image of that name, else the one with the
 * most to it that isn't a well-known helper, else the first.
 */
export function guessApp(containers: readonly JsonObject[], agent: string): number {
  const scores = containers.map((container) => score(container, agent));
  return scores.indexOf(Math.max(...scores));
}

function score(container: JsonObject, agent: string): number {
  const name = textAt(container, 'name') ?? '';
  const image = lastPart(parseImage(textAt(container, 'image') ?? '').repo);
  const weight =
    objectsAt(container, 'volumeMounts').length +
    objectsAt(container, 'ports').length +
    listAt(container, 'env').length;
  return (
    (name === agent ? 1000 : 0) +
    (HELPER.test(name) && !agent.endsWith(name) ? 0 : 400) +
    (agent.includes(name) || name.includes(agent) ? 200 : 0) +
    (image !== '' && agent.includes(image) ? 100 : 0) +
    Math.min(weight, 50)
  );
}
