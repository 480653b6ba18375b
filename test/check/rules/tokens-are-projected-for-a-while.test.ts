import { test } from 'uvu';
import { rule } from '../../../src/check/rules/tokens-are-projected-for-a-while.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/volumes/0/projected/sources/0/service_account_token';
const token = (fields: Fields): Fields =>
  pod({ volumes: [{ name: 'v', projected: { sources: [{ service_account_token: { path: 'token', ...fields } }] } }] });

specify(rule, [
  ['an hour, unless it says otherwise', token({}), []],
  ['ten minutes', token({ expiration_seconds: 600 }), []],
  ['a second less', token({ expiration_seconds: 599 }), [`error token-lifetime ${AT}/expiration_seconds`]],
  ['136 years', token({ expiration_seconds: 2 ** 32 }), []],
  ['a second more', token({ expiration_seconds: 2 ** 32 + 1 }), [`error token-lifetime ${AT}/expiration_seconds`]],
  ['in a folder', token({ path: 'tokens/vault' }), []],
  ['no path', token({ path: '' }), [`error token-path-invalid ${AT}/path`]],
  ['an absolute path', token({ path: '/token' }), [`error token-path-invalid ${AT}/path`]],
  ['a way up', token({ path: 'a/../token' }), [`error token-path-invalid ${AT}/path`]],
  ['two dots before a name', token({ path: '..token' }), [`error token-path-invalid ${AT}/path`]],
]);

test.run();
