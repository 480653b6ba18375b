import { test } from 'uvu';
import { rule } from '../../../src/check/rules/handlers-do-one-thing.ts';
import { app, type Fields, merge } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const PROBE = '/spec/container/app/liveness_probe';
const probe = (fields: Fields): Fields => app({ liveness_probe: fields });

specify(rule, [
  [
    'each probe',
    merge(
      probe({ http_get: { port: 80 } }),
      app({ startup_probe: { grpc: { port: 80 } }, readiness_probe: { exec: { command: ['true'] } } }),
    ),
    [],
  ],
  ['none', probe({ period_seconds: 5 }), [`error handler-missing key of ${PROBE}`]],
  ['two', probe({ http_get: { port: 80 }, tcp_socket: { port: 80 } }), [`error handler-twice key of ${PROBE}`]],
  ['no command', probe({ exec: {} }), [`error handler-incomplete key of ${PROBE}/exec`]],
  ['an empty command', probe({ exec: { command: [] } }), [`error handler-incomplete key of ${PROBE}/exec`]],
  ['hooks', app({ lifecycle: { post_start: { exec: { command: ['a'] } }, pre_stop: { sleep: { seconds: 5 } } } }), []],
  [
    'an empty hook',
    app({ lifecycle: { pre_stop: {} } }),
    ['error handler-missing key of /spec/container/app/lifecycle/pre_stop'],
  ],
  ['a handler of the wrong shape is one', probe({ http_get: 80 }), []],
]);

test.run();
