import { test } from 'uvu';
import { rule } from '../../../src/check/rules/agent-name-is-a-dns-label.ts';
import { metadata } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['a label', metadata({ name: 'node-exporter-2' }), []],
  ['one letter', metadata({ name: 'a' }), []],
  ['upper case and a space', metadata({ name: 'My Agent!' }), ['error agent-name-invalid /metadata/name']],
  ['empty', metadata({ name: '' }), ['error agent-name-invalid /metadata/name']],
  ['a dot', metadata({ name: 'node.exporter' }), ['error agent-name-invalid /metadata/name']],
  ['a dash at the end', metadata({ name: 'agent-' }), ['error agent-name-invalid /metadata/name']],
  ['53 characters', metadata({ name: 'a'.repeat(53) }), []],
  ['54 characters', metadata({ name: 'a'.repeat(54) }), ['warning agent-name-long-for-a-release /metadata/name']],
  ['63 characters', metadata({ name: 'a'.repeat(63) }), ['warning agent-name-long-for-a-release /metadata/name']],
  ['64 characters', metadata({ name: 'a'.repeat(64) }), ['error agent-name-invalid /metadata/name']],
]);

test.run();
