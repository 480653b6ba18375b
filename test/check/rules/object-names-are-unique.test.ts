import { test } from 'uvu';
import { rule } from '../../../src/check/rules/object-names-are-unique.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const EXTRA = '/spec/extra_objects/0/metadata/name';

const object = (apiVersion: string, kind: string, name: string, namespace?: string): Fields => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});
const withSecrets = (fields: Fields): Fields =>
  spec({ ...fields, container: { app: { env: { secrets: [{ name: 'TOKEN', value: 'x' }] } } } });

specify(rule, [
  ['names of their own', spec({ config_maps: { a: { name: 'x' }, b: { name: 'y' }, c: {} } }), []],
  [
    'one name for two ConfigMaps',
    spec({ config_maps: { a: { name: 'x' }, b: { name: 'x' } } }),
    ['error object-name-twice /spec/config_maps/b/name + /spec/config_maps/a/name'],
  ],
  [
    'a ConfigMap and a Secret',
    spec({ config_maps: { a: { name: 'x' } }, secrets: { b: { name: 'x', keys: ['k'] } } }),
    [],
  ],
  [
    'two Secrets',
    spec({ secrets: { a: { name: 'x', keys: ['k'] }, b: { name: 'x', keys: ['k'] } } }),
    ['error object-name-twice /spec/secrets/b/name + /spec/secrets/a/name'],
  ],
  [
    "a ConfigMap with another one's name by key",
    spec({ config_maps: { a: { name: 'agent-b' }, b: {} } }),
    ['error object-name-twice key of /spec/config_maps/b + /spec/config_maps/a/name'],
  ],
  [
    "a Secret with the name of the variables' own",
    withSecrets({ secrets: { env: { keys: ['k'] } } }),
    ['error object-name-twice key of /spec/secrets/env + /spec/container/app/env/secrets/0/name'],
  ],
  ['the same without secret variables', spec({ secrets: { env: { keys: ['k'] } } }), []],
  ['the same with a name of its own', withSecrets({ secrets: { env: { name: 'x', keys: ['k'] } } }), []],
  ['a ConfigMap of that key', withSecrets({ config_maps: { env: {} } }), []],
  [
    "a Secret with the name of the registries' own",
    spec({ pod: { image_registries: [{ server: 'a.io' }] }, secrets: { registry: { keys: ['k'] } } }),
    ['error object-name-twice key of /spec/secrets/registry + /spec/pod/image_registries'],
  ],
  [
    "an extra object with a ConfigMap's name",
    spec({ config_maps: { conf: {} }, extra_objects: [object('v1', 'ConfigMap', 'agent-conf')] }),
    [`error object-name-twice ${EXTRA} + /spec/config_maps/conf`],
  ],
  [
    'in the namespace of the chart, by name',
    spec({ config_maps: { conf: {} }, extra_objects: [object('v1', 'ConfigMap', 'agent-conf', 'monitoring')] }),
    [`error object-name-twice ${EXTRA} + /spec/config_maps/conf`],
  ],
  [
    'in another namespace',
    spec({ config_maps: { conf: {} }, extra_objects: [object('v1', 'ConfigMap', 'agent-conf', 'default')] }),
    [],
  ],
  [
    'an extra DaemonSet of the same name',
    spec({ extra_objects: [object('apps/v1', 'DaemonSet', 'agent')] }),
    [`error object-name-twice ${EXTRA} + /metadata/name`],
  ],
  [
    'a DaemonSet of another group',
    spec({ extra_objects: [object('apps.kruise.io/v1alpha1', 'DaemonSet', 'agent')] }),
    [],
  ],
  [
    'a DaemonSet that has a name of its own',
    spec({ daemonset: { name: 'own' }, extra_objects: [object('apps/v1', 'DaemonSet', 'agent')] }),
    [],
  ],
  [
    'an extra account',
    spec({ service_account: { create: true }, extra_objects: [object('v1', 'ServiceAccount', 'agent')] }),
    [`error object-name-twice ${EXTRA} + /spec/service_account`],
  ],
  [
    'an account that the chart does not make',
    spec({ service_account: { name: 'agent' }, extra_objects: [object('v1', 'ServiceAccount', 'agent')] }),
    [],
  ],
  [
    'an extra namespace',
    spec({
      namespace: { value: 'logs' },
      create_namespace: true,
      extra_objects: [object('v1', 'Namespace', 'logs')],
    }),
    [`error object-name-twice ${EXTRA} + /spec/namespace/value`],
  ],
  [
    'a namespace that the chart does not make',
    spec({ namespace: { value: 'logs' }, extra_objects: [object('v1', 'Namespace', 'logs')] }),
    [],
  ],
]);

test.run();
