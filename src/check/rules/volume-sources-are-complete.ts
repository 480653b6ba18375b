import { type Context, entriesOf, type Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { isDnsLabel, isDnsSubdomain, isInside } from '../syntax.ts';
import { sourcesOf, volumesOf } from '../volumes.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What must not be empty, dotted below the source. Fields that may be missing come from the schema. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  aws_elastic_block_store: ['volume_id'],
  azure_disk: ['disk_name', 'disk_uri'],
  azure_file: ['secret_name', 'share_name'],
  cephfs: ['monitors'],
  cinder: ['volume_id'],
  csi: ['driver'],
  ephemeral: [
    'volume_claim_template',
    'volume_claim_template.spec.access_modes',
    'volume_claim_template.spec.resources.requests.storage',
  ],
  flex_volume: ['driver'],
  gce_persistent_disk: ['pd_name'],
  git_repo: ['repository'],
  glusterfs: ['endpoints', 'path'],
  image: ['reference'],
  iscsi: ['target_portal', 'iqn'],
  nfs: ['server', 'path'],
  photon_persistent_disk: ['pd_id'],
  portworx_volume: ['volume_id'],
  quobyte: ['registry', 'volume'],
  rbd: ['monitors', 'image'],
  scale_io: ['gateway', 'system', 'volume_name'],
  storageos: ['volume_name'],
  vsphere_volume: ['volume_path'],
};

/** References to a Secret whose name must be given once the reference is. */
const SECRETS: Readonly<Record<string, string>> = {
  cinder: 'secret_ref',
  csi: 'node_publish_secret_ref',
  storageos: 'secret_ref',
};

/** Fields of which exactly one is given. */
const CHOICES: Readonly<Record<string, readonly [string, string]>> = {
  fc: ['target_wwns', 'wwids'],
  flocker: ['dataset_name', 'dataset_uuid'],
};

interface Form {
  readonly field: string;
  readonly isValid: (value: string) => boolean;
  /** Ends the sentence "It …". */
  readonly is: string;
}

const IQN = /^(iqn\.\d{4}-\d{2}\.([a-z0-9-_.]+)?(:.+)?|eui\.[\dA-Fa-f]{16}|naa\.([\dA-Fa-f]{16}|[\dA-Fa-f]{32}))$/;
const HOST_AND_PORT = /^(\[[^\]]*\]|[^:[\]]*):[^:]*$/;
const isCsiDriver = (text: string): boolean => text.length <= 63 && isDnsSubdomain(text.toLowerCase());
const isByte = (value: string): boolean => Number(value) >= 0 && Number(value) <= 255;
const BYTE = 'is from 0 to 255';
const among = (...words: readonly string[]): Pick<Form, 'isValid' | 'is'> => ({
  isValid: (text) => words.includes(text),
  is: `is one of ${words.join(', ')}`,
});
const LABEL = 'is a DNS-1123 label: lower-case letters, digits and "-", at most 63 of them';

const FORMS: Readonly<Record<string, readonly Form[]>> = {
  aws_elastic_block_store: [{ field: 'partition', isValid: isByte, is: BYTE }],
  azure_disk: [
    { field: 'caching_mode', ...among('None', 'ReadOnly', 'ReadWrite') },
    { field: 'kind', ...among('Shared', 'Dedicated', 'Managed') },
  ],
  csi: [{ field: 'driver', isValid: isCsiDriver, is: 'is a DNS name of at most 63 characters' }],
  fc: [{ field: 'lun', isValid: isByte, is: BYTE }],
  gce_persistent_disk: [{ field: 'partition', isValid: isByte, is: BYTE }],
  git_repo: [{ field: 'directory', isValid: isInside, is: 'is a relative path without ".."' }],
  iscsi: [
    { field: 'lun', isValid: isByte, is: BYTE },
    { field: 'iqn', isValid: (text) => IQN.test(text), is: 'begins with iqn., eui. or naa.' },
    { field: 'initiator_name', isValid: (text) => IQN.test(text), is: 'begins with iqn., eui. or naa.' },
  ],
  nfs: [{ field: 'path', isValid: (text) => text.startsWith('/'), is: 'is an absolute path' }],
  quobyte: [
    {
      field: 'registry',
      isValid: (text) => text.split(',').every((pair) => HOST_AND_PORT.test(pair)),
      is: 'is host:port, or several of them with commas between',
    },
  ],
  storageos: [
    { field: 'volume_name', isValid: isDnsLabel, is: LABEL },
    { field: 'volume_namespace', isValid: isDnsLabel, is: LABEL },
  ],
};

