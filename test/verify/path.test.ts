import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryOf, segmentsOf } from '../../src/verify/path.ts';

const PATHS: Readonly<Record<string, readonly string[]>> = {
  '': [],
  'spec.minReadySeconds': ['spec', 'minReadySeconds'],
  'containers[name=app].args[2]': ['containers', '[name=app]', 'args', '[2]'],
  'metadata.labels["app.kubernetes.io/name"]': ['metadata', 'labels', 'app.kubernetes.io/name'],
  'data["a\\"b"].x': ['data', 'a"b', 'x'],
  'ports[containerPort=80,protocol=TCP].name': ['ports', '[containerPort=80,protocol=TCP]', 'name'],
};
for (const [path, want] of Object.entries(PATHS)) {
  test(`segments of "${path}"`, () => assert.equal(segmentsOf(path), want));
}

test('an entry is told by its key, a number tells none', () => {
  assert.is(entryOf('[name=a=b]'), 'a=b');
  assert.is(entryOf('[2]'), undefined);
  assert.is(entryOf('plain'), 'plain');
  assert.is(entryOf(''), undefined);
});

test.run();
