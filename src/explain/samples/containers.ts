import { app, container, pod, type Samples, spec, told } from '../sample.ts';

const APP = 'app: {image: "example.com/agent:1.0", resources: {limits: {memory: 64Mi}}';
const sidecar = (fields: string): string => `sidecars:\n  - {${fields}, resources: {limits: {memory: 64Mi}}}`;
const twoContainers = (port: string, other: string): string =>
  `${APP}, ports: [{${port}}]}\n${sidecar(`name: helper, image: "example.com/helper:1.0", ports: [{${other}}]`)}`;
const onTheNode = (port: string): string => `host_network: true\ncontainer:\n  ${APP}, ports: [{${port}}]}`;
const both = (resource: string, request: string, limit: string): string =>
  `resources:\n  requests: {${resource}: ${request}}\n  limits: {memory: 64Mi, ${resource}: ${limit}}`;
const memory = (request: string, limit: string): string =>
  `resources:\n  requests: {memory: ${request}}\n  limits: {memory: ${limit}}`;
const NVIDIA = 'nvidia.com/gpu';

const initWithRules = (policy: string): string =>
  `init_containers:\n  - name: prepare\n    image: "example.com/prepare:1.0"\n    restart_policy: ${policy}\n    resources: {limits: {memory: 64Mi}}\n    restart_policy_rules: [{action: Restart, exit_codes: {operator: In, values: [3]}}]`;
const ofPod = (resources: string): string =>
  `container:\n  app: {image: "example.com/agent:1.0", resources: {requests: {memory: 64Mi}, limits: {memory: 64Mi}}}\npod:\n  resources: {${resources}}`;

const helpers = sidecar('name: helper, image: "example.com/helper:1.0"');
const watcher = '  - {name: watcher, image: "example.com/watcher:1.0", resources: {limits: {memory: 64Mi}}}';
const ordered = (order: string): string => `${APP}, name: agent}\n${helpers}\n${watcher}\norder: [${order}]`;

const claiming = (claims: string): string =>
  `pod: {resource_claims: [{name: gpu, resource_claim_name: gpu}]}
container: {app: {image: "example.com/agent:1.0", resources: {limits: {memory: 64Mi}, claims: [${claims}]}}}`;

const restarting = (codes: string): string =>
  `restart_policy: Never\nrestart_policy_rules: [{action: Restart, exit_codes: {operator: In, values: [${codes}]}}]`;
const initResized = (policy: string): string =>
  `init_containers: [{name: prepare, image: "example.com/prepare:1.0", resize_policy: [{resource_name: cpu, restart_policy: ${policy}}]}]`;

