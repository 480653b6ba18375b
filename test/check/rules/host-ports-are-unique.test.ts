import { test } from 'uvu';
import { rule } from '../../../src/check/rules/host-ports-are-unique.ts';
import { app, container, initContainers, merge, pod, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  [
    'two ports',
    app({
      ports: [
        { container_port: 1, host_port: 1 },
        { container_port: 2, host_port: 2 },
      ],
    }),
    [],
  ],
  [
    'one port',
    app({
      ports: [
        { container_port: 1, host_port: 9 },
        { container_port: 2, host_port: 9 },
      ],
    }),
    ['error host-port-twice /spec/container/app/ports/1 + /spec/container/app/ports/0'],
  ],
  [
    'two protocols',
    app({
      ports: [
        { container_port: 1, host_port: 9 },
        { container_port: 2, host_port: 9, network_protocol: 'UDP' },
      ],
    }),
    [],
  ],
  [
    'two addresses',
    app({
      ports: [
        { container_port: 1, host_port: 9, host_ip: '10.0.0.1' },
        { container_port: 2, host_port: 9, host_ip: '10.0.0.2' },
      ],
    }),
    [],
  ],
  [
    '0 is none',
    app({
      ports: [
        { container_port: 1, host_port: 0 },
        { container_port: 2, host_port: 0 },
      ],
    }),
    [],
  ],
  [
    'two containers',
    merge(
      app({ ports: [{ container_port: 1, host_port: 9 }] }),
      sidecars(container('b', { ports: [{ container_port: 2, host_port: 9 }] })),
    ),
    ['error host-port-twice /spec/container/sidecars/0/ports/0 + /spec/container/app/ports/0'],
  ],
  [
    "the node's network",
    merge(
      merge(app({ ports: [{ container_port: 9 }] }), sidecars(container('b', { ports: [{ container_port: 9 }] }))),
      pod({ host_network: true }),
    ),
    ['error host-port-twice /spec/container/sidecars/0/ports/0 + /spec/container/app/ports/0'],
  ],
  [
    'an init container has ended',
    merge(
      app({ ports: [{ container_port: 1, host_port: 9 }] }),
      initContainers(container('b', { ports: [{ container_port: 2, host_port: 9 }] })),
    ),
    [],
  ],
]);

test.run();
