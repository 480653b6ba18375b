import { test } from 'uvu';
import { rule } from '../../../src/check/rules/updates-make-progress.ts';
import { app, type Fields, merge, pod, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/update_strategy/rolling_update';
const limits = (fields: Fields): Fields => spec({ update_strategy: { type: 'RollingUpdate', rolling_update: fields } });

specify(rule, [
  ['none', {}, []],
  ['one node', limits({ max_unavailable: 1 }), []],
  ['one node as text', limits({ max_unavailable: '1' }), []],
  ['a part', limits({ max_unavailable: '10%' }), []],
  ['all', limits({ max_unavailable: '100%' }), []],
  ['more than all', limits({ max_unavailable: '101%' }), [`error update-limit-above-all ${AT}/max_unavailable`]],
  ['negative', limits({ max_unavailable: -1 }), [`error update-limit-invalid ${AT}/max_unavailable`]],
  ['negative as text', limits({ max_surge: '-1' }), [`error update-limit-invalid ${AT}/max_surge`]],
  ['a half', limits({ max_unavailable: '0.5' }), [`error update-limit-invalid ${AT}/max_unavailable`]],
  ['a space', limits({ max_unavailable: '10 %' }), [`error update-limit-invalid ${AT}/max_unavailable`]],
  ['too great', limits({ max_unavailable: '2147483648' }), [`error update-limit-invalid ${AT}/max_unavailable`]],
  ['0', limits({ max_unavailable: 0 }), [`error update-limits-zero ${AT}/max_unavailable`]],
  ['0 % and 0', limits({ max_unavailable: '0%', max_surge: 0 }), [`error update-limits-zero ${AT}/max_unavailable`]],
  ['a surge alone', limits({ max_surge: 1 }), []],
  ['a surge and 0', limits({ max_surge: '25%', max_unavailable: 0 }), []],
  ['no surge, and 1 by default', limits({ max_surge: 0 }), []],
  [
    'both',
    limits({ max_surge: 1, max_unavailable: '1' }),
    [`error update-limits-both ${AT}/max_surge + ${AT}/max_unavailable`],
  ],
  [
    'with OnDelete',
    spec({ update_strategy: { type: 'OnDelete', rolling_update: { max_surge: 1, max_unavailable: 1 } } }),
    [`warning update-limits-unused key of ${AT}`],
  ],
  ['OnDelete alone', spec({ update_strategy: { type: 'OnDelete', rolling_update: {} } }), []],
  [
    'a surge with a port of the node',
    merge(limits({ max_surge: 1 }), app({ ports: [{ container_port: 1, host_port: 2 }] })),
    [`warning surge-with-host-port ${AT}/max_surge + /spec/container/app/ports/0`],
  ],
  [
    "a surge on the node's network",
    merge(limits({ max_surge: 1 }), merge(app({ ports: [{ container_port: 1 }] }), pod({ host_network: true }))),
    [`warning surge-with-host-port ${AT}/max_surge + /spec/container/app/ports/0`],
  ],
  [
    'no surge with a port of the node',
    merge(limits({ max_unavailable: 1 }), app({ ports: [{ container_port: 1, host_port: 2 }] })),
    [],
  ],
]);

test.run();
