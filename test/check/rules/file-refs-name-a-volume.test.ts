import { test } from 'uvu';
import { rule } from '../../../src/check/rules/file-refs-name-a-volume.ts';
import { app, type Fields, merge } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const from = (volume: string, path = 'env'): Fields =>
  app({ env: { variables: [{ name: 'A', file_key_ref: { volume_name: volume, path, key: 'A' } }] } });
const mounted = (source: Fields): Fields =>
  app({ volume_mounts: [{ name: 'tokens', mount_path: '/tokens', ...source }] });
const WRONG = ['error file-volume-unknown /spec/container/app/env/variables/0/file_key_ref/volume_name'];

specify(rule, [
  ['an empty_dir', merge(from('tokens'), mounted({ empty_dir: {} })), []],
  ['another volume', merge(from('tokens'), mounted({ host_path: { path: '/tokens' } })), WRONG],
  ['no volume', from('tokens'), WRONG],
  ['a file in a folder', merge(from('tokens', 'a/env'), mounted({ empty_dir: {} })), []],
  [
    'a way out',
    merge(from('tokens', '../env'), mounted({ empty_dir: {} })),
    ['error file-path-backsteps /spec/container/app/env/variables/0/file_key_ref/path'],
  ],
]);

test.run();
