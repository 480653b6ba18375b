import { test } from 'uvu';
import { rule } from '../../../src/check/rules/capabilities-have-no-prefix.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/security_context';
const security = (fields: Fields): Fields => app({ security_context: fields });

specify(rule, [
  ['without', security({ capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] } }), []],
  [
    'with',
    security({ capabilities: { add: ['NET_ADMIN', 'CAP_SYS_PTRACE'], drop: ['CAP_ALL'] } }),
    [`warning capability-prefix ${AT}/capabilities/add/1`, `warning capability-prefix ${AT}/capabilities/drop/0`],
  ],
]);

test.run();
