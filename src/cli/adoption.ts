import type { ImportedManifest } from '../import.ts';
import { asksOf } from '../model/asks.ts';
import { releaseNameOf } from '../model/names.ts';
import type { KubernetesObject, Workload } from '../model/workload.ts';
import { installValues, renderWorkload } from '../render/index.ts';
import { installCommand, type ReleasePlace, shellWord } from './install.ts';

/** How Helm takes over running objects without a pod restarting. */
export interface Takeover {
  readonly manifest: string;
  /** The release that holds the objects already. */
  readonly running?: ReleasePlace;
  readonly build: string;
  readonly install: string;
  /** What makes objects a release's by hand, for a Helm that has no --take-ownership. */
  readonly marks: readonly string[];
}

export interface Surroundings {
  readonly secretsFile: string | undefined;
  /** The release that was asked for, where one was. */
  readonly running: ReleasePlace | undefined;
  readonly context: string | undefined;
  readonly kubeconfig: string | undefined;
}

/** Nothing for a manifest that no chart can be built of. */
export function takeoverOf(imported: ImportedManifest, around: Surroundings): Takeover | undefined {
  const { name, manifest, workload, secrets, release } = imported;
  if (workload === undefined) return undefined;
  const running = around.running ?? release;
  const place = running ?? {
    name: releaseNameOf(name),
    namespace: manifest.value.spec.namespace.value ?? 'default',
  };
  return {
    manifest: name,
    ...(running === undefined ? {} : { running }),
    build: `ds2helm build ${name}.yaml`,
    install: installCommand(workload, `charts/${name}`, {
      secretsFile: around.secretsFile,
      isInFile: ({ literal, key }) => literal !== undefined || secrets[key] !== undefined,
      running,
      cluster: clusterFlags(around, '--kube-context'),
    }),
    marks: running === undefined ? marksOf(workload, place, clusterFlags(around, '--context')) : [],
  };
}

const clusterFlags = ({ context, kubeconfig }: Surroundings, flag: string): string[] => [
  ...(context === undefined ? [] : [`${flag} ${shellWord(context)}`]),
  ...(kubeconfig === undefined ? [] : [`--kubeconfig ${shellWord(kubeconfig)}`]),
];

/** kubectl looks into one namespace at a time; what belongs to none stands apart. */
function marksOf(workload: Workload, place: ReleasePlace, cluster: readonly string[]): string[] {
  const values = installValues(workload, () => 'unknown');
  // Helm installs CRDs, but they belong to no release.
  const objects = renderWorkload(workload, { ...place, values }).filter(
    ({ kind }) => kind !== 'CustomResourceDefinition',
  );
  const byNamespace = new Map<string, string[]>();
  for (const object of objects) {
    const namespace = object.metadata.namespace ?? '';
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), titleOf(object)]);
  }
  return [...byNamespace].flatMap(([namespace, titles]) => {
    const kubectl = ['kubectl', ...cluster, ...(namespace === '' ? [] : [`--namespace ${namespace}`])].join(' ');
    const list = titles.map(shellWord).join(' ');
    return [
      `${kubectl} label ${list} app.kubernetes.io/managed-by=Helm --overwrite`,
      `${kubectl} annotate ${list} meta.helm.sh/release-name=${place.name} meta.helm.sh/release-namespace=${place.namespace} --overwrite`,
    ];
  });
}

/** As kubectl itself names an object: with the group where the kind is none of the core. */
function titleOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.replace(/\/.*/, '')}` : '';
  return `${kind.toLowerCase()}${group}/${metadata.name}`;
}

/** The commands as a person runs them. Helm 4 applies on the server, which keeps fields of others unless it is forced. */
export function describeTakeover({ manifest, running, build, install, marks }: Takeover): string {
  const opening = `# To take over ${manifest} without restarting a pod, from its manifest in ${manifest}.yaml:`;
  const ending =
    running === undefined
      ? [
          '# Helm 4 needs --force-conflicts too, as the fields were applied by another until now.',
          '# With a Helm older than 3.17, mark the objects first, and install without --take-ownership:',
          ...marks,
        ]
      : [`# Helm removes what the release ${running.name} holds and this chart does not.`];
  return [opening, build, install, ...ending, ''].join('\n');
}

/** The values that a manifest leaves to the install, by their paths. */
export const keptBack = ({ workload, secrets }: ImportedManifest): readonly (readonly string[])[] =>
  workload === undefined
    ? []
    : asksOf(workload).flatMap(({ key, path, literal }) =>
        literal === undefined && secrets[key] !== undefined ? [path] : [],
      );
