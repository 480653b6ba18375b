import { app, type Samples, spec, whole } from '../sample.ts';

const ofKind = (apiVersion: string, kind: string): string => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: agent}
spec:
  namespace: monitoring
  container:
    app:
      image: example.com/agent:1.0
      resources: {limits: {memory: 64Mi}}`;
const NEWEST = 'kubernetes.planton.dev/v1alpha1';
const rules = (verbs: string): string =>
  `create_service_account: true\nrbac: {cluster_rules: [{api_groups: [""], resources: [pods], verbs: ${verbs}}]}`;

export const schema: Samples = {
  'unknown-field': app('comand: [agent]', 'command: [agent]'),
  'missing-field': app('ports: [{name: metrics}]', 'ports: [{name: metrics, container_port: 9100}]'),
  'wrong-type': app('args: --debug', 'args: [--debug]'),
  'unknown-word': app('image_pull_policy: Allways', 'image_pull_policy: Always'),
  'api-version-unknown': whole(
    ofKind('kubernetes.planton.dev/v2', 'KubernetesDaemonSet'),
    ofKind(NEWEST, 'KubernetesDaemonSet'),
  ),
  'kind-unknown': whole(ofKind(NEWEST, 'KubernetesDaemonset'), ofKind(NEWEST, 'KubernetesDaemonSet')),
  'number-out-of-range': app(
    'ports: [{name: metrics, container_port: 91000}]',
    'ports: [{name: metrics, container_port: 9100}]',
  ),
  'empty-text': app('image: {repo: "", tag: "1.0"}', 'image: {repo: example.com/agent, tag: "1.0"}'),
  'empty-list': spec(rules('[]'), rules('[get, list, watch]')),
  'image-digest-invalid': app(
    'image: {repo: example.com/agent, digest: 9f86d081}',
    `image:\n  repo: example.com/agent\n  digest: sha256:${'9f86d081'.repeat(8)}`,
  ),
  'binary-data-invalid': spec(
    'config_maps: {logo: {binary_data: {logo.bin: "a text!"}}}',
    'config_maps: {logo: {binary_data: {logo.bin: YSB0ZXh0IQ==}}}',
  ),
};
