import { test } from 'uvu';
import { rule } from '../../../src/check/rules/pod-annotations-are-understood.ts';
import { app, container, type Fields, initContainers, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/annotations';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io';
const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const COST = 'controller.kubernetes.io/pod-deletion-cost';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const annotation = (key: string, value: string): Fields => pod({ annotations: { [key]: value } });
const invalid = (key: string): readonly string[] => [`error pod-annotation-invalid ${AT}/${key.replace('/', '~1')}`];
const unknown = (name: string): readonly string[] => [
  `error annotation-container-unknown key of ${AT}/${APP_ARMOR}~1${name}`,
];

specify(rule, [
  ['any other', annotation('example.com/note', 'yes'), []],
  ['AppArmor of the app', annotation(`${APP_ARMOR}/agent`, 'runtime/default'), []],
  ['a profile of the node', annotation(`${APP_ARMOR}/agent`, 'localhost/agent'), []],
  ['an empty profile', annotation(`${APP_ARMOR}/agent`, ''), []],
  ['an unknown profile', annotation(`${APP_ARMOR}/agent`, 'default'), invalid(`${APP_ARMOR}/agent`)],
  ['an unknown container', annotation(`${APP_ARMOR}/agnet`, 'unconfined'), unknown('agnet')],
  [
    'the app by another name',
    merge(annotation(`${APP_ARMOR}/agent`, 'unconfined'), app({ name: 'main' })),
    unknown('agent'),
  ],
  ['an init container', merge(annotation(`${APP_ARMOR}/a`, 'unconfined'), initContainers(container('a'))), []],
  [
    'AppArmor in a field too, and the same',
    merge(
      annotation(`${APP_ARMOR}/agent`, 'runtime/default'),
      pod({ security_context: { app_armor_profile: { type: 'RuntimeDefault' } } }),
    ),
    [],
  ],
  [
    'AppArmor in a field too, and another',
    merge(
      annotation(`${APP_ARMOR}/agent`, 'localhost/a'),
      app({ security_context: { app_armor_profile: { type: 'Localhost', localhost_profile: 'b' } } }),
    ),
    [`error profile-given-twice ${AT}/${APP_ARMOR}~1agent`],
  ],
  [
    'seccomp in a field too, and another',
    merge(
      annotation(SECCOMP, 'unconfined'),
      pod({ security_context: { seccomp_profile: { type: 'RuntimeDefault' } } }),
    ),
    [`error profile-given-twice ${AT}/${SECCOMP.replace('/', '~1')}`],
  ],
  ['seccomp', annotation(SECCOMP, 'docker/default'), []],
  ['a seccomp profile of the node', annotation(SECCOMP, 'localhost/agent.json'), []],
  ['one above its folder', annotation(SECCOMP, 'localhost/../agent.json'), invalid(SECCOMP)],
  ['an empty seccomp profile', annotation(SECCOMP, ''), invalid(SECCOMP)],
  [
    'seccomp of a container',
    annotation('container.seccomp.security.alpha.kubernetes.io/agent', 'default'),
    invalid('container.seccomp.security.alpha.kubernetes.io/agent'),
  ],
  ['a cost', annotation(COST, '-100'), []],
  ['the greatest cost', annotation(COST, '2147483647'), []],
  ['one more', annotation(COST, '2147483648'), invalid(COST)],
  ['a plus', annotation(COST, '+1'), invalid(COST)],
  ['a zero before it', annotation(COST, '01'), invalid(COST)],
  ['a zero after the minus', annotation(COST, '-01'), []],
  ['a word', annotation(COST, 'high'), invalid(COST)],
  ['tolerations', annotation(TOLERATIONS, '[{"key": "a", "operator": "Exists"}]'), []],
  ['no tolerations', annotation(TOLERATIONS, ''), []],
  ['a map', annotation(TOLERATIONS, '{}'), invalid(TOLERATIONS)],
  ['no JSON', annotation(TOLERATIONS, 'all'), invalid(TOLERATIONS)],
  ['a mirror', merge(annotation('kubernetes.io/config.mirror', 'a'), pod({ node_name: 'n' })), []],
  [
    'a mirror of no node',
    annotation('kubernetes.io/config.mirror', 'a'),
    [`error mirror-pod-without-node key of ${AT}/kubernetes.io~1config.mirror`],
  ],
]);

test.run();
