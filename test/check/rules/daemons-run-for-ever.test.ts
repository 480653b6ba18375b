import { test } from 'uvu';
import { rule } from '../../../src/check/rules/daemons-run-for-ever.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const sleep = (seconds: number): Fields => app({ lifecycle: { pre_stop: { sleep: { seconds } } } });

specify(rule, [
  ['a grace period', pod({ termination_grace_period_seconds: 0 }), []],
  [
    'a negative one',
    pod({ termination_grace_period_seconds: -1 }),
    ['warning grace-period-negative /spec/pod/termination_grace_period_seconds'],
  ],
  [
    'a deadline',
    pod({ active_deadline_seconds: 5 }),
    ['error deadline-on-daemon key of /spec/pod/active_deadline_seconds'],
  ],
  ['a sleep as long as the default', sleep(30), []],
  ['a longer one', sleep(31), ['error sleep-too-long /spec/container/app/lifecycle/pre_stop/sleep/seconds']],
  ['a longer period too', merge(sleep(31), pod({ termination_grace_period_seconds: 60 })), []],
  ['a negative sleep', sleep(-1), ['error sleep-too-long /spec/container/app/lifecycle/pre_stop/sleep/seconds']],
]);

test.run();
