import { app, metadata, type Samples, spec, whole } from '../sample.ts';

const agent = (resources: string): string => `apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: monitoring
  container:
    app:
      image: example.com/agent:1.0${resources}`;
const enforcing = (level: string): string => `create_namespace: true
namespace: {value: logs, labels: {pod-security.kubernetes.io/enforce: ${level}}}
pod: {host_network: true}`;
const mount = (source: string): string =>
  `volume_mounts: [{name: conf, mount_path: /etc/agent.yaml, config_map: {${source}}}]`;

export const lower: Samples = {
  'namespace-by-reference': spec(
    'namespace: {value_from: {kind: KubernetesNamespace, name: logs, field_path: spec.name}}',
    'namespace: {value: logs}',
  ),
  'pod-security-too-strict': spec(enforcing('restricted'), enforcing('privileged')),
  'resources-defaulted': whole(agent(''), agent('\n      resources: {limits: {memory: 64Mi}}')),
  'control-keys-left-out': metadata(
    'labels: {project-planton.org/provisioner: pulumi, team: logs}',
    'labels: {team: logs}',
  ),
  'label-reserved': metadata('labels: {helm.sh/chart: logs}', 'labels: {example.com/chart: logs}'),
  'setting-unknown': metadata('annotations: {ds2helm.dev/licence: MIT}', 'annotations: {licence: MIT}'),
  'chart-version-invalid': metadata(
    'annotations: {ds2helm.dev/chart-version: v1.2}',
    'annotations: {ds2helm.dev/chart-version: 1.2.0}',
  ),
  'key-mounted-as-file': app(mount('name: conf, key: agent.yaml'), mount('name: conf')),
  'key-mounted-in-folder': app(
    'volume_mounts: [{name: conf, mount_path: /etc/agent, config_map: {name: conf, key: main, path: agent.yaml}}]',
    'volume_mounts: [{name: conf, mount_path: /etc/agent.yaml, config_map: {name: conf, key: main, path: agent.yaml}}]',
  ),
};
