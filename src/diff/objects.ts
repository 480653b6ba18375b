import { compareObjects, type Difference } from '../compare/index.ts';
import type { KubernetesObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { judgeCrd, judgeCrdAdded } from './crds.ts';
import { judgeDaemonSet } from './daemonset.ts';
import { identityOf } from './identity.ts';
import { judgeImmutable } from './immutable.ts';
import type { Ownership } from './ownership.ts';
import { judgeAdded, judgeRemoved } from './presence.ts';
import { usedBy } from './uses.ts';

type Judgement = Pick<Change, 'impact' | 'why'>;
type Objects = readonly KubernetesObject[];

/** What changes in the cluster when a release is upgraded, object by object. */
export function diffObjects(before: Ownership, after: Ownership): Change[] {
  const [used, using] = [usedBy(before.managed), usedBy(after.managed)];
  // What is there and not the release's, as far as the older chart tells.
  const others = new Set([...used, ...[...before.crds, ...before.hooks].map(identityOf)]);
  return [
    ...diffSets(before.managed, after.managed, {
      removed: (object) => judgeRemoved(object, after.managed, using.has(identityOf(object))),
      added: (object) => judgeAdded(object, before.managed, others.has(identityOf(object))),
      changed: (was, is, difference) =>
        judgeImmutable(was, is, difference) ?? judgeDaemonSet(was, is, difference) ?? HARMLESS,
    }),
    ...diffSets(before.crds, after.crds, {
      removed: judgeCrd,
      added: (crd) => judgeCrdAdded(crd, after.managed),
      changed: judgeCrd,
    }),
    ...diffSets(before.hooks, after.hooks, { removed: () => HARMLESS, added: () => HARMLESS, changed: () => HARMLESS }),
  ];
}

interface Judges {
  readonly removed: (object: KubernetesObject) => Judgement;
  readonly added: (object: KubernetesObject) => Judgement;
  readonly changed: (before: KubernetesObject, after: KubernetesObject, difference: Difference) => Judgement;
}

function diffSets(before: Objects, after: Objects, judges: Judges): Change[] {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const removed = [...old].filter(([identity]) => !now.has(identity)).map(([, object]) => object);
  return [
    ...removed.map((object) => whole(object, 'removed', judges.removed(object))),
    ...[...now].flatMap(([identity, object]) => {
      const was = old.get(identity);
      if (was === undefined) return [whole(object, 'added', judges.added(object))];
      return changesOf(was, object, judges);
    }),
  ];
}

function whole(object: KubernetesObject, kind: 'added' | 'removed', judged: Judgement): Change {
  return { area: 'objects', kind, subject: titleOf(object), path: '', ...judged };
}

function changesOf(before: KubernetesObject, after: KubernetesObject, { changed }: Judges): Change[] {
  // The controller and the API server compare what is stored, the order of every list included.
  const exact = after.kind === 'DaemonSet';
  return compareObjects([before], [after], { exact })
    .filter(({ path }) => !FOLLOWS_VERSION.has(path))
    .map((difference) => ({ ...asChange(difference), ...changed(before, after, difference) }));
}

const HARMLESS: Judgement = { impact: 'harmless' };

/** Labels that only repeat the versions of Chart.yaml, which are shown once. */
const FOLLOWS_VERSION: ReadonlySet<string> = new Set([
  'metadata.labels["helm.sh/chart"]',
  'metadata.labels["app.kubernetes.io/version"]',
]);

function asChange({ kind, object, path, want, got }: Difference): Pick<Change, 'area' | 'kind' | 'subject' | 'path'> {
  const kinds = { missing: 'removed', extra: 'added', changed: 'changed', order: 'order' } as const;
  const sides = { ...(want === undefined ? {} : { before: want }), ...(got === undefined ? {} : { after: got }) };
  return { area: 'objects', kind: kinds[kind], subject: object, path, ...sides };
}

const byIdentity = (objects: Objects): Map<string, KubernetesObject> =>
  new Map(objects.map((object) => [identityOf(object), object]));

/** As `compareObjects` names an object. */
const titleOf = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
