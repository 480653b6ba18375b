/** The canonical kind: snake_case, the fullest shape of every field. Generated from schemas/kubernetes-daemonset.schema.json. */
import type { KubernetesDaemonSet } from '../generated/manifest.ts';
import type { Place, Source, Span } from '../source.ts';
import type { KubernetesObject } from './workload.ts';

export type { KubernetesDaemonSet };
export type Spec = KubernetesDaemonSet['spec'];
export type Metadata = KubernetesDaemonSet['metadata'];
export type Container = Spec['container']['app'];
export type Pod = NonNullable<Spec['pod']>;
export type VolumeMount = NonNullable<Container['volume_mounts']>[number];
export type Volume = NonNullable<Pod['volumes']>[number];
export type Probe = NonNullable<Container['liveness_probe']>;
export type Variable = NonNullable<NonNullable<Container['env']>['variables']>[number];
export type SecretVariable = NonNullable<NonNullable<Container['env']>['secrets']>[number];
export type Reference = NonNullable<Variable['value_from']>;

/** Where a value of a document stands in its source. */
export interface NodePlace {
  /** The key, where the value is a map's. */
  readonly key?: Span;
  readonly value: Span;
}

/** One YAML document in canonical form, not yet checked. */
export interface Document {
  readonly source: Source;
  /** The whole document, from its first node to its last. */
  readonly span: Span;
  /** Canonical value; of the right shape where `checkShape` finds no error. */
  readonly value: unknown;
  /** By JSON pointer into `value`; what eras.ts moved points at where the user wrote it. */
  readonly places: ReadonlyMap<string, NodePlace>;
  /** Spans of literal secrets, masked wherever the source is shown. */
  readonly secrets: readonly Span[];
  /** Spans of plain values that look like secrets: the chart has them as they are, findings don't show them. */
  readonly lookalikes: readonly Span[];
  /** Spans that are masked where they stand, and may be said elsewhere. */
  readonly covered?: readonly Span[];
}

/** A document that passed every check. */
export interface Manifest extends Document {
  readonly value: KubernetesDaemonSet;
}

/** The JSON pointer of a path. */
export const pointer = (path: readonly (string | number)[]): string =>
  path.reduce<string>((text, part) => `${text}/${typeof part === 'number' ? part : pointerPart(part)}`, '');

/** The path of a JSON pointer, indexes as text. */
export const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (part.includes('~') ? part.replaceAll('~1', '/').replaceAll('~0', '~') : part));

const pointerPart = (name: string): string =>
  /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;

/** The place of a path in a document: of its value, or of the nearest parent that the user wrote. */
export function placeOf(
  document: Document,
  path: readonly (string | number)[],
  part: 'key' | 'value' = 'value',
): Place {
  for (let length = path.length; length >= 0; length--) {
    const found = document.places.get(pointer(path.slice(0, length)));
    if (found === undefined) continue;
    const span = length < path.length || part === 'key' ? (found.key ?? found.value) : found.value;
    return { source: document.source, span };
  }
  return { source: document.source, span: document.span };
}

/** A Kubernetes object as a text holds it, under Kubernetes' own names. */
export interface ObjectDocument extends Document {
  readonly value: KubernetesObject;
}
