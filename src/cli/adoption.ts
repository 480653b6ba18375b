import type { ImportedManifest } from '../import.ts';

/**
 * The commands by which Helm takes over running objects without a pod restarting. Before Helm 3.17 there is no
 * --take-ownership: objects are marked as the release's by hand. Helm 4 applies on the server, which refuses to change
 * a field of another's, such as a label that kubectl applied, unless it is forced.
 */
export function adoptionCommands({ name, manifest }: ImportedManifest): string {
  const { spec } = manifest.value;
  const namespace = spec.namespace.value ?? 'default';
  const objects = [
    `daemonset/${spec.daemonset?.name ?? name}`,
    ...(spec.service_account?.create && spec.service_account.name
      ? [`serviceaccount/${spec.service_account.name}`]
      : []),
    ...Object.entries(spec.config_maps ?? {}).map(([key, map]) => `configmap/${map.name ?? key}`),
    ...Object.entries(spec.secrets ?? {}).map(([key, secret]) => `secret/${secret.name ?? key}`),
    ...(spec.rbac?.cluster_name ? pair('clusterrole', spec.rbac.cluster_name) : []),
    ...(spec.rbac?.name ? pair('role', spec.rbac.name) : []),
    ...(spec.extra_objects ?? []).map(titleOf),
  ];
  const list = objects.join(' ');
  return [
    `# To take over ${name} without restarting a pod, from its manifest in ${name}.yaml:`,
    `ds2helm build ${name}.yaml`,
    `helm install ${name} charts/${name} --namespace ${namespace} --take-ownership`,
    '# Helm 4 needs --force-conflicts too, as the fields were applied by another until now.',
    '# With a Helm older than 3.17, mark the objects first, and install without --take-ownership:',
    `kubectl --namespace ${namespace} label ${list} app.kubernetes.io/managed-by=Helm --overwrite`,
    `kubectl --namespace ${namespace} annotate ${list} meta.helm.sh/release-name=${name} meta.helm.sh/release-namespace=${namespace} --overwrite`,
    '',
  ].join('\n');
}

const pair = (kind: string, name: string): string[] => [`${kind}/${name}`, `${kind}binding/${name}`];

function titleOf(object: { readonly [field: string]: unknown }): string {
  const { name } = object['metadata'] as { readonly name?: string };
  return `${String(object['kind']).toLowerCase()}/${name}`;
}
