import { type Samples, told } from '../sample.ts';

/** Findings about an upgrade from one chart to another: what leads to one, and what doesn't. */
export const diff: Samples = {
  'chart-version-stands': told(
    'ds2helm build agent.yaml --check, after the image of agent.yaml was changed',
    'the same with --chart-version auto, after a build with it',
    'charts/agent',
    '1.0.0',
  ),
  'chart-version-falls': told(
    'ds2helm build agent.yaml --check --chart-version 1.0.0, where charts/agent is 1.1.0',
    'the same with --chart-version auto, after a build with it',
    'charts/agent',
    '1.1.0',
    '1.0.0',
  ),
  'version-step-small': told(
    'ds2helm build agent.yaml --chart-version 1.0.1, after env.LEVEL was removed from 1.0.0',
    'the same with --chart-version auto',
    '1.0.0',
    '1.0.1',
    '2.0.0',
  ),
  'chart-renamed': told('metadata.name: agent becomes logger', 'metadata.name stays agent', 'agent', 'logger'),
  'kube-version-raised': told(
    'a field that only Kubernetes 1.33 has',
    'fields that every Kubernetes since 1.28 has',
    '>=1.28.0-0',
    '>=1.33.0-0',
  ),
  'immutable-field-changed': told(
    'another spec.selector',
    'the spec.selector of the chart that is installed',
    'DaemonSet',
    'spec.selector',
  ),
  'sealed-data-changed': told(
    'other data in a ConfigMap with immutable: true',
    'a ConfigMap of another name with the new data',
    'ConfigMap',
  ),
  'daemonset-removed': told('a chart without its DaemonSet', 'a chart with it'),
  'daemonset-renamed': told('another spec.daemonset.name', 'the same spec.daemonset.name', 'logger'),
  'daemonset-moved': told('spec.namespace: logs becomes logging', 'spec.namespace stays logs', 'logs', 'logging'),
  'namespace-dropped': told('create_namespace: false, after true', 'create_namespace: true', 'logging', false),
  'namespace-taken-over': told('create_namespace: true, after false', 'create_namespace: false', 'logging'),
  'shared-object-removed': told(
    'extra_objects without the CustomResourceDefinition they had',
    'extra_objects with it',
    'CustomResourceDefinition',
  ),
  'used-object-removed': told(
    'service_account: {create: false, name: agent}, after create: true',
    'service_account: {create: true, name: agent}',
    'ServiceAccount',
    'agent',
  ),
  'object-taken-over': told(
    'service_account: {create: true, name: agent}, after create: false',
    'service_account: {create: false, name: agent}',
    'ServiceAccount',
    'agent',
  ),
  'crd-left-alone': told(
    'another schema of a CustomResourceDefinition in extra_objects',
    'the same CustomResourceDefinition',
    'agents.example.com',
  ),
  'crd-missing': told(
    'a CustomResourceDefinition in extra_objects, and an object of its kind',
    'the CustomResourceDefinition alone; the object in the release after',
    'agents.example.com',
    'Agent',
  ),
  'value-removed': told('a container that is gone, with its values', 'the container stays', 'sidecars.helper'),
  'default-removed': told('a variable that is gone', 'the variable stays', 'env.LEVEL'),
  'value-renamed': told(
    'a port named http becomes web',
    'the port keeps its name',
    'ports.http.hostPort',
    'ports.web.hostPort',
  ),
  'value-retyped': told('a text becomes a list', 'it stays a text', 'configMaps.conf', 'text', 'map'),
  'value-required': told('a secret without a value beside it', 'no new secret', 'secretEnv.API_KEY'),
  'pods-restart': told('another image tag', 'nothing of the pods changes'),
  'on-delete-left': told('type: RollingUpdate, after OnDelete', 'type: OnDelete'),
  'pods-wait-for-deletion': told(
    'another image tag, with type: OnDelete',
    'another image tag, with type: RollingUpdate',
  ),
  'on-delete-introduced': told('type: OnDelete, after RollingUpdate', 'type: RollingUpdate'),
};
