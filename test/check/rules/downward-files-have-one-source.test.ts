import { test } from 'uvu';
import { rule } from '../../../src/check/rules/downward-files-have-one-source.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/volumes/0/downward_api/items/0';
const FIELD = { field_ref: { field_path: 'metadata.labels' } };
const RESOURCE = { resource_field_ref: { container_name: 'agent', resource: 'limits.cpu' } };
const file = (fields: Fields): Fields =>
  pod({ volumes: [{ name: 'v', downward_api: { items: [{ path: 'f', ...fields }] } }] });

specify(rule, [
  ['a field', file(FIELD), []],
  ['a resource', file(RESOURCE), []],
  ['neither', file({}), [`error downward-file-sources ${AT}`]],
  ['both', file({ ...FIELD, ...RESOURCE }), [`error downward-file-sources ${AT}`]],
  [
    'projected',
    pod({ volumes: [{ name: 'v', projected: { sources: [{ downward_api: { items: [{ path: 'f' }] } }] } }] }),
    ['error downward-file-sources /spec/pod/volumes/0/projected/sources/0/downward_api/items/0'],
  ],
  ['a variable', app({ env: { variables: [{ name: 'A', value: 'b' }] } }), []],
]);

test.run();
