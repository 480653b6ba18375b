import { test } from 'uvu';
import { rule } from '../../../src/check/rules/secrets-stay-out-of-the-chart.ts';
import { app, type Fields, merge, metadata, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const SECRET = '/spec/container/app/env/secrets/0/value';
const secret = (fields: Fields): Fields => app({ env: { secrets: [{ name: 'TOKEN', value: 'hunter2' }] }, ...fields });

specify(rule, [
  ['a secret alone', secret({}), []],
  [
    'as an argument',
    secret({ args: ['--token=hunter2-and-more'] }),
    [`error secret-in-clear /spec/container/app/args/0 + ${SECRET}`],
  ],
  [
    'as a key',
    merge(secret({}), metadata({ annotations: { hunter2: 'x' } })),
    [`error secret-in-clear key of /metadata/annotations/hunter2 + ${SECRET}`],
  ],
  [
    'as another variable',
    secret({ env: { secrets: [{ name: 'TOKEN', value: 'hunter2' }], variables: [{ name: 'A', value: 'hunter2' }] } }),
    [`error secret-in-clear /spec/container/app/env/variables/0/value + ${SECRET}`],
  ],
  [
    'as another secret',
    secret({
      env: {
        secrets: [
          { name: 'A', value: 'hunter2' },
          { name: 'B', value: 'hunter2' },
        ],
      },
    }),
    [],
  ],
  [
    'a text of six letters',
    secret({ args: ['abcdef'], env: { secrets: [{ name: 'A', value: 'abcdef' }] } }),
    [`warning secret-word-in-clear /spec/container/app/args/0 + ${SECRET}`],
  ],
  [
    'ordinary words inside others, and in names',
    merge(
      metadata({ name: 'fluentd-logger' }),
      app({
        image: { repo: 'fluent/fluentd' },
        env: {
          variables: [{ name: 'ES_HOST', value: 'elasticsearch.logging.svc' }],
          secrets: [
            { name: 'ES_USER', value: 'elastic' },
            { name: 'ES_PASSWORD', value: 'fluentd' },
          ],
        },
      }),
    ),
    [],
  ],
  [
    'a telling one inside an image, which the chart would hold',
    secret({ image: { repo: 'example.com/hunter2-agent', tag: '1' } }),
    ['error secret-in-clear /spec/container/app/image/repo + /spec/container/app/env/secrets/0/value'],
  ],
  [
    'one of letters and digits that is a name too',
    merge(
      metadata({ name: 'agent-47' }),
      secret({ args: ['--user=agent-47'], env: { secrets: [{ name: 'A', value: 'agent-47' }] } }),
    ),
    [`warning secret-word-in-clear /spec/container/app/args/0 + ${SECRET}`],
  ],
  [
    'an ordinary word and one that is none',
    secret({
      args: ['elastic:hunter2'],
      env: {
        secrets: [
          { name: 'A', value: 'elastic' },
          { name: 'B', value: 'hunter2' },
        ],
      },
    }),
    ['error secret-in-clear /spec/container/app/args/0 + /spec/container/app/env/secrets/1/value'],
  ],
  [
    'twelve letters, and letters of no word',
    secret({
      args: ['xabcdefghijklx', 'xqZrTyx'],
      env: {
        secrets: [
          { name: 'A', value: 'abcdefghijkl' },
          { name: 'B', value: 'qZrTyx' },
        ],
      },
    }),
    [
      `error secret-in-clear /spec/container/app/args/0 + ${SECRET}`,
      'error secret-in-clear /spec/container/app/args/1 + /spec/container/app/env/secrets/1/value',
    ],
  ],
  [
    'a shorter one is found by chance',
    secret({ args: ['abcde'], env: { secrets: [{ name: 'A', value: 'abcde' }] } }),
    [],
  ],
  [
    "a credential's header",
    app({
      args: ['--token=hunter2'],
      liveness_probe: {
        http_get: {
          port: 80,
          http_headers: [
            { name: 'Accept', value: '--token' },
            { name: 'X-Token', value: 'hunter2' },
          ],
        },
      },
    }),
    [
      'error secret-in-clear /spec/container/app/args/0 + /spec/container/app/liveness_probe/http_get/http_headers/1/value',
    ],
  ],
  [
    'the password of a registry',
    merge(app({ args: ['hunter2'] }), pod({ image_registries: [{ server: 'a.io', password: 'hunter2' }] })),
    ['error secret-in-clear /spec/container/app/args/0 + /spec/pod/image_registries/0/password'],
  ],
]);

test.run();
