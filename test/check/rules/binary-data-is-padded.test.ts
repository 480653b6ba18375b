import { test } from 'uvu';
import { rule } from '../../../src/check/rules/binary-data-is-padded.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/config_maps/logo/binary_data/logo.bin';
const binary = (text: string): Fields => spec({ config_maps: { logo: { binary_data: { 'logo.bin': text } } } });

specify(rule, [
  ['whole groups', binary('QUJD'), []],
  ['nothing', binary(''), []],
  ['filled up', binary('YWI='), []],
  ['in lines', binary('YW\nI=\r\n'), []],
  ['not filled up', binary('YWI'), [`error binary-data-unpadded ${AT}`]],
  ['cut', binary('QUJDR'), [`error binary-data-unpadded ${AT}`]],
]);

test.run();
