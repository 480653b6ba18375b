/** Argo CD: https://argo-cd.readthedocs.io, OCI sources (3.1 and later) and progressive syncs. */
import type { Json, JsonObject, KubernetesObject } from '../model/workload.ts';
import { objectName, VERSION, WAVE } from './names.ts';
import type { Rollout, Wave } from './rollout.ts';

export interface ArgoOptions {
  /** Where Argo CD looks for its objects. */
  readonly namespace: string;
  readonly project: string;
}

const API = 'argoproj.io/v1alpha1';

/** An Application for the cluster of Argo CD, or an ApplicationSet over others. */
export function argoObjects(rollout: Rollout, options: ArgoOptions): KubernetesObject[] {
  return [rollout.waves.length === 0 ? application(rollout, options) : applicationSet(rollout, options)];
}

function application(rollout: Rollout, { namespace, project }: ArgoOptions): KubernetesObject {
  return {
    apiVersion: API,
    kind: 'Application',
    metadata: { name: rollout.release, namespace, ...marks(rollout) },
    spec: {
      project,
      source: source(rollout, rollout.values),
      destination: { server: 'https://kubernetes.default.svc', namespace: rollout.namespace.name },
      syncPolicy: { automated: { prune: true, selfHeal: true }, ...syncPolicy(rollout) },
    },
  };
}

function applicationSet(rollout: Rollout, { namespace, project }: ArgoOptions): KubernetesObject {
  const { labels, annotations } = marks(rollout);
  const inWaves = rollout.waves.length > 1;
  return {
    apiVersion: API,
    kind: 'ApplicationSet',
    metadata: { name: rollout.release, namespace, labels, annotations },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: rollout.waves.map((wave, index) => generator(wave, String(index + 1))),
      ...(inWaves ? { strategy: { type: 'RollingSync', rollingSync: { steps: rollout.waves.map(step) } } } : {}),
      template: {
        metadata: {
          name: `${rollout.release}-{{.nameNormalized}}`,
          labels: { ...labels, [WAVE]: '{{.values.wave}}' },
          annotations,
        },
        spec: {
          project,
          source: source(rollout, literal(rollout.values) as JsonObject),
          destination: { name: '{{.name}}', namespace: rollout.namespace.name },
          // A rolling sync starts the syncs itself, wave by wave.
          syncPolicy: { ...(inWaves ? {} : { automated: { prune: true, selfHeal: true } }), ...syncPolicy(rollout) },
        },
      },
    },
  };
}

/** Parameters as the cluster generator gives them, also where the clusters are named. */
function generator(wave: Wave, number: string): JsonObject {
  if ('labels' in wave) return { clusters: { selector: { matchLabels: wave.labels }, values: { wave: number } } };
  const elements = wave.names.map((name) => ({ name, nameNormalized: objectName(name), values: { wave: number } }));
  return { list: { elements } };
}

const step = (_wave: Wave, index: number): JsonObject => ({
  matchExpressions: [{ key: WAVE, operator: 'In', values: [String(index + 1)] }],
});

const marks = ({ chart }: Rollout) => ({
  labels: { 'app.kubernetes.io/name': chart.name },
  annotations: { [VERSION]: chart.version },
});

/** Argo CD's own release name is the Application's: another one would make other names and another selector. */
const source = ({ chart, release }: Rollout, values: JsonObject): JsonObject => ({
  repoURL: chart.repository,
  targetRevision: chart.digest,
  path: '.',
  helm: { releaseName: release, ...(Object.keys(values).length === 0 ? {} : { valuesObject: values }) },
});

/** Argo CD takes a DaemonSet under OnDelete for healthy, so that nothing waits for it. */
const syncPolicy = ({ namespace, timeoutSeconds }: Rollout): JsonObject => ({
  syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
  ...(Object.keys(namespace.labels).length === 0 ? {} : { managedNamespaceMetadata: { labels: namespace.labels } }),
  retry: { limit: 5, backoff: { duration: '30s', factor: 2, maxDuration: `${timeoutSeconds}s` } },
});

/** An ApplicationSet is a template all over: what stands in values must come out as it is. */
function literal(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('{{', '{{`{{`}}');
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literal(inner)]));
}