export const containers: Samples = {
  'container-name-missing': container(
    `${APP}}\n${sidecar('image: "example.com/helper:1.0"')}`,
    `${APP}}\n${sidecar('name: helper, image: "example.com/helper:1.0"')}`,
  ),
  'container-name-invalid': app('name: Log_Agent', 'name: log-agent'),
  'container-name-twice': container(
    `${APP}, name: agent}\n${sidecar('name: agent, image: "example.com/helper:1.0"')}`,
    `${APP}, name: agent}\n${sidecar('name: helper, image: "example.com/helper:1.0"')}`,
  ),
  'container-order-unknown': container(ordered('helpers, agent, watcher'), ordered('helper, agent, watcher')),
  'container-order-twice': container(ordered('helper, agent, watcher, helper'), ordered('helper, agent, watcher')),
  'container-order-incomplete': container(ordered('helper, agent'), ordered('helper, agent, watcher')),
  'container-order-against-sidecars': container(ordered('watcher, helper, agent'), ordered('helper, watcher, agent')),
  'resize-policy-twice': app(
    'resize_policy: [{resource_name: cpu, restart_policy: NotRequired}, {resource_name: cpu, restart_policy: RestartContainer}]',
    'resize_policy: [{resource_name: cpu, restart_policy: NotRequired}]',
  ),
  'exit-code-twice': app(restarting('3, 3'), restarting('3')),
  'resize-restarts-init': pod(initResized('RestartContainer'), initResized('NotRequired')),
  'restart-rules-without-policy': app(
    'restart_policy_rules: [{action: Restart, exit_codes: {operator: In, values: [3]}}]',
    'restart_policy: Always\nrestart_policy_rules: [{action: Restart, exit_codes: {operator: In, values: [3]}}]',
  ),
  'restart-rules-on-sidecar': pod(initWithRules('Always'), initWithRules('OnFailure')),
  'pod-request-too-small': spec(ofPod('requests: {memory: 32Mi}'), ofPod('requests: {memory: 128Mi}')),
  'limit-above-the-pods': spec(ofPod('limits: {memory: 32Mi}'), ofPod('limits: {memory: 128Mi}')),
  'restart-rules-too-many': told('21 restart_policy_rules', 'one rule with all their exit codes', 21, 20),
  'pod-resource-unknown': pod('resources: {limits: {ephemeral-storage: 1Gi}}', 'resources: {limits: {memory: 1Gi}}'),
  'image-repo-invalid': app(
    'image: {repo: example.com/Agent, tag: "1.0"}',
    'image: {repo: example.com/agent, tag: "1.0"}',
  ),
  'image-repo-with-tag': app('image: {repo: "example.com/agent:1.0"}', 'image: {repo: example.com/agent, tag: "1.0"}'),
  'image-tag-invalid': app(
    'image: {repo: example.com/agent, tag: "1.0 beta"}',
    'image: {repo: example.com/agent, tag: 1.0-beta}',
  ),
  'image-digest-cut': app(
    'image: {repo: example.com/agent, digest: "sha256:9f86d081"}',
    `image:\n  repo: example.com/agent\n  digest: sha256:${'9f86d081'.repeat(8)}`,
  ),
  'image-tag-missing': app('image: example.com/agent', 'image: example.com/agent:1.0'),
  'image-tag-latest': app('image: example.com/agent:latest', 'image: example.com/agent:1.0'),
  'port-name-invalid': app(
    'ports: [{name: metrics_port, container_port: 9100}]',
    'ports: [{name: metrics-port, container_port: 9100}]',
  ),
  'port-name-too-long': app(
    'ports: [{name: prometheus-metrics, container_port: 9100}]',
    'ports: [{name: metrics, container_port: 9100}]',
  ),
  'port-name-twice': app(
    'ports: [{name: http, container_port: 8080}, {name: http, container_port: 9100}]',
    'ports: [{name: http, container_port: 8080}, {name: metrics, container_port: 9100}]',
  ),
  'port-name-in-two-containers': container(
    twoContainers('name: metrics, container_port: 9100', 'name: metrics, container_port: 9101'),
    twoContainers('name: metrics, container_port: 9100', 'name: helper-metrics, container_port: 9101'),
  ),
  'port-twice': app(
    'ports: [{name: http, container_port: 9100}, {name: metrics, container_port: 9100}]',
    'ports: [{name: metrics, container_port: 9100}]',
  ),
  'host-port-twice': app(
    'ports: [{container_port: 9100, host_port: 9100}, {container_port: 9101, host_port: 9100}]',
    'ports: [{container_port: 9100, host_port: 9100}, {container_port: 9101, host_port: 9101}]',
  ),
  'host-port-differs': spec(
    onTheNode('container_port: 9100, host_port: 9101'),
    onTheNode('container_port: 9100, host_port: 9100'),
  ),
  'host-ip-invalid': app(
    'ports: [{container_port: 9100, host_port: 9100, host_ip: localhost}]',
    'ports: [{container_port: 9100, host_port: 9100, host_ip: 127.0.0.1}]',
  ),
  'quantity-invalid': app('resources: {limits: {memory: 64MB}}', 'resources: {limits: {memory: 64M}}'),
  'quantity-negative': app('resources: {limits: {memory: -64Mi}}', 'resources: {limits: {memory: 64Mi}}'),
  'quantity-not-whole': app(both(NVIDIA, '500m', '500m'), both(NVIDIA, '1', '1')),
  'quantity-part-of-a-byte': app('resources: {limits: {memory: 64m}}', 'resources: {limits: {memory: 64M}}'),
  'resource-unknown': app(
    'resources: {limits: {memory: 64Mi, gpu: "1"}}',
    'resources: {limits: {memory: 64Mi, nvidia.com/gpu: "1"}}',
  ),
  'request-above-limit': app(memory('128Mi', '64Mi'), memory('64Mi', '128Mi')),
  'request-differs-from-limit': app(both(NVIDIA, '1', '2'), both(NVIDIA, '1', '1')),
  'limit-missing': app('resources:\n  requests: {nvidia.com/gpu: 1}\n  limits: {memory: 64Mi}', both(NVIDIA, '1', '1')),
  'hugepages-alone': app(
    'resources: {limits: {hugepages-2Mi: 64Mi}}',
    'resources: {limits: {hugepages-2Mi: 64Mi, memory: 64Mi}}',
  ),
  'memory-limit-missing': app('resources: {limits: {cpu: 100m}}', 'resources: {limits: {cpu: 100m, memory: 64Mi}}'),
  'restart-rule-without-codes': app(
    'restart_policy: Always\nrestart_policy_rules: [{action: Restart}]',
    'restart_policy: Always\nrestart_policy_rules: [{action: Restart, exit_codes: {operator: In, values: [3]}}]',
  ),
  'huge-page-size-invalid': app(
    'resources: {limits: {hugepages-large: 64Mi, memory: 64Mi}}',
    'resources: {limits: {hugepages-2Mi: 64Mi, memory: 64Mi}}',
  ),
  'huge-pages-in-parts': app(
    'resources: {limits: {hugepages-2Mi: 3Mi, memory: 64Mi}}',
    'resources: {limits: {hugepages-2Mi: 4Mi, memory: 64Mi}}',
  ),
  'resource-claim-unknown': spec(claiming('{name: gpus}'), claiming('{name: gpu}')),
  'resource-claim-twice': spec(claiming('{name: gpu}, {name: gpu}'), claiming('{name: gpu}')),
  'resource-claim-request-invalid': spec(
    claiming('{name: gpu, request: The_first}'),
    claiming('{name: gpu, request: the-first}'),
  ),
};
