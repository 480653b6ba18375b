import { test } from 'uvu';
import { rule } from '../../../src/check/rules/header-names-are-valid.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const headers = (...names: readonly string[]): Fields =>
  app({ liveness_probe: { http_get: { port: 1, http_headers: names.map((name) => ({ name, value: 'x' })) } } });

specify(rule, [
  ['words', headers('X-Trace', 'accept'), []],
  [
    'a colon and a space',
    headers('A', 'Host:', 'My Header'),
    [
      'error header-name-invalid /spec/container/app/liveness_probe/http_get/http_headers/1/name',
      'error header-name-invalid /spec/container/app/liveness_probe/http_get/http_headers/2/name',
    ],
  ],
]);

test.run();
