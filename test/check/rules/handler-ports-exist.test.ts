import { test } from 'uvu';
import { rule } from '../../../src/check/rules/handler-ports-exist.ts';
import { app, container, type Fields, merge, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const PORT = '/spec/container/app/liveness_probe/http_get/port';
const probe = (port: unknown): Fields =>
  app({ ports: [{ name: 'metrics', container_port: 1 }], liveness_probe: { http_get: { port } } });

specify(rule, [
  ['numbers', probe(1), []],
  ['65535', probe(65535), []],
  ['a number as text', probe('80'), []],
  ['a name', probe('metrics'), []],
  ['0', probe(0), [`error handler-port-invalid ${PORT}`]],
  ['65536', probe(65536), [`error handler-port-invalid ${PORT}`]],
  ['no name of a port', probe('Metrics!'), [`error handler-port-invalid ${PORT}`]],
  ['16 characters', probe('a234567890-23456'), [`error handler-port-invalid ${PORT}`]],
  ['a name that no port has', probe('metricz'), [`warning handler-port-unknown ${PORT}`]],
  [
    'a name of another container',
    merge(probe('other'), sidecars(container('b', { ports: [{ name: 'other', container_port: 1 }] }))),
    [`warning handler-port-unknown ${PORT}`],
  ],
  [
    'a hook',
    app({ lifecycle: { pre_stop: { tcp_socket: { port: 'x' } } } }),
    ['warning handler-port-unknown /spec/container/app/lifecycle/pre_stop/tcp_socket/port'],
  ],
]);

test.run();
