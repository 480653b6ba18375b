import { compareObjects, type Difference } from '../compare/index.ts';
import type { KubernetesObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { judgeDaemonSet } from './daemonset.ts';
import { judgeImmutable } from './immutable.ts';
import { judgeAdded, judgeRemoved } from './presence.ts';

type Judgement = Pick<Change, 'impact' | 'why'>;
type Objects = readonly KubernetesObject[];

/** What changes in the cluster when a release is upgraded, object by object: Helm matches them by group, kind, namespace and name. */
export function diffObjects(before: Objects, after: Objects): Change[] {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const removed = [...old].filter(([identity]) => !now.has(identity)).map(([, object]) => object);
  return [
    ...removed.map((object) => whole(object, 'removed', judgeRemoved(object, after))),
    ...[...now].flatMap(([identity, object]) => {
      const was = old.get(identity);
      if (was === undefined) return [whole(object, 'added', judgeAdded(object, before))];
      return changesOf(was, object);
    }),
  ];
}

function whole(object: KubernetesObject, kind: 'added' | 'removed', judged: Judgement): Change {
  return { area: 'objects', kind, subject: titleOf(object), path: '', ...judged };
}

function changesOf(before: KubernetesObject, after: KubernetesObject): Change[] {
  // The controller and the API server compare what is stored, the order of every list included.
  const exact = after.kind === 'DaemonSet';
  return compareObjects([before], [after], { exact })
    .filter(({ path }) => !FOLLOWS_VERSION.has(path))
    .map((difference) => ({
      ...asChange(difference),
      ...(judgeImmutable(before, after, difference) ?? judgeDaemonSet(before, after, difference) ?? HARMLESS),
    }));
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

function byIdentity(objects: Objects): Map<string, KubernetesObject> {
  return new Map(
    objects.map((object) => {
      const { apiVersion, kind, metadata } = object;
      const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
      return [JSON.stringify([group, kind, metadata.namespace ?? '', metadata.name]), object];
    }),
  );
}

/** As `compareObjects` names an object. */
const titleOf = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