/** Fields whose empty text is a value like any other. */
const STRICT: ReadonlySet<string> = new Set(['caching_mode', 'kind']);

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateVolumeSource, and a function there for each source. */
export const rule: Rule = {
  codes: ['volume-source-incomplete', 'volume-source-two', 'volume-source-invalid'],
  check(context) {
    for (const { volume, path } of volumesOf(context)) {
      for (const source of sourcesOf(volume)) {
        const fields = (volume as Readonly<Record<string, Fields | undefined>>)[source];
        if (fields !== undefined) checkSource(context, source, fields, [...path, source]);
      }
    }
  },
};

function checkSource(context: Context, source: string, fields: Fields, path: Path): void {
  const needed = NEEDED[source] ?? [];
  const empty = needed.find((field) => isEmpty(valueAt(fields, field)));
  if (empty !== undefined) context.report('volume-source-incomplete', path, [source, empty]);
  const secret = SECRETS[source];
  if (secret !== undefined && fields[secret] !== undefined && isEmpty(valueAt(fields, `${secret}.name`))) {
    context.report('volume-source-incomplete', [...path, secret], [source, `${secret}.name`]);
  }
  checkChoice(context, source, fields, path);
  if (source === 'azure_disk') checkDisk(context, fields, path);
  if (source === 'flex_volume') checkOptions(context, fields, path);
  if ((fields['chap_auth_discovery'] || fields['chap_auth_session']) && fields['secret_ref'] === undefined) {
    context.report('volume-source-incomplete', path, [source, 'secret_ref']);
  }
  for (const { field, isValid, is } of FORMS[source] ?? []) {
    const value = fields[field];
    if (isEmpty(value) && !STRICT.has(field)) continue;
    if (value !== undefined && !isValid(String(value))) {
      context.report('volume-source-invalid', [...path, field], [field, String(value), is]);
    }
  }
}

function checkChoice(context: Context, source: string, fields: Fields, path: Path): void {
  const choice = CHOICES[source];
  if (choice === undefined) return;
  const given = choice.filter((field) => !isEmpty(fields[field]));
  if (given.length === 0) context.report('volume-source-incomplete', path, [source, choice.join(' or ')]);
  if (given.length === 2) context.report('volume-source-two', path, [source, choice]);
  if (given[0] === 'target_wwns' && fields['lun'] === undefined) {
    context.report('volume-source-incomplete', path, [source, 'lun']);
  }
}

/** The kind of an Azure disk says what its URI begins with. */
function checkDisk(context: Context, { kind, disk_uri: uri }: Fields, path: Path): void {
  if (typeof kind !== 'string' || kind === '' || typeof uri !== 'string' || uri === '') return;
  const start = kind === 'Managed' ? '/subscriptions/' : 'https://';
  if (uri.startsWith(start)) return;
  context.report('volume-source-invalid', [...path, 'disk_uri'], ['disk_uri', uri, `begins with ${start}`]);
}

/** Kubernetes' own options are given to the driver beside these. */
function checkOptions(context: Context, { options }: Fields, path: Path): void {
  for (const [key, , at] of entriesOf(options as Readonly<Record<string, string>> | undefined, [...path, 'options'])) {
    const [domain = ''] = key.split('/');
    if (!/(^|\.)(kubernetes|k8s)\.io$/.test(domain)) continue;
    context.report('volume-source-invalid', at, ['option', key, 'has a domain other than those of Kubernetes'], {
      part: 'key',
    });
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function valueAt(fields: Fields, dotted: string): unknown {
  let node: unknown = fields;
  for (const part of dotted.split('.')) node = Object(node)[part];
  return node;
}
