import { type Samples, told, whole } from '../sample.ts';

const agent = (name: string, fields: string): string => `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata: {name: ${name}}
spec:
  namespace: monitoring${fields}
  container:
    app:
      image: example.com/agent:1.0
      resources: {limits: {memory: 64Mi}}`;
const CREATES = '\n  create_namespace: true';

export const run: Samples = {
  'manifest-name-twice': whole(
    `${agent('agent', '')}\n---\n${agent('agent', '')}`,
    `${agent('agent', '')}\n---\n${agent('other-agent', '')}`,
  ),
  'namespace-created-twice': whole(
    `${agent('agent', CREATES)}\n---\n${agent('other-agent', CREATES)}`,
    `${agent('agent', CREATES)}\n---\n${agent('other-agent', '')}`,
  ),
  'other-kind': told('a file with a ConfigMap beside the manifest', 'the ConfigMap in a file of its own', 'ConfigMap'),
  'no-manifest': told('ds2helm build config-map.yaml', 'ds2helm build agent.yaml', ['ConfigMap']),
  'secrets-kept-out': told(
    'ds2helm build agent.yaml, with a literal in env.secrets',
    'ds2helm build agent.yaml --secrets-out ~/agent-secrets.yaml',
    ['API_KEY'],
  ),
  'left-to-install': told(
    'ds2helm render agent.yaml, with a literal in env.secrets',
    'ds2helm render agent.yaml --show-secrets',
    ['API_KEY'],
    true,
  ),
};
