import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '../../src/model/workload.ts';
import { lower, lowerApp } from '../support/lowered.ts';

const HTTP = 'ports: [{name: http, container_port: 8080}]';

const PROBES: Readonly<Record<string, JsonObject>> = {
  '{http_get: {path: /healthz, port: 8080, host: localhost, scheme: HTTPS, http_headers: [{name: A, value: b}]}}': {
    httpGet: {
      path: '/healthz',
      port: 8080,
      host: 'localhost',
      scheme: 'HTTPS',
      httpHeaders: [{ name: 'A', value: 'b' }],
    },
  },
  '{http_get: {port_number: 8080}}': { httpGet: { port: 8080 } },
  '{http_get: {port_name: http}}': { httpGet: { port: 'http' } },
  '{http_get: {port: http}}': { httpGet: { port: 'http' } },
  // Kubernetes takes a text for a name, and a name needs a letter.
  '{http_get: {port: "8080"}}': { httpGet: { port: 8080 } },
  '{tcp_socket: {port: "8080", host: localhost}}': { tcpSocket: { port: 8080, host: 'localhost' } },
  '{tcp_socket: {port_name: http}}': { tcpSocket: { port: 'http' } },
  '{grpc: {port: 8080, service: ""}}': { grpc: { port: 8080, service: '' } },
  '{exec: {command: [cat, /ready]}}': { exec: { command: ['cat', '/ready'] } },
  '{exec: {command: [ok]}, initial_delay_seconds: 0, period_seconds: 5, timeout_seconds: 2, success_threshold: 1, failure_threshold: 30}':
    {
      exec: { command: ['ok'] },
      initialDelaySeconds: 0,
      periodSeconds: 5,
      timeoutSeconds: 2,
      successThreshold: 1,
      failureThreshold: 30,
    },
};

for (const [given, want] of Object.entries(PROBES)) {
  for (const probe of ['liveness_probe', 'readiness_probe', 'startup_probe'] as const) {
    test(`${probe}: ${given}`, () => {
      const name = probe.replace('_probe', 'Probe');
      assert.equal(lowerApp(`${probe}: ${given}\n${HTTP}`).fields[name], want);
    });
  }
}

test('a liveness probe may have a grace period of its own', () => {
  const { fields } = lowerApp('liveness_probe: {grpc: {port: 1}, termination_grace_period_seconds: 60}');
  assert.equal(fields['livenessProbe'], { grpc: { port: 1 }, terminationGracePeriodSeconds: 60 });
});

const HOOKS: Readonly<Record<string, JsonObject>> = {
  '{post_start: {exec: {command: [a]}}, pre_stop: {sleep: {seconds: 0}}}': {
    postStart: { exec: { command: ['a'] } },
    preStop: { sleep: { seconds: 0 } },
  },
  '{pre_stop: {http_get: {port: "8080", path: /quit}}}': { preStop: { httpGet: { port: 8080, path: '/quit' } } },
  '{pre_stop: {tcp_socket: {port: http}}}': { preStop: { tcpSocket: { port: 'http' } } },
};

for (const [given, want] of Object.entries(HOOKS)) {
  test(`lifecycle: ${given}`, () => assert.equal(lowerApp(`lifecycle: ${given}\n${HTTP}`).fields['lifecycle'], want));
}

test('a stop signal stands beside the hooks', () => {
  const { workload } = lower({
    spec: 'pod: {os: {name: linux}}\ncontainer: {app: {image: agent:1, lifecycle: {stop_signal: SIGUSR1}}}',
  });
  assert.equal(workload.app.fields['lifecycle'], { stopSignal: 'SIGUSR1' });
});

/** Names of headers, and whether their value is a credential that must not enter the chart. */
const HEADERS: Readonly<Record<string, boolean>> = {
  Authorization: true,
  'Proxy-Authorization': true,
  Cookie: true,
  'X-Vault-Token': true,
  'X-API-Key': true,
  'X-Client-Secret': true,
  'X-Auth-Key': true,
  'Set-Cookie': true,
  'X-Session-Id': true,
  'X-Hub-Signature': true,
  'X-Security-Key': true,
  'X-Passwd': true,
  Host: false,
  Accept: false,
  'X-Agent': false,
};

for (const [name, isCredential] of Object.entries(HEADERS)) {
  test(`the header ${name} is ${isCredential ? 'asked for at install time' : 'kept'}`, () => {
    const { workload } = lower({
      app: `
        readiness_probe: {http_get: {port: 80, path: /, http_headers: [{name: ${name}, value: hush}]}}
      `,
    });
    const place = `readinessProbe.${name}`;
    assert.equal(workload.app.fields['readinessProbe'], {
      httpGet: {
        port: 80,
        path: '/',
        httpHeaders: [isCredential ? { name, reference: place } : { name, value: 'hush' }],
      },
    });
    assert.equal(
      workload.references,
      isCredential ? { [place]: { meaning: `the header ${name} of ${place.split('.')[0]}`, literal: 'hush' } } : {},
    );
  });
}

test('credentials of hooks and of other containers are asked for too, each under a place of its own', () => {
  const header = '{name: Authorization, value: hush}';
  const { workload } = lower({
    spec: `
      container:
        app:
          image: agent:1
          lifecycle: {pre_stop: {http_get: {port: 80, http_headers: [${header}, ${header}]}}}
        sidecars:
          - {name: proxy, image: proxy:1, startup_probe: {http_get: {port: 80, http_headers: [${header}]}}}
    `,
  });
  assert.equal(Object.keys(workload.references), [
    'preStop.Authorization',
    'preStop.Authorization-2',
    'proxy.startupProbe.Authorization',
  ]);
});

test('an empty credential hides nothing', () => {
  const { workload } = lower({
    app: 'liveness_probe: {http_get: {port: 80, http_headers: [{name: Authorization, value: ""}]}}',
  });
  assert.equal(workload.references, {});
});

test.run();
