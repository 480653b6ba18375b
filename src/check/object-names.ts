import type { Volume } from '../model/manifest.ts';
import { type Context, each, entriesOf, given } from './context.ts';
import type { Partly } from './draft.ts';
import type { Path } from './path.ts';
import { referencesOf } from './references.ts';
import { volumesOf } from './volumes.ts';

export interface NamedObject {
  readonly what: string;
  readonly name: string;
  readonly path: Path;
  readonly part?: 'key';
}

/** Every name in the manifest that names an object of Kubernetes, less the namespace and the roles. */
export function namedObjects(context: Context): NamedObject[] {
  const { spec, pod } = context;
  const found: NamedObject[] = [];
  const add = (what: string, name: string | undefined, path: Path): void => {
    if (given(name)) found.push({ what, name, path });
  };
  add('DaemonSet', spec.daemonset?.name, ['spec', 'daemonset', 'name']);
  add('service account', spec.service_account?.name, ['spec', 'service_account', 'name']);
  add('priority class', pod.priority_class_name, ['spec', 'pod', 'priority_class_name']);
  add('node', pod.node_name, ['spec', 'pod', 'node_name']);
  addOfWindows(pod.security_context?.windows_options, ['spec', 'pod', 'security_context', 'windows_options']);
  add('runtime class', pod.runtime_class_name, ['spec', 'pod', 'runtime_class_name']);
  for (const [field, what] of [
    ['config_maps', 'ConfigMap'],
    ['secrets', 'Secret'],
  ] as const) {
    for (const [key, object, path] of entriesOf<{ readonly name?: string }>(spec[field], ['spec', field])) {
      if (given(object.name)) found.push({ what, name: object.name, path: [...path, 'name'] });
      // It ends the name of the object, and stands for it in references.
      else found.push({ what, name: key, path, part: 'key' });
    }
  }
  for (const { kind, name, path } of referencesOf(context)) add(kind, name, path);
  for (const { volume, path } of volumesOf(context)) addOfVolume(volume, path);
  for (const [secret, path] of pullSecrets(context)) add('pull Secret', secret.name, [...path, 'name']);
  for (const { container, path } of context.containers) {
    add('pull Secret', container.image?.pull_secret_name, [...path, 'image', 'pull_secret_name']);
    addOfWindows(container.security_context?.windows_options, [...path, 'security_context', 'windows_options']);
  }
  return found;

  function addOfWindows(options: { readonly gmsa_credential_spec_name?: string } | undefined, path: Path): void {
    add('GMSA credential spec', options?.gmsa_credential_spec_name, [...path, 'gmsa_credential_spec_name']);
  }

  function addOfVolume(volume: Partly<Volume>, path: Path): void {
    for (const source of SECRET_SOURCES) {
      add('Secret', volume[source]?.secret_ref?.name, [...path, source, 'secret_ref', 'name']);
    }
    add('Secret', volume.csi?.node_publish_secret_ref?.name, [...path, 'csi', 'node_publish_secret_ref', 'name']);
    add('Secret', volume.azure_file?.secret_name, [...path, 'azure_file', 'secret_name']);
    const { storage_class_name: storage, volume_attributes_class_name: attributes } =
      volume.ephemeral?.volume_claim_template?.spec ?? {};
    const at = [...path, 'ephemeral', 'volume_claim_template', 'spec'];
    add('storage class', storage, [...at, 'storage_class_name']);
    add('volume attributes class', attributes, [...at, 'volume_attributes_class_name']);
  }
}

/** Sources of volumes that log in with a Secret. */
const SECRET_SOURCES = ['cephfs', 'cinder', 'flex_volume', 'iscsi', 'rbd', 'scale_io', 'storageos'] as const;

/** The pull Secrets of the pod and of its account. */
export function pullSecrets({
  spec,
  pod,
}: Context): [{ readonly name?: string; readonly value_from?: unknown }, Path][] {
  return [
    ...each(pod.image_pull_secrets, ['spec', 'pod', 'image_pull_secrets']),
    ...each(spec.service_account?.image_pull_secrets, ['spec', 'service_account', 'image_pull_secrets']),
  ];
}
