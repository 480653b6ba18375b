/** Which parts of a chart's values are values of their own, and which are one value as a whole. */
import { CONTAINER_FIELDS, POD_FIELDS } from '../model/fields.ts';
import type { Json, JsonObject } from '../model/workload.ts';

/** Shapes of Kubernetes' own: what stands in one is its default, and any of its fields can be set. */
const KUBERNETES_SHAPES: ReadonlySet<string> = new Set([
  'affinity',
  'dnsConfig',
  'lifecycle',
  'livenessProbe',
  'podResources',
  'podSecurityContext',
  'readinessProbe',
  'resources',
  'securityContext',
  'startupProbe',
  'updateStrategy',
]);

/** Keys that are the user's data: labels, annotations, selectors. */
const DATA = /(labels|annotations|selector)$/i;

/** Maps by name, each entry of which is one value. */
const ENTRIES: ReadonlySet<string> = new Set(['env', 'objects', 'ports', 'volumeMounts', 'volumes']);

/** Whether everything at a path is one value. */
export const isOneValue = (path: readonly string[]): boolean => {
  const [key = '', parent = ''] = [path.at(-1), path.at(-2)];
  return KUBERNETES_SHAPES.has(key) || DATA.test(key) || ENTRIES.has(parent);
};

/** An entry of these renders whoever gives it, as long as what it stands in is there. */
export const isStillRendered = (path: readonly string[]): boolean => ENTRIES.has(path.at(-2) ?? '');

/** A variable is a text, a number, a boolean or a source: every one of them fits. */
export const takesAnyType = (path: readonly string[]): boolean => path.at(-2) === 'env';

/** Fields that every chart of ours takes, also where its values.yaml leaves them out. */
const ALWAYS_TAKEN: ReadonlySet<string> = new Set([
  ...[...POD_FIELDS, ...CONTAINER_FIELDS].map(([name]) => name),
  ...KUBERNETES_SHAPES,
  'clusterName',
  'imagePullSecrets',
  'name',
]);

export const isAlwaysTaken = (path: readonly string[]): boolean => {
  const [key = '', parent = '', above] = [path.at(-1), path.at(-2), path.at(-3)];
  const isContainer = above === 'sidecars' || above === 'initContainers';
  return path.length === 1 || isContainer || parent === 'rbac' || parent === 'serviceAccount'
    ? ALWAYS_TAKEN.has(key) || (isContainer && CONTAINER_KEYS.has(key))
    : false;
};

/** Keys of a container that are left out where it has nothing of them. */
const CONTAINER_KEYS: ReadonlySet<string> = new Set(['args', 'command', 'env', 'envFrom', 'ports', 'volumeMounts']);

/** Maps whose values only an install gives, and must: by the path of a value in them. */
export const isAskedFor = (path: readonly string[]): boolean =>
  path.at(-2) === 'secretEnv' ||
  (path.length === 2 && path[0] === 'references') ||
  (path.length === 3 && path[0] === 'imageCredentials' && path[2] === 'password') ||
  (path.length === 4 && path[0] === 'secrets' && path[2] === 'data');

/** As Helm's --set writes it. */
export const valueName = (path: readonly string[]): string =>
  path.map((key) => key.replace(/[.,=[\]{}\\]/g, '\\$&')).join('.');

/** A text for everything that the chart asks for, as values over its own. */
export function standIns(values: JsonObject, text: string, path: readonly string[] = []): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, Json][] => {
      const inner = [...path, key];
      if (isAskedFor(inner)) return value === '' ? [[key, text]] : [];
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const below = standIns(value as JsonObject, text, inner);
      return Object.keys(below).length === 0 ? [] : [[key, below]];
    }),
  );
}
