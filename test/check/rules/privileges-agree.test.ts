import { test } from 'uvu';
import { rule } from '../../../src/check/rules/privileges-agree.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/security_context';
const security = (fields: Fields): Fields => app({ security_context: fields });

specify(rule, [
  ['privileged', security({ privileged: true }), []],
  ['not privileged, no escalation', security({ privileged: false, allow_privilege_escalation: false }), []],
  [
    'both',
    security({ privileged: true, allow_privilege_escalation: false }),
    [`error privileged-without-escalation ${AT}/privileged + ${AT}/allow_privilege_escalation`],
  ],
  [
    'CAP_SYS_ADMIN',
    security({ allow_privilege_escalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } }),
    [`error privileged-without-escalation ${AT}/capabilities/add + ${AT}/allow_privilege_escalation`],
  ],
  [
    'SYS_ADMIN, as Kubernetes does not see it',
    security({ allow_privilege_escalation: false, capabilities: { add: ['SYS_ADMIN'] } }),
    [],
  ],
]);

test.run();
