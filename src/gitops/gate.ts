/** Waves of Flux: what a release waits for, and how a promotion is told from what ran before. */
import type { JsonObject } from '../model/workload.ts';

/**
 * The name of a chart's source that several waves share. It changes with the digest: so a release's own spec says what
 * it wants, and none takes a new chart before it knows what to wait for.
 */
export const sourceName = (release: string, digest: string): string => `${release}-${mark(digest)}`;

/** What stands for a digest in a name. */
export const mark = (digest: string): string => digest.replace(/^sha256:/, '').slice(0, 12);

/**
 * A dependency on a release that has this very chart. Ready alone says nothing: one that has not begun is still Ready
 * with the chart before. https://fluxcd.io/flux/components/helm/helmreleases/#dependency-ready-expression
 */
export const after = (name: string, digest: string): JsonObject => ({
  name,
  readyExpr: [
    'has(dep.status.observedGeneration) && dep.status.observedGeneration == dep.metadata.generation',
    'has(dep.status.history) && has(dep.status.history[0].ociDigest)',
    `dep.status.history[0].ociDigest == '${digest}'`,
    "has(dep.status.conditions) && dep.status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')",
  ].join(' && '),
});
