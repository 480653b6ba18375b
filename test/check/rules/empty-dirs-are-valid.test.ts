import { test } from 'uvu';
import { rule } from '../../../src/check/rules/empty-dirs-are-valid.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['media', mounts(...['', 'Memory', 'HugePages', 'HugePages-2Mi'].map((medium) => ({ empty_dir: { medium } }))), []],
  ['lower case', mounts({ empty_dir: { medium: 'memory' } }), [`error medium-unknown ${MOUNTS}/0/empty_dir/medium`]],
  ['sizes', mounts({ empty_dir: { size_limit: '1Gi' } }, { empty_dir: { size_limit: '0' } }), []],
  [
    'no size',
    mounts({ empty_dir: { size_limit: '1GB' } }),
    [`error size-limit-invalid ${MOUNTS}/0/empty_dir/size_limit`],
  ],
  [
    'a negative one',
    mounts({ empty_dir: { size_limit: '-1' } }),
    [`error size-limit-invalid ${MOUNTS}/0/empty_dir/size_limit`],
  ],
]);

test.run();
