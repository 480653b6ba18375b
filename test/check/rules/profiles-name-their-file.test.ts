import { test } from 'uvu';
import { rule } from '../../../src/check/rules/profiles-name-their-file.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/security_context';
const security = (fields: Fields): Fields => app({ security_context: fields });

specify(rule, [
  ['the default', security({ seccomp_profile: { type: 'RuntimeDefault' } }), []],
  ['a file', security({ seccomp_profile: { type: 'Localhost', localhost_profile: 'profiles/a.json' } }), []],
  [
    'no file',
    security({ seccomp_profile: { type: 'Localhost' } }),
    [`error profile-needs-a-file ${AT}/seccomp_profile`],
  ],
  [
    'an empty one',
    security({ app_armor_profile: { type: 'Localhost', localhost_profile: '' } }),
    [`error profile-needs-a-file ${AT}/app_armor_profile`],
  ],
  [
    'a file of another type',
    pod({ security_context: { seccomp_profile: { type: 'Unconfined', localhost_profile: 'a' } } }),
    ['error profile-takes-no-file /spec/pod/security_context/seccomp_profile/localhost_profile'],
  ],
  [
    'a file elsewhere',
    security({ seccomp_profile: { type: 'Localhost', localhost_profile: '/etc/a' } }),
    [`error profile-path-invalid ${AT}/seccomp_profile/localhost_profile`],
  ],
  [
    'a profile of AppArmor is a name',
    security({ app_armor_profile: { type: 'Localhost', localhost_profile: '/usr/bin/a' } }),
    [],
  ],
]);

test.run();
