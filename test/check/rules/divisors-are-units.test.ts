import { test } from 'uvu';
import { rule } from '../../../src/check/rules/divisors-are-units.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/env/variables/0/resource_field_ref/divisor';
const variable = (resource: string, divisor: string): Fields =>
  app({ env: { variables: [{ name: 'A', resource_field_ref: { resource, divisor } }] } });
const refused = (resource: string, divisor: string): readonly [string, Fields, readonly string[]] => [
  `no ${divisor} of ${resource}`,
  variable(resource, divisor),
  [`error divisor-invalid ${AT}`],
];
const taken = (resource: string, divisor: string): readonly [string, Fields, readonly string[]] => [
  `${divisor} of ${resource}`,
  variable(resource, divisor),
  [],
];

specify(rule, [
  ['none', app({ env: { variables: [{ name: 'A', resource_field_ref: { resource: 'limits.cpu' } }] } }), []],
  taken('limits.cpu', '1'),
  taken('requests.cpu', '1m'),
  taken('limits.cpu', '1000m'),
  refused('limits.cpu', '10m'),
  refused('limits.cpu', '1e-3'),
  refused('limits.cpu', '1k'),
  taken('limits.memory', '0'),
  taken('limits.memory', '1Ei'),
  taken('limits.memory', '1E'),
  taken('limits.memory', '1000'),
  taken('limits.memory', '1024Ki'),
  refused('limits.memory', '1024'),
  refused('limits.memory', '1000Ki'),
  refused('limits.memory', '2Mi'),
  refused('limits.memory', '1e3'),
  refused('limits.memory', '1m'),
  refused('limits.memory', '-1'),
  refused('limits.memory', 'one'),
  taken('requests.ephemeral-storage', '1Gi'),
  taken('limits.hugepages-2Mi', '1Mi'),
  [
    'a file',
    pod({
      volumes: [
        {
          name: 'v',
          downward_api: {
            items: [
              { path: 'f', resource_field_ref: { container_name: 'agent', resource: 'limits.cpu', divisor: '2' } },
            ],
          },
        },
      ],
    }),
    ['error divisor-invalid /spec/pod/volumes/0/downward_api/items/0/resource_field_ref/divisor'],
  ],
]);

test.run();
