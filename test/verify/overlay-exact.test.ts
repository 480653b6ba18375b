import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseValues } from '../../src/verify/overlay/exact.ts';

const VALUES: Readonly<Record<string, unknown>> = {
  '{}': {},
  '{"env":{"N":9007199254740993}}': { env: { N: '9007199254740993' } },
  '{"env":{"N":-9007199254740993,"M":1000000,"T":"9007199254740993"}}': {
    env: { N: '-9007199254740993', M: 1_000_000, T: '9007199254740993' },
  },
  '{"sidecars":{"x":{"env":{"N":9007199254740993}}}}': { sidecars: { x: { env: { N: '9007199254740993' } } } },
  '{"securityContext":{"runAsUser":9007199254740993}}': { securityContext: { runAsUser: 9007199254740992 } },
  '{"args":["a \\" 9007199254740993",1234567890123456789]}': { args: ['a " 9007199254740993', 1234567890123456800] },
};
for (const [json, want] of Object.entries(VALUES)) test(json, () => assert.equal(parseValues(json), want));

test.run();
