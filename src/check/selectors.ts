import type { LabelSelector, NodeSelectorRequirement, NodeSelectorTerm, PodAffinity } from '../generated/manifest.ts';
import { type Context, each } from './context.ts';
import type { Partly } from './draft.ts';
import type { Path } from './path.ts';
import { claimTemplatesOf } from './volumes.ts';

export interface ExpressionAt {
  readonly expression: Partly<NodeSelectorRequirement>;
  readonly path: Path;
}

const AFFINITY = ['spec', 'pod', 'affinity'];
const REQUIRED = 'required_during_scheduling_ignored_during_execution';
const PREFERRED = 'preferred_during_scheduling_ignored_during_execution';

export interface TermAt {
  readonly term: Partly<NodeSelectorTerm>;
  readonly path: Path;
}

/** The terms of the node affinity that must hold, one of them. */
export const requiredNodeTerms = ({ pod }: Context): TermAt[] =>
  each(pod.affinity?.node_affinity?.[REQUIRED]?.node_selector_terms, [
    ...AFFINITY,
    'node_affinity',
    REQUIRED,
    'node_selector_terms',
  ]).map(([term, path]) => ({ term, path }));

/** The terms of the node affinity, required and preferred. */
export const nodeTermsOf = (context: Context): TermAt[] => [
  ...requiredNodeTerms(context),
  ...each(context.pod.affinity?.node_affinity?.[PREFERRED], [...AFFINITY, 'node_affinity', PREFERRED]).map(
    ([{ preference: term = {} }, path]) => ({ term, path: [...path, 'preference'] }),
  ),
];

export interface WeightAt {
  readonly weight: number | undefined;
  readonly path: Path;
}

/** The weights of every preference. */
export function weightsOf({ pod }: Context): WeightAt[] {
  return (['node_affinity', 'pod_affinity', 'pod_anti_affinity'] as const).flatMap((kind) => {
    const terms: readonly { readonly weight?: number }[] | undefined = pod.affinity?.[kind]?.[PREFERRED];
    return each(terms, [...AFFINITY, kind, PREFERRED]).map(([{ weight }, path]) => ({
      weight,
      path: [...path, 'weight'],
    }));
  });
}

export interface PodTermAt {
  readonly topologyKey: string | undefined;
  readonly selector: Partly<LabelSelector> | undefined;
  readonly namespaceSelector: Partly<LabelSelector> | undefined;
  /** Label keys whose values are the new pod's own, or are not. */
  readonly labelKeys: readonly { readonly key: string; readonly path: Path; readonly differs: boolean }[];
  /** Of the pods that are meant. */
  readonly namespaces: readonly { readonly name: string; readonly path: Path }[];
  readonly path: Path;
}

/** Lists that some kinds of terms have. */
interface TermLists {
  readonly namespaces?: readonly string[];
  readonly match_label_keys?: readonly string[];
  readonly mismatch_label_keys?: readonly string[];
}

const labelKeysOf = (term: TermLists, path: Path): PodTermAt['labelKeys'] =>
  (['match_label_keys', 'mismatch_label_keys'] as const).flatMap((field) =>
    each(term[field], [...path, field]).map(([key, at]) => ({
      key,
      path: at,
      differs: field === 'mismatch_label_keys',
    })),
  );

interface Term extends TermLists {
  readonly topology_key?: string;
  readonly label_selector?: Partly<LabelSelector>;
  readonly namespace_selector?: Partly<LabelSelector>;
}

/** The terms of pod affinity, pod anti-affinity and topology spread: pods by labels, over domains of nodes. */
export function podTermsOf({ pod }: Context): PodTermAt[] {
  const terms = (['pod_affinity', 'pod_anti_affinity'] as const).flatMap((kind) => {
    const affinity: Partly<PodAffinity> | undefined = pod.affinity?.[kind];
    const path = [...AFFINITY, kind];
    return [
      ...each(affinity?.[REQUIRED], [...path, REQUIRED]),
      ...each(affinity?.[PREFERRED], [...path, PREFERRED]).map(
        ([{ pod_affinity_term: term = {} }, at]) => [term, [...at, 'pod_affinity_term']] as const,
      ),
    ];
  });
  const spread = each(pod.topology_spread_constraints, ['spec', 'pod', 'topology_spread_constraints']);
  return [...terms, ...spread].map(([term, path]: readonly [Term, Path]) => ({
    topologyKey: term.topology_key,
    selector: term.label_selector,
    namespaceSelector: term.namespace_selector,
    labelKeys: labelKeysOf(term, path),
    namespaces: each(term.namespaces, [...path, 'namespaces']).map(([name, at]) => ({ name, path: at })),
    path,
  }));
}

/** Every requirement on labels: of nodes, pods, namespaces and volumes. */
export function expressionsOf(context: Context): ExpressionAt[] {
  const nodes = nodeTermsOf(context).flatMap(({ term, path }) =>
    each(term.match_expressions, [...path, 'match_expressions']),
  );
  const pods = selectorsOf(context).flatMap(({ selector, path }) =>
    each(selector.match_expressions, [...path, 'match_expressions']),
  );
  return [...nodes, ...pods].map(([expression, path]) => ({ expression, path }));
}

export interface SelectorAt {
  readonly selector: Partly<LabelSelector>;
  readonly path: Path;
}

/** Every selector by labels: the DaemonSet's own, those of affinity and spread, and those of claims for volumes. */
export const selectorsOf = (context: Context): SelectorAt[] => [
  ...podTermsOf(context).flatMap(({ selector = {}, namespaceSelector = {}, path }) => [
    { selector, path: [...path, 'label_selector'] },
    { selector: namespaceSelector, path: [...path, 'namespace_selector'] },
  ]),
  ...claimTemplatesOf(context).map(({ template, path }) => {
    return { selector: template.spec?.selector ?? {}, path: [...path, 'spec', 'selector'] };
  }),
  { selector: context.spec.selector ?? {}, path: ['spec', 'selector'] },
];
