import type { KubernetesObject } from '../model/workload.ts';
import { argoObjects } from './argocd.ts';
import { fluxObjects } from './flux.ts';
import type { Rollout } from './rollout.ts';

export { type Bumped, bumpDigests } from './bump.ts';
export type { Follower } from './followers.ts';
export { notesOf } from './notes.ts';
export { ownNamespace, type PublishedChart, planRollout, type Rollout, type Wave, type Wishes } from './rollout.ts';
export { merged } from './tree.ts';

export const ENGINES = ['argocd', 'flux'] as const;
export type Engine = (typeof ENGINES)[number];

export interface EngineOptions {
  /** Where the engine looks for its objects; `argocd` or `flux-system` by default. */
  readonly namespace?: string | undefined;
  /** Argo CD's; `default` by default. */
  readonly project?: string | undefined;
}

/** The objects by which an engine rolls a chart out. */
export function gitopsObjects(engine: Engine, rollout: Rollout, options: EngineOptions = {}): KubernetesObject[] {
  const { namespace, project = 'default' } = options;
  return engine === 'argocd'
    ? argoObjects(rollout, { namespace: namespace ?? 'argocd', project })
    : fluxObjects(rollout, { namespace: namespace ?? 'flux-system' });
}
