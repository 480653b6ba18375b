import { test } from 'uvu';
import { rule } from '../../../src/check/rules/port-names-are-unique.ts';
import { app, container, merge, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const A = { name: 'a', container_port: 1 };
const B = { name: 'a', container_port: 2 };

specify(rule, [
  ['two names', app({ ports: [A, { name: 'b', container_port: 2 }] }), []],
  ['no names', app({ ports: [{ container_port: 1 }, { container_port: 2 }] }), []],
  [
    'one name in a container',
    app({ ports: [A, B, B] }),
    [
      'error port-name-twice /spec/container/app/ports/1/name + /spec/container/app/ports/0/name',
      'error port-name-twice /spec/container/app/ports/2/name + /spec/container/app/ports/0/name',
    ],
  ],
  [
    'one name in two containers',
    merge(app({ ports: [A] }), sidecars(container('b', { ports: [B] }))),
    ['warning port-name-in-two-containers /spec/container/sidecars/0/ports/0/name + /spec/container/app/ports/0/name'],
  ],
]);

test.run();
