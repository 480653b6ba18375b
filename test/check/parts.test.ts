import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lacksAny } from '../../src/check/parts.ts';

const CASES: readonly (readonly [pointer: string, part: string, want: boolean])[] = [
  ['/spec/pod/host_network', 'spec/pod/host_network', true],
  ['/spec/pod', 'spec/pod/host_network', true],
  ['', 'spec/pod/host_network', true],
  ['/spec/pod/host_pid', 'spec/pod/host_network', false],
  ['/spec/pod/volumes/0/host_path', 'spec/pod/volumes/*/*', true],
  ['/spec/pod/volumes/0/host_path/type', 'spec/pod/volumes/*/*', false],
  ['/spec/container/app/name', 'CONTAINER/name', true],
  ['/spec/container/sidecars/3/name', 'CONTAINER/name', true],
  ['/spec/pod/init_containers/0/name', 'CONTAINER/name', true],
  ['/spec/container/app/ports/0/name', 'CONTAINER/name', false],
];

for (const [pointer, part, want] of CASES) {
  test(`${part} beside ${pointer}`, () => assert.is(lacksAny(new Set([pointer]), [part]), want));
}

test('nothing is lacking where all has its shape', () => {
  assert.not(lacksAny(new Set(), ['spec']));
  assert.not(lacksAny(new Set(['/spec']), []));
});

test.run();
