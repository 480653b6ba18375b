import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Json, JsonObject, TextMap } from '../model/workload.ts';
import { askedFor } from './asked.ts';
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
  readonly namespace: { readonly name: string; readonly labels: TextMap };
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
  const name = wishes.namespace ?? (text(values['namespaceOverride']) || text(valueAt(values, ['namespace', 'name'])));
  const refusals = [
    ...refuseSecrets(values, text(values['existingSecret']) !== ''),
    ...(name === '' ? [diagnose('gitops-namespace-unknown', {}, chart.name)] : []),
  ];
  if (refusals.length > 0) return { refusals };
  return {
    rollout: {
      chart: published,
      release: wishes.release ?? chart.name,
      namespace: { name, labels: (valueAt(values, ['namespace', 'labels']) ?? {}) as TextMap },
      values: own,
      waves: wishes.waves,
      timeoutSeconds: rolloutSeconds(values, wishes.nodes),
      waits: valueAt(values, ['updateStrategy', 'type']) !== 'OnDelete',
      plainHttp: wishes.plainHttp,
    },
  };
}

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
