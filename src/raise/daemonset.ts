import type { Diagnostic } from '../diagnostic.ts';
import type { Json, JsonObject, TextMap } from '../model/workload.ts';
import { guessApp } from './app.ts';
import { type Companions, type Found, namespaceOf } from './companions.ts';
import { mentions, type Named, raiseConfigMap, raiseExtra, raiseSecret, secretTexts } from './config.ts';
import { raiseContainer } from './containers.ts';
import { placeIn, RaiseContext, type RaiseOptions } from './context.ts';
import * as identity from './identity.ts';
import type { Raised } from './index.ts';
import { at, isEmpty, isObject, objectAt, objectsAt, present, textAt, textsAt, without } from './json.ts';
import { commonLabels, metaFields, SELECTED_BY } from './labels.ts';
import { canonicalFields, objectShape } from './respell.ts';
import { raisePod, raiseRollout, raiseUpdateStrategy } from './scheduling.ts';
import { Volumes } from './storage.ts';
import type { Trace } from './trace.ts';

interface Surroundings {
  readonly trace: Trace;
  readonly options: RaiseOptions;
  /** Whether another DaemonSet needs an object of this one. */
  readonly isShared: (found: Found) => boolean;
  /** Objects that no DaemonSet refers to, to be taken along. */
  readonly extra: readonly Found[];
  /** Objects of an earlier DaemonSet that this one needs. */
  readonly shared: readonly Found[];
}

