import { test } from 'uvu';
import { rule } from '../../../src/check/rules/ports-are-unique.ts';
import { app, container, merge, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['two protocols', app({ ports: [{ container_port: 53 }, { container_port: 53, network_protocol: 'UDP' }] }), []],
  [
    'the same, once by default',
    app({ ports: [{ container_port: 53 }, { container_port: 53, network_protocol: 'TCP' }] }),
    ['warning port-twice /spec/container/app/ports/1 + /spec/container/app/ports/0'],
  ],
  [
    'two containers',
    merge(app({ ports: [{ container_port: 1 }] }), sidecars(container('b', { ports: [{ container_port: 1 }] }))),
    [],
  ],
  [
    'another port of the node',
    app({ ports: [{ container_port: 1 }, { container_port: 1, host_port: 2 }] }),
    ['warning port-twice /spec/container/app/ports/1 + /spec/container/app/ports/0'],
  ],
]);

test.run();
