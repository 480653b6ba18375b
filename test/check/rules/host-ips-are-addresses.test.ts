import { test } from 'uvu';
import { rule } from '../../../src/check/rules/host-ips-are-addresses.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { type Case, specify } from '../../support/rules.ts';

const hostIp = (ip: string): Fields => app({ ports: [{ container_port: 1, host_port: 1, host_ip: ip }] });

specify(rule, [
  ...[
    '10.0.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    '2001:db8::1',
    'fe80:1:2:3:4:5:6:7',
    '::ffff:10.0.0.1',
    '',
  ].map((ip): Case => [`${ip} is one`, hostIp(ip), []]),
  ...[
    '10.0.0',
    '10.0.0.256',
    '10.0.0.01',
    'localhost',
    '1::2::3',
    '1:2:3:4:5:6:7',
    'g::1',
    '1:2:3:4:5:6:7::8',
    '::1%eth0',
  ].map((ip): Case => [`${ip} is none`, hostIp(ip), ['error host-ip-invalid /spec/container/app/ports/0/host_ip']]),
]);

test.run();
