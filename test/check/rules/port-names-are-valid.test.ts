import { test } from 'uvu';
import { rule } from '../../../src/check/rules/port-names-are-valid.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const PORT = '/spec/container/app/ports/0/name';
const port = (fields: Fields): Fields => app({ ports: [{ container_port: 80, ...fields }] });

specify(rule, [
  ['a word', port({ name: 'metrics' }), []],
  ['one letter', port({ name: 'a' }), []],
  ['none', port({}), []],
  ['an empty one is none', port({ name: '' }), []],
  ['15 characters', port({ name: 'a234567890-2345' }), []],
  ['16 characters', port({ name: 'a234567890-23456' }), [`error port-name-too-long ${PORT}`]],
  ['no letter', port({ name: '8080' }), [`error port-name-invalid ${PORT}`]],
  ['upper case', port({ name: 'Http' }), [`error port-name-invalid ${PORT}`]],
  ['an underscore', port({ name: 'http_metrics' }), [`error port-name-invalid ${PORT}`]],
  ['a dash at an end', port({ name: 'http-' }), [`error port-name-invalid ${PORT}`]],
  ['two dashes', port({ name: 'a--b' }), [`error port-name-invalid ${PORT}`]],
  ['a line break', port({ name: 'http\n' }), [`error port-name-invalid ${PORT}`]],
  [
    'too long and wrong',
    port({ name: 'HTTP-METRICS-PORT' }),
    [`error port-name-too-long ${PORT}`, `error port-name-invalid ${PORT}`],
  ],
]);

test.run();
