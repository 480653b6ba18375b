import type { Json, JsonObject, TextMap } from '../model/workload.ts';
import { guessApp } from './app.ts';
import type { Found } from './companions.ts';
import { raiseContainer } from './containers.ts';
import { placeIn, type RaiseContext } from './context.ts';
import { raisePullSecrets } from './identity.ts';
import { camelNames, isEmpty, objectAt, objectsAt, textAt, textsAt, without } from './json.ts';
import { isOurs, SELECTED_BY, withoutControl } from './labels.ts';
import { raisePod } from './scheduling.ts';
import { Volumes } from './storage.ts';

const TEMPLATE = ['spec', 'template'] as const;

/** `container` and `pod` of the manifest: the pod template of a DaemonSet. */
export function raiseTemplate(
  context: RaiseContext,
  { object, document }: Found,
  agent: string,
  common: TextMap,
  wanted: string | undefined,
): { readonly container: JsonObject; readonly pod: JsonObject } {
  const template = objectAt(object, ...TEMPLATE);
  const spec = objectAt(template, 'spec');
  const containers = objectsAt(spec, 'containers');
  const app = chooseApp(context, document, containers, object.metadata.name, wanted);
  const sidecars = containers.filter((container) => container !== app);
  const initContainers = objectsAt(spec, 'initContainers');
  const volumes = new Volumes(context, spec, [...(app ? [app] : []), ...sidecars, ...initContainers]);
  const container = {
    ...(app === undefined ? {} : { app: withoutOwnName(raiseContainer(context, volumes, app)) }),
    ...filled(
      'sidecars',
      sidecars.map((one) => raiseContainer(context, volumes, one)),
    ),
    ...(context.adopted && app !== containers[0] ? { order: containers.map((one) => one['name'] ?? '') } : {}),
  };
  if ('order' in container) context.comment(['spec', 'container', 'order'], 'as they stand in the pods that run');
  const pod = {
    ...filled('labels', raiseLabels()),
    ...filled('annotations', raiseAnnotations()),
    ...filled('metadata', raiseMetadata()),
    ...filled('image_pull_secrets', raisePullSecrets(context, spec)),
    ...filled(
      'init_containers',
      initContainers.map((one) => raiseContainer(context, volumes, one)),
    ),
    ...filled('volumes', volumes.declared()),
    ...raisePod(context, spec),
  };
  return {
    container: context.trace.link(container, spec, [['sidecars', 'containers']]),
    pod: context.trace.link(pod, spec, [...camelNames(pod), ['host_pid', 'hostPID'], ['host_ipc', 'hostIPC']]),
  };

  /** The app is called after the agent unless it says otherwise. */
  function withoutOwnName(raised: JsonObject): JsonObject {
    return raised['name'] === agent ? context.trace.link(without(raised, 'name'), raised) : raised;
  }

  /** The pods' labels; those the chart selects by only for a DaemonSet that runs with them. */
  function raiseLabels(): JsonObject {
    const labels = textsAt(template, 'metadata', 'labels');
    if (context.adopted) return labels;
    const kept = Object.entries(withoutControl(labels, common)).filter(([key, value]) => {
      if (!SELECTED_BY.test(key)) return true;
      if (value !== agent) {
        context.report('label-set-by-chart', placeIn(document, ...TEMPLATE, 'metadata', 'labels', key), key, value);
      }
      return false;
    });
    return context.trace.link(Object.fromEntries(kept), labels);
  }

  /** The pods' annotations, less the checksums of a chart of ours, which makes them again. */
  function raiseAnnotations(): JsonObject {
    const annotations = textsAt(template, 'metadata', 'annotations');
    if (context.adopted || !isOurs(object)) return annotations;
    return context.trace.link(without(annotations, 'checksum/config', 'checksum/secret'), annotations);
  }

  /** The pods come out the same without it; only a running DaemonSet's template has to keep it. */
  function raiseMetadata(): JsonObject {
    const rest = without(objectAt(template, 'metadata'), 'labels', 'annotations');
    if (context.adopted) return rest;
    for (const field of NAMES.filter((name) => name in rest)) {
      context.report('template-name-left-out', placeIn(document, ...TEMPLATE, 'metadata', field), field);
    }
    return without(rest, ...NAMES);
  }
}

const NAMES = ['name', 'namespace', 'generateName'];

const filled = (name: string, value: Json): JsonObject => (isEmpty(value) ? {} : { [name]: value });

/** The container that `wanted` names, else the likeliest, said aloud. */
function chooseApp(
  context: RaiseContext,
  document: Found['document'],
  containers: readonly JsonObject[],
  agent: string,
  wanted: string | undefined,
): JsonObject | undefined {
  const place = placeIn(document, ...TEMPLATE, 'spec', 'containers');
  const names = containers.map((container) => textAt(container, 'name') ?? '');
  if (wanted !== undefined) {
    if (!names.includes(wanted)) context.report('app-unknown', place, wanted, names);
    return containers[Math.max(names.indexOf(wanted), 0)];
  }
  if (containers.length < 2) return containers[0];
  const guess = guessApp(containers, agent);
  context.report('app-guessed', place, names[guess] ?? '', names.toSpliced(guess, 1));
  return containers[guess];
}
