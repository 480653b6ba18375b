import * as schema from '../json-schema.ts';
import { leaf, PULL_SECRETS, type RootRow } from './leaf.ts';

/** What a label's value may be; "" is none. */
const NAME = schema.text({ pattern: '^([A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?)?$' });
/** What stands around a name is cut off; something must be left. */
const FULL_NAME = schema.text({ pattern: '^([-_.]*[A-Za-z0-9][-_.A-Za-z0-9]*)?$' });

/** What objects are called, where they go, and what they carry. */
export const NAMES: readonly RootRow[] = [
  leaf('nameOverride', "Name in place of the chart's, in labels and object names", NAME, () => ''),
  leaf('fullnameOverride', 'Base of all object names', FULL_NAME, ({ daemonSet }) => daemonSet.name ?? ''),
  leaf(
    'namespaceOverride',
    'Namespace of all objects that name none themselves, whatever the release says',
    schema.text(),
    () => '',
  ),
  {
    key: 'namespace',
    comment: 'Where the objects go when the release namespace is "default"',
    rows: [
      leaf('name', 'Name of the namespace', schema.text(), ({ namespace }) => namespace.name ?? ''),
      leaf(
        'create',
        'Whether the chart creates it',
        schema.boolean(),
        ({ namespace }) => namespace.create && namespace.name !== undefined,
      ),
      leaf('keep', 'Whether it stays when the release is uninstalled', schema.boolean(), () => true),
      leaf('labels', 'Labels of the created namespace', schema.textMap(), ({ namespace }) => namespace.labels),
      leaf(
        'annotations',
        'Annotations of the created namespace',
        schema.textMap(),
        ({ namespace }) => namespace.annotations,
      ),
    ],
  },
  leaf(
    'commonLabels',
    'Labels of every object, but not of the pods, objects and extraObjects',
    schema.textMap(),
    ({ commonLabels }) => commonLabels,
  ),
  leaf(
    'commonAnnotations',
    'Annotations of every object, but not of the pods, objects and extraObjects',
    schema.textMap(),
    (w) => w.commonAnnotations,
  ),
  leaf('podLabels', 'Labels of the pods', schema.textMap(), ({ podLabels }) => podLabels),
  leaf('podAnnotations', 'Annotations of the pods', schema.textMap(), ({ podAnnotations }) => podAnnotations),
  leaf('daemonsetLabels', 'Labels of the DaemonSet alone', schema.textMap(), ({ daemonSet }) => daemonSet.labels),
  leaf('daemonsetAnnotations', 'Annotations of the DaemonSet alone', schema.textMap(), (w) => w.daemonSet.annotations),
  {
    key: 'global',
    comment: 'What a parent chart says for all its subcharts',
    rows: [
      leaf('imageRegistry', 'Registry of every image', schema.text(), () => ''),
      leaf('imagePullSecrets', 'Pull Secrets of every pod', PULL_SECRETS, () => []),
    ],
  },
];
