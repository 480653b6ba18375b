import { test } from 'uvu';
import { rule } from '../../../src/check/rules/field-refs-name-pod-fields.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/env/variables/0/field_ref/field_path';
const fieldRef = (...paths: readonly string[]): Fields =>
  app({ env: { variables: paths.map((path, index) => ({ name: `V${index}`, field_ref: { field_path: path } })) } });
const file = (path: string): Fields =>
  pod({ volumes: [{ name: 'v', downward_api: { items: [{ path: 'f', field_ref: { field_path: path } }] } }] });

specify(rule, [
  ['fields of the pod', fieldRef('spec.nodeName', 'status.hostIP', 'metadata.uid'), []],
  ['one label', fieldRef("metadata.labels['app.kubernetes.io/name']", "metadata.annotations['Example.com/x']"), []],
  ['snake_case', fieldRef('spec.node_name'), [`error field-path-unknown ${AT}`]],
  ['all labels', fieldRef('metadata.labels'), [`error field-path-unknown ${AT}`]],
  ['an empty label', fieldRef("metadata.labels['']"), [`error field-path-unknown ${AT}`]],
  [
    'versions',
    app({
      env: {
        variables: ['v1', '', 'v2'].map((version, index) => ({
          name: `V${index}`,
          field_ref: { api_version: version, field_path: 'metadata.name' },
        })),
      },
    }),
    ['error field-version-unknown /spec/container/app/env/variables/2/field_ref/api_version'],
  ],
  ['all labels as a file', file('metadata.labels'), []],
  [
    'the node as a file',
    file('spec.nodeName'),
    ['error field-path-unknown /spec/pod/volumes/0/downward_api/items/0/field_ref/field_path'],
  ],
]);

test.run();
