import { app, pod, type Samples } from '../sample.ts';

const PORT = 'ports: [{name: health, container_port: 8080}]';
const probe = (fields: string, kind = 'liveness_probe'): string => `${PORT}\n${kind}: {${fields}}`;
const GET = 'http_get: {path: /, port: health}';
const init = (fields: string): string =>
  `init_containers:\n  - {name: prepare, image: "example.com/prepare:1.0", resources: {limits: {memory: 64Mi}}${fields}}`;

export const probes: Samples = {
  'handler-missing': app(probe('period_seconds: 10'), probe(`${GET}, period_seconds: 10`)),
  'handler-twice': app(probe(`${GET}, tcp_socket: {port: health}`), probe(GET)),
  'handler-port-invalid': app(probe('tcp_socket: {port: 80800}'), probe('tcp_socket: {port: 8080}')),
  'handler-port-unknown': app(probe('tcp_socket: {port: helth}'), probe('tcp_socket: {port: health}')),
  'handler-incomplete': app(probe('exec: {command: []}'), probe('exec: {command: [agent, check]}')),
  'header-name-invalid': app(
    probe('http_get: {port: health, http_headers: [{name: "X Agent", value: "1"}]}'),
    probe('http_get: {port: health, http_headers: [{name: X-Agent, value: "1"}]}'),
  ),
  'probe-number-negative': app(probe(`${GET}, period_seconds: -10`), probe(`${GET}, period_seconds: 10`)),
  'probe-number-zero': app(probe(`${GET}, period_seconds: 0`), probe(`${GET}, period_seconds: 10`)),
  'probe-success-threshold': app(
    probe(`${GET}, success_threshold: 2`),
    probe(`${GET}, success_threshold: 2`, 'readiness_probe'),
  ),
  'probe-grace-period': app(
    probe(`${GET}, termination_grace_period_seconds: 5`, 'readiness_probe'),
    probe(`${GET}, termination_grace_period_seconds: 5`),
  ),
  'init-container-hook': pod(
    init(', lifecycle: {post_start: {exec: {command: [ready]}}}'),
    init(', restart_policy: Always, lifecycle: {post_start: {exec: {command: [ready]}}}'),
  ),
  'restart-policy-unknown': pod(init(', restart_policy: Sometimes'), init(', restart_policy: OnFailure')),
};
