import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { isCommon, type Rollout } from './rollout.ts';

/** What an engine can't be told by the objects. */
export function notesOf(engine: 'argocd' | 'flux', rollout: Rollout): Diagnostic[] {
  return engine === 'argocd' ? ofArgo(rollout) : ofFlux(rollout);
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/oci/ */
const ofArgo = ({ chart, plainHttp }: Rollout): Diagnostic[] =>
  plainHttp ? [diagnose('gitops-plain-http', {}, chart.repository)] : [];

function ofFlux({ namespace: { name, labels, isMade } }: Rollout): Diagnostic[] {
  if (isMade || isCommon(name)) return [];
  const wanted = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return [diagnose('gitops-namespace-expected', {}, name, wanted)];
}
