import { test } from 'uvu';
import { rule } from '../../../src/check/rules/probe-numbers-are-in-range.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const LIVENESS = '/spec/container/app/liveness_probe';
const HANDLER = { tcp_socket: { port: 80 } };
const liveness = (fields: Fields): Fields => app({ liveness_probe: { ...HANDLER, ...fields } });

specify(rule, [
  [
    'ones',
    liveness({
      initial_delay_seconds: 0,
      period_seconds: 1,
      timeout_seconds: 1,
      success_threshold: 1,
      failure_threshold: 1,
    }),
    [],
  ],
  [
    'a negative delay',
    liveness({ initial_delay_seconds: -1 }),
    [`error probe-number-negative ${LIVENESS}/initial_delay_seconds`],
  ],
  [
    'a negative threshold',
    liveness({ failure_threshold: -3 }),
    [`error probe-number-negative ${LIVENESS}/failure_threshold`],
  ],
  ['a period of 0', liveness({ period_seconds: 0 }), [`warning probe-number-zero ${LIVENESS}/period_seconds`]],
  [
    'two successes',
    liveness({ success_threshold: 2 }),
    [`error probe-success-threshold ${LIVENESS}/success_threshold`],
  ],
  [
    'two successes of a startup probe',
    app({ startup_probe: { ...HANDLER, success_threshold: 2 } }),
    ['error probe-success-threshold /spec/container/app/startup_probe/success_threshold'],
  ],
  ['two successes to be ready', app({ readiness_probe: { ...HANDLER, success_threshold: 2 } }), []],
  ['a grace period', liveness({ termination_grace_period_seconds: 1 }), []],
  [
    'a grace period of 0',
    liveness({ termination_grace_period_seconds: 0 }),
    [`error probe-grace-period ${LIVENESS}/termination_grace_period_seconds`],
  ],
  [
    'a grace period of a readiness probe',
    app({ readiness_probe: { ...HANDLER, termination_grace_period_seconds: 5 } }),
    ['error probe-grace-period /spec/container/app/readiness_probe/termination_grace_period_seconds'],
  ],
]);

test.run();
