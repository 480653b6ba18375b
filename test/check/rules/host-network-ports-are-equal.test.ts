import { test } from 'uvu';
import { rule } from '../../../src/check/rules/host-network-ports-are-equal.ts';
import { app, container, type Fields, initContainers, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const network = (ports: readonly Fields[]): Fields => merge(app({ ports }), pod({ host_network: true }));

specify(rule, [
  ['off the network', app({ ports: [{ container_port: 1, host_port: 2 }] }), []],
  [
    'equal, none and 0',
    network([{ container_port: 1, host_port: 1 }, { container_port: 2 }, { container_port: 3, host_port: 0 }]),
    [],
  ],
  [
    'of an init container',
    merge(
      initContainers(container('i', { ports: [{ container_port: 1, host_port: 2 }] })),
      pod({ host_network: true }),
    ),
    [],
  ],
  [
    'different',
    network([{ container_port: 1, host_port: 2 }]),
    ['error host-port-differs /spec/container/app/ports/0/host_port'],
  ],
]);

test.run();
