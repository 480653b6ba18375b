import { type Diagnostic, diagnose } from '../diagnostic.ts';

/** A text as the name of an object: DNS-1123. */
export const objectName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');

/** The label that says in which wave a cluster is. */
export const WAVE = 'ds2helm.dev/wave';
/** The annotation that names the version behind a digest, for people. */
export const VERSION = 'ds2helm.dev/version';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

interface Kind {
  readonly called: string;
  readonly form: RegExp;
  readonly most: number;
}

/** Helm's: https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go */
const RELEASE: Kind = { called: 'release', form: SUBDOMAIN, most: 53 };
const NAMESPACE: Kind = { called: 'namespace', form: new RegExp(`^${LABEL}$`), most: 63 };
const SECRET: Kind = { called: 'Secret', form: SUBDOMAIN, most: 253 };

export interface Names {
  readonly release: string;
  /** Empty where none is known. */
  readonly namespace: string;
  readonly secret: string | undefined;
  /** Those that are named, of all waves. */
  readonly clusters: readonly string[];
}

/** Names that Kubernetes or Helm would refuse, and clusters whose objects would be one. */
export function refuseNames({ release, namespace, secret, clusters }: Names): Diagnostic[] {
  return [
    ...refuse(RELEASE, release),
    ...(namespace === '' ? [] : refuse(NAMESPACE, namespace)),
    ...(secret === undefined ? [] : refuse(SECRET, secret)),
    ...clusters.flatMap((cluster, index) => {
      if (objectName(cluster) === '') return [diagnose('gitops-name-invalid', {}, 'cluster', cluster, 253)];
      const other = clusters.slice(0, index).find((before) => objectName(before) === objectName(cluster));
      return other === undefined ? [] : [diagnose('gitops-cluster-twice', {}, other, cluster)];
    }),
  ];
}

const refuse = ({ called, form, most }: Kind, name: string): Diagnostic[] =>
  form.test(name) && name.length <= most ? [] : [diagnose('gitops-name-invalid', {}, called, name, most)];
