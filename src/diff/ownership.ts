/** Which objects of a chart Helm looks after when a release is upgraded. */
import type { KubernetesObject } from '../model/workload.ts';
import { readPrinted } from '../read/printed.ts';
import { identityOf } from './identity.ts';
import type { Snapshot } from './snapshot.ts';

export interface Ownership {
  /** Made, changed and deleted with the release. */
  readonly managed: readonly KubernetesObject[];
  /** Of the folder crds/: installed with a new release, and never touched again. */
  readonly crds: readonly KubernetesObject[];
  /** Deleted and made anew, or left where they are; never part of the release: https://helm.sh/docs/topics/charts_hooks/ */
  readonly hooks: readonly KubernetesObject[];
}

export function ownershipOf({ objects, files }: Pick<Snapshot, 'objects' | 'files'>): Ownership {
  const inFolder = new Set(files.filter(isCrdFile).flatMap(({ text }) => objectsIn(text).map(identityOf)));
  const crds = objects.filter((object) => inFolder.has(identityOf(object)));
  const hooks = objects.filter((object) => !crds.includes(object) && isHook(object));
  return { managed: objects.filter((object) => !crds.includes(object) && !hooks.includes(object)), crds, hooks };
}

/** CRDObjects and hasManifestExtension of Helm's pkg/chart; those of dependencies too. */
const isCrdFile = ({ path }: { readonly path: string }): boolean =>
  /^(charts\/[^/]+\/)*crds\/.*\.(ya?ml|json)$/i.test(path);

const isHook = ({ metadata }: KubernetesObject): boolean => Boolean(metadata.annotations?.['helm.sh/hook']);

function objectsIn(text: string): readonly KubernetesObject[] {
  const read = readPrinted(text);
  return 'objects' in read ? read.objects : [];
}
