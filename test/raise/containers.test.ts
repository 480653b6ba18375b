import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daemonSet, raise, raiseOne } from '../support/raised.ts';

const app = (container: string, adopt = false) => raiseOne(daemonSet({ container }), { adopt }).spec.container.app;

const IMAGE = { repo: 'agent', tag: '1.2.3' };

for (const [what, given, want] of [
  [
    'ports, TCP being what a port has',
    'ports: [{containerPort: 80, protocol: TCP}]',
    { ports: [{ container_port: 80 }] },
  ],
  [
    'every field of a port',
    'ports: [{name: dns, containerPort: 53, protocol: UDP, hostPort: 5353, hostIP: 10.0.0.1}]',
    {
      ports: [{ name: 'dns', container_port: 53, network_protocol: 'UDP', host_port: 5353, host_ip: '10.0.0.1' }],
    },
  ],
  ['a number of CPUs as text', 'resources: {limits: {cpu: 2}}', { resources: { limits: { cpu: '2' } } }],
  ['no resources for empty ones', 'resources: {}', {}],
  ['no policy for the image’s own', 'imagePullPolicy: IfNotPresent', {}],
  ['another policy', 'imagePullPolicy: Always', { image_pull_policy: 'Always' }],
  [
    'a probe under the canonical names',
    'livenessProbe: {httpGet: {path: /healthz, port: http}, initialDelaySeconds: 5}',
    { liveness_probe: { http_get: { path: '/healthz', port: 'http' }, initial_delay_seconds: 5 } },
  ],
  [
    'false and 0, which are values',
    'securityContext: {runAsUser: 0, privileged: false}',
    { security_context: { run_as_user: 0, privileged: false } },
  ],
] as const) {
  test(what, () => assert.equal(app(given), { image: IMAGE, ...want }));
}

test('an adopted one keeps its policy, which a changed template would be without', () => {
  assert.is(app('imagePullPolicy: IfNotPresent', true).image_pull_policy, 'IfNotPresent');
});

test('the app has a name of its own only where it is not the agent’s', () => {
  const pod = 'containers: [{name: main, image: "a:1"}]';
  assert.is(raiseOne(daemonSet({ pod })).spec.container.app.name, 'main');
});

const PAIR = 'containers: [{name: registrar, image: "r:1"}, {name: agent, image: "a:1"}]';

test('the app of several is the one called like the DaemonSet, which a note says', () => {
  const { spec, findings } = raiseOne(daemonSet({ pod: PAIR }));
  assert.equal(spec.container.app, { image: { repo: 'a', tag: '1' } });
  assert.equal(
    spec.container.sidecars?.map(({ name }) => name),
    ['registrar'],
  );
  assert.is(spec.container.order, undefined);
  assert.match(findings.join(), /^app-guessed: \[\{name: registrar/);
});

test('an app that is named is the app', () => {
  const { spec, findings } = raiseOne(daemonSet({ pod: PAIR }), { app: 'registrar' });
  assert.is(spec.container.app.name, 'registrar');
  assert.equal(findings, []);
});

test('an app that is not there is an error, and no manifest', () => {
  const { manifests, findings } = raise(daemonSet({ pod: PAIR }), { app: 'main' });
  assert.equal(manifests, []);
  assert.match(findings.join(), /^app-unknown/);
});

test('an adopted pod keeps the order of its containers', () => {
  const { spec } = raiseOne(daemonSet({ pod: PAIR }), { adopt: true });
  assert.equal(spec.container.order, ['registrar', 'agent']);
});

test.run();
