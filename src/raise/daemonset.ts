import type { Diagnostic } from '../diagnostic.ts';
import { objectShape } from '../model/shapes.ts';
import type { JsonObject, TextMap } from '../model/workload.ts';
import { binds, type Companions, type Found, namespaceOf, runsAs } from './companions.ts';
import { raiseConfigMap, raiseExtra, raiseSecret, secretTexts } from './config.ts';
import { placeIn, RaiseContext, type RaiseOptions } from './context.ts';
import * as identity from './identity.ts';
import type { Raised } from './index.ts';
import { camelNames, isEmpty, objectAt, present, without } from './json.ts';
import { commonLabels, metadataOf, metaFields } from './labels.ts';
import { reportOwner, reportUnsaid } from './left-out.ts';
import { type Named, nameData } from './own-names.ts';
import { raiseTemplate } from './pod.ts';
import { canonicalFields } from './respell.ts';
import { raiseRollout, raiseUpdateStrategy } from './scheduling.ts';
import type { Trace } from './trace.ts';

const RBAC = /^rbac\.authorization\.k8s\.io\//;

interface Surroundings {
  /** What the manifest is called. */
  readonly agent: string;
  readonly trace: Trace;
  readonly options: RaiseOptions;
  /** Whether another DaemonSet needs an object of this one. */
  readonly isShared: (found: Found) => boolean;
  /** Objects that no DaemonSet refers to, to be taken along. */
  readonly extra: readonly Found[];
}