export function raiseDaemonSet(
  found: Found,
  companions: Companions,
  around: Surroundings,
): { readonly manifest: Raised; readonly diagnostics: readonly Diagnostic[] } {
  const { trace, options } = around;
  const { document, object: daemonSet } = found;
  const adopted = options.adopt ?? false;
  const { name } = daemonSet.metadata;
  const agent = identity.agentName(name);
  const spec = objectAt(daemonSet, 'spec');
  const template = objectAt(spec, 'template');
  const pod = objectAt(template, 'spec');

  // Secrets whose values are no texts can't be asked for at install time: they stay in the cluster, or in extra_objects.
  const isText = (secret: Found): boolean =>
    Object.values(secretTexts(secret.object)).every((text) => text !== undefined);
  const declared = companions.secrets.filter(
    (secret) => isText(secret) && Object.keys(secretTexts(secret.object)).length > 0,
  );
  const emptySecrets = companions.secrets.filter((secret) => Object.keys(secretTexts(secret.object)).length === 0);
  const permissions = [companions.clusterRole, companions.role].flatMap((one) => one ?? []);
  const said = [
    found,
    ...[companions.namespace, companions.account].flatMap((one) => one ?? []),
    ...companions.configMaps,
    ...declared,
    ...permissions.flatMap(({ role, binding }) => [role, binding]),
  ];
  const common = commonLabels(said.map(({ object }) => object));
  const sayable = permissions.filter((one) => identity.isSayable(one, common, adopted));
  const clusterRole = sayable.find((one) => one === companions.clusterRole);
  const role = sayable.find((one) => one === companions.role);
  const verbatim = [
    ...permissions.filter((one) => !sayable.includes(one)).flatMap((one) => [one.role, one.binding]),
    ...companions.others,
    ...emptySecrets,
    ...around.extra,
  ];

  const names = nameData([...companions.configMaps, ...declared]);
  const ownNames = new Map(
    [...names].map(([{ object }, { key }]) => [
      `${object.kind === 'Secret' ? 'secret' : 'configMap'}/${object.metadata.name}`,
      key,
    ]),
  );
  const context = new RaiseContext(trace, adopted, ownNames);

  for (const secret of companions.secrets.filter((one) => !isText(one))) {
    const keys = Object.entries(secretTexts(secret.object)).flatMap(([key, text]) => (text === undefined ? [key] : []));
    context.report('secret-left-out', placeIn(secret.document, 'metadata', 'name'), secret.object.metadata.name, keys);
  }

  const manifest = {
    api_version: 'kubernetes.planton.dev/v1alpha1',
    kind: 'KubernetesDaemonSet',
    metadata: trace.link({ name: agent, ...(isEmpty(common) ? {} : { labels: common }) }, daemonSet.metadata),
    spec: raiseSpec(),
  };
  const places = trace.placesOf(manifest, document.source);
  return {
    manifest: {
      document: { source: document.source, span: document.span, value: manifest, places, secrets: document.secrets },
      comments: context.comments,
      secrets: Object.fromEntries(declared.flatMap((secret) => valuesOf(secret, names.get(secret)?.key ?? ''))),
    },
    diagnostics: context.diagnostics,
  };

  function raiseSpec(): JsonObject {
    const containers = objectsAt(pod, 'containers');
    const app = chooseApp(containers);
    const sidecars = containers.filter((container) => container !== app);
    const initContainers = objectsAt(pod, 'initContainers');
    const volumes = new Volumes(context, pod, [...(app ? [app] : []), ...sidecars, ...initContainers]);
    const container = {
      ...(app === undefined ? {} : { app: withoutOwnName(raiseContainer(context, volumes, app)) }),
      ...(sidecars.length === 0 ? {} : { sidecars: sidecars.map((one) => raiseContainer(context, volumes, one)) }),
      ...(adopted && app !== containers[0] ? { order: containers.map((one) => one['name'] ?? '') } : {}),
    };
    const raisedPod = raisePodFields(volumes, initContainers);
    const accountFound = companions.account;
    const exact =
      adopted || (accountFound !== undefined && (around.isShared(accountFound) || isMentioned(accountFound)));
    const rbac = identity.raiseRbac(context, clusterRole, role);
    const metadata = metaFields(daemonSet, common);
    const own = { ...(adopted || agent !== name ? { name } : {}), ...metadata };
    if (daemonSet.metadata.namespace === undefined) {
      context.comment(['spec', 'namespace'], 'the DaemonSet named none');
      context.report('namespace-assumed', placeIn(document, 'metadata'));
    }
    return trace.link(
      {
        namespace: identity.raiseNamespace(context, daemonSet, companions.namespace, common),
        ...(companions.namespace === undefined ? {} : { create_namespace: true }),
        ...(isEmpty(own) ? {} : { daemonset: trace.link(own, daemonSet.metadata) }),
        container: trace.link(container, pod, [['sidecars', 'containers']]),
        ...(isEmpty(raisedPod) ? {} : { pod: raisedPod }),
        ...present({ update_strategy: raiseUpdateStrategy(context, spec) }),
        ...raiseRollout(spec),
        ...present({
          service_account: identity.raiseAccount(context, pod, accountFound, { agent, exact, common }),
          config_maps: dataOf(companions.configMaps, raiseConfigMap),
          secrets: dataOf(declared, raiseSecret),
          rbac: rbac && trace.link(rbac, clusterRole?.role.object ?? role?.role.object),
          selector: adopted ? raiseSelector() : undefined,
          extra_objects:
            verbatim.length === 0 ? undefined : verbatim.map((one) => raiseExtra(context, one, namespaceOf(daemonSet))),
        }),
        ...unknownFields(),
      },
      spec,
      [['update_strategy', 'updateStrategy']],
    );
  }

  /** A DaemonSet's own fields that nothing here knows: for the schema to report. */
  function unknownFields(): JsonObject {
    return without(
      spec,
      'selector',
      'template',
      'updateStrategy',
      'minReadySeconds',
      'revisionHistoryLimit',
      'templateGeneration',
    );
  }

  function chooseApp(containers: readonly JsonObject[]): JsonObject | undefined {
    const titles = containers.map((container) => textAt(container, 'name') ?? '');
    if (options.app !== undefined) {
      const named = containers.find((container) => container['name'] === options.app);
      if (named === undefined) context.report('app-unknown', containersPlace(), options.app, titles);
      return named ?? containers[0];
    }
    const app = containers[containers.length < 2 ? 0 : guessApp(containers, name)];
    if (containers.length > 1 && app !== undefined) {
      const title = textAt(app, 'name') ?? '';
      context.report(
        'app-guessed',
        containersPlace(),
        title,
        titles.filter((other) => other !== title),
      );
    }
    return app;
  }

  function containersPlace() {
    return placeIn(document, 'spec', 'template', 'spec', 'containers');
  }

  /** The app is called after the agent unless it says otherwise. */
  function withoutOwnName(app: JsonObject): JsonObject {
    return app['name'] === agent ? trace.link(without(app, 'name'), app) : app;
  }

  function raisePodFields(volumes: Volumes, initContainers: readonly JsonObject[]): JsonObject {
    const init = initContainers.map((one) => raiseContainer(context, volumes, one));
    const declaredVolumes = volumes.declared();
    const pullSecrets = identity.raisePullSecrets(context, pod);
    const labels = identity.raisePodLabels(context, daemonSet);
    reportChangedLabels();
    const meta = raiseTemplateMetadata();
    return trace.link(
      {
        ...(isEmpty(labels) ? {} : { labels }),
        ...(isEmpty(at(template, 'metadata', 'annotations')) || !at(template, 'metadata', 'annotations')
          ? {}
          : { annotations: textsAt(template, 'metadata', 'annotations') }),
        ...(isEmpty(meta) ? {} : { metadata: meta }),
        ...(pullSecrets.length === 0 ? {} : { image_pull_secrets: pullSecrets }),
        ...(init.length === 0 ? {} : { init_containers: init }),
        ...(declaredVolumes.length === 0 ? {} : { volumes: declaredVolumes }),
        ...raisePod(context, pod),
      },
      pod,
      [
        ['image_pull_secrets', 'imagePullSecrets'],
        ['init_containers', 'initContainers'],
      ],
    );
  }

  /** The pods come out the same without it; only a running DaemonSet's template has to keep it. */
  function raiseTemplateMetadata(): JsonObject {
    const rest = without(objectAt(template, 'metadata'), 'labels', 'annotations', 'creationTimestamp');
    if (adopted) return rest;
    for (const field of ['name', 'namespace', 'generateName']) {
      if (field in rest)
        context.report('template-name-left-out', placeIn(document, 'spec', 'template', 'metadata', field), field);
    }
    return without(rest, 'name', 'namespace', 'generateName');
  }

  function reportChangedLabels(): void {
    if (adopted) return;
    const labels = textsAt(template, 'metadata', 'labels');
    for (const [key, value] of Object.entries(labels)) {
      if (!SELECTED_BY.test(key) || value === agent) continue;
      context.report(
        'label-set-by-chart',
        placeIn(document, 'spec', 'template', 'metadata', 'labels', key),
        key,
        value,
      );
    }
  }

  function raiseSelector(): JsonObject {
    return canonicalFields(objectAt(spec, 'selector'), objectShape('spec', 'selector'), trace);
  }

  /** Whether objects that stay as they are speak of this one. */
  function isMentioned(one: Found): boolean {
    return verbatim.some(({ object }) => mentions(object, one.object.metadata.name) > 0);
  }

  function nameData(objects: readonly Found[]): Map<Found, Named> {
    const named = new Map<Found, Named>();
    const keys = new Set<string>();
    for (const one of objects) {
      const { name: full } = one.object.metadata;
      const short = full.startsWith(`${agent}-`) ? full.slice(agent.length + 1) : undefined;
      const isFree = short !== undefined && short !== '' && !keys.has(`${one.object.kind}/${short}`);
      const isChartsName =
        isFree && agent === name && full.length <= 63 && !adopted && !around.isShared(one) && isOnlyReferred(one);
      const key = isChartsName ? (short ?? full) : full;
      keys.add(`${one.object.kind}/${key}`);
      named.set(one, isChartsName ? { key } : { key, name: full });
    }
    return named;
  }

  /** Whether nothing but references, which follow the object's name, speaks of it. */
  function isOnlyReferred(one: Found): boolean {
    const full = one.object.metadata.name;
    const others = [...said, ...verbatim].filter((other) => other !== one && other !== found);
    if (others.some(({ object }) => mentions(object, full) > 0)) return false;
    return mentions(withoutReferences(pod), full) === 0 && mentions(objectAt(template, 'metadata'), full) === 0;
  }

  function dataOf(
    objects: readonly Found[],
    raise: (context: RaiseContext, one: Found, named: Named, common: TextMap) => JsonObject,
  ): JsonObject | undefined {
    if (objects.length === 0) return undefined;
    return Object.fromEntries(
      objects.map((one) => {
        const named = names.get(one) ?? { key: one.object.metadata.name };
        return [named.key, raise(context, one, named, common)];
      }),
    );
  }
}

function valuesOf({ object }: Found, key: string): [string, string][] {
  return Object.entries(secretTexts(object)).flatMap(([name, text]): [string, string][] =>
    text === undefined ? [] : [[`${key}/${name}`, text]],
  );
}

/** References that render turns back into the object's name. */
const FOLLOWED = new Set(['configMap', 'configMapRef', 'configMapKeyRef', 'secret', 'secretRef', 'secretKeyRef']);

/** A pod without the names by which it refers to ConfigMaps and Secrets. */
function withoutReferences(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, Json] => [
      key,
      FOLLOWED.has(key) && isObject(inner) ? without(inner, 'name', 'secretName') : withoutReferences(inner),
    ]),
  );
}
