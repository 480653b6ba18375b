/** A failure of the fuzz, as small as it becomes: its manifest, or the values under which it fails. */

import { type Claim, claimsOf, defaultsOf, disagreements, underThese } from '../support/agreement.ts';
import { withoutRefused } from '../support/arbitraries/refusable.ts';
import type { Helm } from '../support/helm.ts';
import { type Fields, merge, spec } from '../support/manifests.ts';
import { at } from '../support/paths.ts';
import { smallest } from '../support/smallest.ts';
import type { Release } from '../support/umbrella.ts';

export const smallestManifest = (helm: Helm, manifest: Fields, release: Release): Promise<Fields> =>
  smallest(manifest, async (candidates) => {
    const named = candidates.map(candidateOf);
    const wrong = await disagreements(helm, claimsOf(named), release);
    return named.map(({ metadata: { name } }) => wrong.has(name));
  });

/** Only parts are taken out that leave a failure of the same sort: what lacks something is refused with a message of its own. */
export function smallestValues(helm: Helm, claim: Claim, fault: string, release: Release): Promise<Fields> {
  return smallest(claim.drawn ?? {}, async (candidates) => {
    const values = candidates.map((drawn) => withoutRefused(drawn, defaultsOf(claim)));
    const claims = values.flatMap((drawn, index) =>
      claimsOf([candidateOf(claim.manifest, index)]).map((one) => ({
        ...underThese(one, drawn),
        asArguments: claim.asArguments ?? false,
      })),
    );
    const wrong = await disagreements(helm, claims, release);
    return values.map((_, index) => sortOf(wrong.get(nameOf(index)) ?? '') === sortOf(fault));
  });
}

/** Candidates go by a name of their own, so that all fit into one run; the main container keeps the one it has. */
const nameOf = (index: number): string => `candidate-${index}`;
function candidateOf(candidate: Fields, index: number) {
  const metadata = (candidate['metadata'] ?? {}) as Fields;
  const named = { ...candidate, metadata: { ...metadata, name: nameOf(index) } };
  const app = at(candidate, 'spec.container.app') as Fields | undefined;
  if (app === undefined || app['name']) return named;
  return {
    ...named,
    ...spec(merge((candidate['spec'] ?? {}) as Fields, { container: { app: { name: metadata['name'] } } })),
  };
}

/** Helm's complaint by the line of the template that it is of, or the schema; everything else is a difference. */
function sortOf(fault: string): string {
  if (!fault.startsWith('Error:')) return fault === '' ? 'none' : 'difference';
  return /[\w-]+\.(?:tpl|yaml):\d+:\d+/.exec(fault)?.[0] ?? 'schema';
}
