import { test } from 'uvu';
import { rule } from '../../../src/check/rules/resource-refs-name-resources.ts';
import { app, container, type Fields, merge, pod, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/env/variables/0/resource_field_ref';
const variable = (ref: Fields): Fields => app({ env: { variables: [{ name: 'A', resource_field_ref: ref }] } });

specify(rule, [
  ['limits and requests', variable({ resource: 'limits.cpu' }), []],
  ['huge pages', variable({ resource: 'requests.hugepages-2Mi' }), []],
  ['no such', variable({ resource: 'cpu' }), [`error resource-ref-unknown ${AT}/resource`]],
  ['a device', variable({ resource: 'limits.nvidia.com/gpu' }), [`error resource-ref-unknown ${AT}/resource`]],
  ['another container', merge(variable({ resource: 'limits.cpu', container_name: 'b' }), sidecars(container('b'))), []],
  ['the app by the name of the agent', variable({ resource: 'limits.cpu', container_name: 'agent' }), []],
  [
    'no such container',
    variable({ resource: 'limits.cpu', container_name: 'agnet' }),
    [`error resource-ref-container-unknown ${AT}/container_name`],
  ],
  [
    'a file without a container',
    pod({
      volumes: [
        { name: 'v', downward_api: { items: [{ path: 'f', resource_field_ref: { resource: 'limits.cpu' } }] } },
      ],
    }),
    ['error resource-ref-container-unknown /spec/pod/volumes/0/downward_api/items/0/resource_field_ref'],
  ],
]);

test.run();