export function raiseDaemonSet(
  found: Found,
  companions: Companions,
  { agent, trace, options, isShared, extra }: Surroundings,
): { readonly manifest: Raised; readonly diagnostics: readonly Diagnostic[] } {
  const { document, object: daemonSet } = found;
  const adopted = options.adopt ?? false;
  const { common, secrets, permissions, verbatim, said } = sortOut();
  const data = [...companions.configMaps, ...secrets.asked];
  const names = nameData(
    data,
    agent,
    daemonSet,
    [...said, ...verbatim].filter((one) => one !== found),
    (one) => adopted || isShared(one),
  );
  const context = new RaiseContext(trace, adopted, namesByObject(names));
  for (const { document: at, object } of secrets.left) {
    context.report('secret-left-out', placeIn(at, 'metadata', 'name'), object.metadata.name, keysWithoutText(object));
  }
  for (const one of said.filter((one) => !verbatim.includes(one))) reportUnsaid(context, one);
  for (const one of new Set([...said, ...verbatim])) reportOwner(context, one);
  const value = {
    api_version: 'kubernetes.planton.dev/v1alpha1',
    kind: 'KubernetesDaemonSet',
    metadata: trace.link({ name: agent, ...metadataOf(common) }, daemonSet.metadata),
    spec: raiseSpec(),
  };
  const places = trace.placesOf(value, document.source);
  return {
    manifest: {
      document: {
        source: document.source,
        span: document.span,
        value,
        places,
        secrets: document.secrets,
        lookalikes: document.lookalikes,
      },
      comments: context.comments,
      secrets: Object.fromEntries(secrets.asked.flatMap((one) => textsByKey(one, names.get(one)?.key ?? ''))),
    },
    diagnostics: context.diagnostics,
  };

  /** What the manifest's own fields say, and what goes along as it is. */
  function sortOut() {
    const secrets = secretsByUse(companions.secrets);
    const { namespace, account, configMaps, clusterRole, role, others } = companions;
    const single = [namespace, account].flatMap((one) => one ?? []);
    const roles = [clusterRole, role].flatMap((one) => one ?? []);
    const said = [
      found,
      ...single,
      ...configMaps,
      ...secrets.asked,
      ...roles.flatMap((one) => [one.role, one.binding]),
    ];
    const common = commonLabels(
      said.map(({ object }) => object),
      agent,
      adopted,
    );
    const isSayable = (one: (typeof roles)[number] | undefined): boolean =>
      one !== undefined && identity.isSayable(one, common, adopted);
    const verbatim = [
      ...roles.filter((one) => !isSayable(one)).flatMap((one) => [one.role, one.binding]),
      ...others,
      ...secrets.empty,
      ...extra,
    ];
    const permissions = {
      clusterRole: isSayable(clusterRole) ? clusterRole : undefined,
      role: isSayable(role) ? role : undefined,
    };
    return { common, secrets, permissions, verbatim, said };
  }

  function raiseSpec(): JsonObject {
    const spec = objectAt(daemonSet, 'spec');
    const { container, pod } = raiseTemplate(context, found, agent, common, options.app);
    const { configMaps, namespace, account } = companions;
    const home = namespaceOf(daemonSet);
    if (daemonSet.metadata.namespace === undefined) {
      context.comment(['spec', 'namespace'], 'the DaemonSet named none');
      context.report('namespace-assumed', placeIn(document, 'metadata'));
    }
    if (secrets.asked.length > 0) context.comment(['spec', 'secrets'], 'their values are given at install time');
    if (adopted) context.comment(['spec', 'selector'], 'the one that runs: Kubernetes lets nobody change it');
    if (verbatim.some(({ object }) => RBAC.test(object.apiVersion)))
      context.comment(
        ['spec', 'extra_objects'],
        'roles and bindings that rbac has no words for stand here as they are',
      );
    const named = adopted || agent !== daemonSet.metadata.name ? { name: daemonSet.metadata.name } : {};
    const own = trace.link({ ...named, ...metaFields(daemonSet, common) }, daemonSet.metadata);
    // Fields of a DaemonSet that nothing here knows are for the schema to report.
    const { selector, template: _, templateGeneration: __, updateStrategy: ___, ...unknown } = spec;
    const raised = {
      namespace: identity.raiseNamespace(context, daemonSet, namespace, common),
      ...present({
        create_namespace: namespace && true,
        daemonset: isEmpty(own) ? undefined : own,
        container,
        pod: isEmpty(pod) ? undefined : pod,
        update_strategy: raiseUpdateStrategy(context, spec),
      }),
      ...raiseRollout(spec),
      ...present({
        service_account: identity.raiseAccount(context, daemonSet, account, {
          agent,
          exact: keepsAccountName(),
          common,
        }),
        config_maps: byKey(configMaps, raiseConfigMap),
        secrets: byKey(secrets.asked, raiseSecret),
        rbac: identity.raiseRbac(context, permissions.clusterRole, permissions.role),
        selector: adopted
          ? canonicalFields(objectAt(spec, 'selector'), objectShape('spec', 'selector'), trace)
          : undefined,
        extra_objects: verbatim.length === 0 ? undefined : verbatim.map((one) => raiseExtra(context, one, home)),
      }),
      ...without(unknown, 'minReadySeconds', 'revisionHistoryLimit'),
    };
    return trace.link(raised, spec, camelNames(raised));
  }

  /** Whether the account is spoken of where its name can't follow the release's. */
  function keepsAccountName(): boolean {
    const { account } = companions;
    if (adopted || account === undefined) return true;
    const { name } = account.object.metadata;
    return (
      isShared(account) ||
      verbatim.some(({ object }) => runsAs(object, name) || binds(object, name, namespaceOf(daemonSet)))
    );
  }

  function byKey(
    objects: readonly Found[],
    raise: (context: RaiseContext, one: Found, named: Named, common: TextMap) => JsonObject,
  ): JsonObject | undefined {
    if (objects.length === 0) return undefined;
    const entries = objects.map((one) => ({ one, named: names.get(one) ?? { key: one.object.metadata.name } }));
    return Object.fromEntries(entries.map(({ one, named }) => [named.key, raise(context, one, named, common)]));
  }
}

interface SecretsByUse {
  /** Their values are asked for at install time. */
  readonly asked: readonly Found[];
  /** They hold nothing yet; a controller fills them. */
  readonly empty: readonly Found[];
  /** A value is no text: they stay in the cluster. */
  readonly left: readonly Found[];
}

function secretsByUse(secrets: readonly Found[]): SecretsByUse {
  const left = secrets.filter(({ object }) => keysWithoutText(object).length > 0);
  const empty = secrets.filter(({ object }) => Object.keys(secretTexts(object)).length === 0);
  return { asked: secrets.filter((one) => !left.includes(one) && !empty.includes(one)), empty, left };
}

const keysWithoutText = (secret: Found['object']): string[] =>
  Object.entries(secretTexts(secret)).flatMap(([key, text]) => (text === undefined ? [key] : []));

const textsByKey = ({ object }: Found, key: string): [string, string][] =>
  Object.entries(secretTexts(object)).map(([name, text]) => [`${key}/${name}`, text ?? '']);

const namesByObject = (names: ReadonlyMap<Found, Named>): Map<string, string> =>
  new Map(
    [...names].map(([{ object }, { key }]) => [
      `${object.kind === 'Secret' ? 'secret' : 'configMap'}/${object.metadata.name}`,
      key,
    ]),
  );
