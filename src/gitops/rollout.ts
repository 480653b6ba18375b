import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { releaseNameOf } from '../model/names.ts';
import type { Json, JsonObject, TextMap } from '../model/workload.ts';
import { askedFor } from './asked.ts';
import { refuseNames } from './names.ts';
import { rolloutSeconds } from './timeout.ts';
import { merged, valueAt } from './tree.ts';

/** A published chart. */
export interface PublishedChart {
  readonly name: string;
  readonly version: string;
  /** `oci://host/path/name`. */
  readonly repository: string;
  /** `sha256:…` of its manifest in the registry. */
  readonly digest: string;
  /** Its values.yaml. */
  readonly values: JsonObject;
}

/** Clusters of one wave: by their names, or all that carry labels. */
export type Wave = { readonly names: readonly string[] } | { readonly labels: TextMap };

export interface Wishes {
  /** The release's name; the chart's by default. */
  readonly release?: string | undefined;
  /** By default what the chart says. */
  readonly namespace?: string | undefined;
  /** The namespace is made, also where the manifest leaves that to others. */
  readonly makesNamespace: boolean;
  /** Over the chart's. */
  readonly values: JsonObject;
  readonly existingSecret?: string | undefined;
  /** One after the other; none: the cluster that the engine runs in. */
  readonly waves: readonly Wave[];
  /** How many nodes the largest cluster has. */
  readonly nodes: number;
  /** The registry speaks HTTP. */
  readonly plainHttp: boolean;
}

/** A chart on its way to clusters, in the terms of no engine. */
export interface Rollout {
  readonly chart: Omit<PublishedChart, 'values'>;
  readonly release: string;
  readonly namespace: {
    readonly name: string;
    /** Of Pod Security, for the pods. */
    readonly labels: TextMap;
    /** Whether the rollout makes it; else others do. */
    readonly isMade: boolean;
  };
  readonly values: JsonObject;
  readonly waves: readonly Wave[];
  readonly timeoutSeconds: number;
  /** False under OnDelete: an upgrade has no end that an engine could wait for. */
  readonly waits: boolean;
  readonly plainHttp: boolean;
}

/** What is asked of an engine, or why it can't be. No literal secret enters an object that goes into git. */
export function planRollout(
  chart: PublishedChart,
  wishes: Wishes,
): { readonly rollout: Rollout } | { readonly refusals: readonly Diagnostic[] } {
  const { values: defaults, ...published } = chart;
  const secret = wishes.existingSecret;
  const own = secret === undefined ? wishes.values : merged(wishes.values, { existingSecret: secret });
  const values = merged(defaults, own);
  const name = wishes.namespace ?? ownNamespace(values);
  const release = wishes.release ?? releaseNameOf(chart.name);
  const clusters = wishes.waves.flatMap((wave) => ('names' in wave ? wave.names : []));
  const refusals = [
    ...refuseNames({ release, namespace: name, secret, clusters }),
    ...refuseSecrets(values, text(values['existingSecret']) !== ''),
    ...(name === '' ? [diagnose('gitops-namespace-unknown', {}, chart.name)] : []),
  ];
  if (refusals.length > 0) return { refusals };
  return {
    rollout: {
      chart: published,
      release,
      namespace: {
        name,
        labels: isCommon(name) ? {} : ((valueAt(values, ['namespace', 'labels']) ?? {}) as TextMap),
        isMade: !isCommon(name) && (wishes.makesNamespace || valueAt(values, ['namespace', 'create']) === true),
      },
      values: own,
      waves: wishes.waves,
      timeoutSeconds: rolloutSeconds(values, wishes.nodes),
      waits: valueAt(values, ['updateStrategy', 'type']) !== 'OnDelete',
      plainHttp: wishes.plainHttp,
    },
  };
}

/** Where a chart's values say that it goes; empty where they don't. */
export const ownNamespace = (values: JsonObject): string =>
  text(values['namespaceOverride']) || text(valueAt(values, ['namespace', 'name']));

/** Every cluster has these, and they are no one's to make or to label. */
export const isCommon = (namespace: string): boolean => namespace === 'default' || namespace.startsWith('kube-');

function refuseSecrets(values: JsonObject, hasSecret: boolean): Diagnostic[] {
  const asked = askedFor(values);
  const isSecret = ({ kind }: { kind: string }): boolean => kind !== 'references';
  const literal = asked.filter((one) => isSecret(one) && one.value !== '');
  const variables = asked.filter(({ kind, value }) => kind === 'secretEnv' && value === '');
  const missing = asked.filter(({ kind, value }) => kind !== 'secretEnv' && value === '');
  return [
    ...(literal.length > 0
      ? [
          diagnose(
            'gitops-literal-secret',
            {},
            literal.map(({ name }) => name),
          ),
        ]
      : []),
    ...(variables.length > 0 && !hasSecret
      ? [
          diagnose(
            'gitops-needs-secret',
            {},
            variables.map(({ name }) => name),
          ),
        ]
      : []),
    ...(missing.length > 0
      ? [
          diagnose(
            'gitops-value-missing',
            {},
            missing.map(({ name }) => name),
          ),
        ]
      : []),
  ];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
