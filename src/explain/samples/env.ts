import { app, type Samples, spec, told } from '../sample.ts';

const environment = (fields: string): string => `env: {${fields}}`;
const variables = (list: string): string => `env:\n  variables: [${list}]`;
const fileVariable = (path: string): string =>
  `env: {variables: [{name: TOKEN, file_key_ref: {volume_name: tokens, path: ${path}, key: TOKEN}}]}
volume_mounts: [{name: tokens, mount_path: /tokens, empty_dir: {}}]`;
const mounted = (key: string): string =>
  [
    'config_maps: {conf: {data: {agent.yaml: "level: debug"}}}',
    'container:',
    '  app:',
    '    image: example.com/agent:1.0',
    '    resources: {limits: {memory: 64Mi}}',
    `    volume_mounts: [{name: conf, mount_path: /etc/agent, config_map: {name: conf, items: [{key: ${key}, path: a.yaml}]}}]`,
  ].join('\n');
const fromConfigMap = (name: string): string =>
  [
    'config_maps: {agent-settings: {data: {LEVEL: debug}}}',
    'container:',
    '  app:',
    '    image: example.com/agent:1.0',
    '    resources: {limits: {memory: 64Mi}}',
    `    env: {env_from: [{config_map_ref: {name: ${name}}}]}`,
  ].join('\n');
const secretOfBoth = (ofApp: string): string =>
  [
    'container:',
    '  app:',
    '    image: example.com/agent:1.0',
    '    resources: {limits: {memory: 64Mi}}',
    `    env: {secrets: {${ofApp}: dev-key}}`,
    '  sidecars:',
    '    - name: side',
    '      image: example.com/reloader:1.0',
    '      resources: {limits: {memory: 64Mi}}',
    '      env: {secrets: {TOKEN: dev-key-2}}',
  ].join('\n');
const object = (name: string, field = 'name'): string =>
  `  - {apiVersion: v1, kind: Service, metadata: {${field}: ${name}}, spec: {clusterIP: None}}`;
const monitor = (team: string): string =>
  `  - {apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: agent, labels: {team: ${team}}}}`;

export const env: Samples = {
  'env-name-invalid': app(environment('variables: {"A=B": c}'), environment('variables: {A: b}')),
  'env-name-unusual': app(environment('variables: {log.level: debug}'), environment('variables: {LOG_LEVEL: debug}')),
  'env-name-twice': app(
    variables('{name: LEVEL, value: info}, {name: LEVEL, value: debug}'),
    variables('{name: LEVEL, value: debug}'),
  ),
  'secret-key-twice': spec(secretOfBoth('side.TOKEN'), secretOfBoth('SIDE_TOKEN')),
  'variable-no-source': app(variables('{name: LEVEL}'), variables('{name: LEVEL, value: debug}')),
  'variable-two-sources': app(
    variables('{name: NODE, value: a, field_ref: {field_path: spec.nodeName}}'),
    variables('{name: NODE, field_ref: {field_path: spec.nodeName}}'),
  ),
  'env-from-source': app(
    environment('env_from: [{prefix: AGENT_}]'),
    environment('env_from: [{config_map_ref: {name: settings}}]'),
  ),
  'reference-name-missing': app(
    environment('env_from: [{config_map_ref: {optional: true}}]'),
    environment('env_from: [{config_map_ref: {name: settings, optional: true}}]'),
  ),
  'variable-reference-unknown': app(
    variables('{name: HOST, value: a.example.com}, {name: URL, value: https://$(HOTS)}'),
    variables('{name: HOST, value: a.example.com}, {name: URL, value: https://$(HOST)}'),
  ),
  'variable-reference-later': app(
    variables('{name: URL, value: https://$(HOST)}, {name: HOST, value: a.example.com}'),
    variables('{name: HOST, value: a.example.com}, {name: URL, value: https://$(HOST)}'),
  ),
  'field-path-unknown': app(
    variables('{name: NODE, field_ref: {field_path: spec.node}}'),
    variables('{name: NODE, field_ref: {field_path: spec.nodeName}}'),
  ),
  'resource-ref-unknown': app(
    variables('{name: MEMORY, resource_field_ref: {resource: memory.limit}}'),
    variables('{name: MEMORY, resource_field_ref: {resource: limits.memory}}'),
  ),
  'resource-ref-container-unknown': app(
    'name: agent\nenv:\n  variables: [{name: MEMORY, resource_field_ref: {container_name: agnet, resource: limits.memory}}]',
    'name: agent\nenv:\n  variables: [{name: MEMORY, resource_field_ref: {container_name: agent, resource: limits.memory}}]',
  ),
  'secret-ref-elsewhere': app(
    environment('secrets: {API_KEY: {secret_ref: {namespace: vault, name: keys, key: api}}}'),
    environment('secrets: {API_KEY: {secret_ref: {name: keys, key: api}}}'),
  ),
  'variable-looks-secret': app(
    environment('variables: {DB_PASSWORD: correct-horse-battery}'),
    environment('secrets: {DB_PASSWORD: correct-horse-battery}'),
  ),
  'variable-reference-itself': app(
    'env: {variables: {PATH: "$(PATH):/opt/bin"}}',
    'env: {variables: {PATH: "/usr/local/bin:/usr/bin:/bin:/opt/bin"}}',
  ),
  'secret-in-clear': app(
    'args: [--key=correct-horse-battery]\nenv: {secrets: {API_KEY: correct-horse-battery}}',
    'args: [--key=$(API_KEY)]\nenv: {secrets: {API_KEY: correct-horse-battery}}',
  ),
  'secret-word-in-clear': app(
    'args: [--user=fluentd]\nenv: {secrets: {ES_USER: fluentd}}',
    'args: [--user=$(ES_USER)]\nenv: {secrets: {ES_USER: fluentd}}',
  ),
  'secret-object-in-clear': spec(
    'extra_objects:\n  - {apiVersion: v1, kind: Secret, metadata: {name: keys}, stringData: {api: correct-horse}}',
    'secrets: {keys: {name: keys, keys: [api]}}',
  ),
  'data-key-invalid': spec('config_maps: {conf: {data: {etc/agent: x}}}', 'config_maps: {conf: {data: {agent: x}}}'),
  'secret-variable-not-a-key': app(
    'env: {secrets: [{name: "API KEY", value: dev-key}]}',
    'env: {secrets: [{name: API_KEY, value: dev-key}]}',
  ),
  'file-volume-unknown': app(
    'env: {variables: [{name: TOKEN, file_key_ref: {volume_name: tokens, path: env, key: TOKEN}}]}',
    'env: {variables: [{name: TOKEN, file_key_ref: {volume_name: tokens, path: env, key: TOKEN}}]}\nvolume_mounts: [{name: tokens, mount_path: /tokens, empty_dir: {}}]',
  ),
  'data-key-twice': spec(
    'config_maps: {conf: {data: {logo: x}, binary_data: {logo: eA==}}}',
    'config_maps: {conf: {binary_data: {logo: eA==}}}',
  ),
  'data-key-unknown': spec(mounted('agent.yml'), mounted('agent.yaml')),
  'config-map-too-large': told(
    'a ConfigMap with 2 MiB of data',
    'the data in an image, or in several ConfigMaps',
    2 * 1024 * 1024,
    1024 * 1024,
  ),
  'secret-too-large': told('a secret variable of 2 MiB', 'a Secret that is mounted', 2 * 1024 * 1024, 1024 * 1024),
  'text-too-long': told('a command of 2 MiB', 'a script in the image', 2 * 1024 * 1024, 1.5 * 1024 * 1024),
  'apply-too-large': told(
    'a ConfigMap with 400 KiB of data',
    'the same, installed by Helm or with kubectl apply --server-side',
    400 * 1024,
    256 * 1024,
  ),
  'release-too-large': told(
    'ConfigMaps with 1.2 MB of data that does not compress',
    'the data in an image',
    3_200_000,
    1_000_000,
  ),
  'secret-key-missing': spec(
    'secrets: {cert: {type: kubernetes.io/tls, keys: [tls.crt]}}',
    'secrets: {cert: {type: kubernetes.io/tls, keys: [tls.crt, tls.key]}}',
  ),
  'object-name-close': spec(fromConfigMap('agent-setings'), fromConfigMap('agent-settings')),
  'extra-object-unnamed': spec(`extra_objects:\n${object('agent', 'namespace')}`, `extra_objects:\n${object('agent')}`),
  'extra-object-not-text': spec(`extra_objects:\n${monitor('80')}`, `extra_objects:\n${monitor('"80"')}`),
  'extra-object-twice': spec(
    `extra_objects:\n${object('agent')}\n${object('agent')}`,
    `extra_objects:\n${object('agent')}\n${object('agent-metrics')}`,
  ),
  'character-forbidden': spec(
    String.raw`config_maps: {conf: "a\u2028b"}`,
    'config_maps: {conf: {binary_data: {conf: YeKAqGI=}}}',
  ),
  'merge-key': app(environment('variables: {"<<": a}'), environment('variables: {MERGE: a}')),
  'binary-data-unpadded': spec(
    'config_maps: {logo: {binary_data: {logo.bin: YWI}}}',
    'config_maps: {logo: {binary_data: {logo.bin: "YWI="}}}',
  ),
  'secret-without-account': spec(
    'secrets: {token: {type: kubernetes.io/service-account-token, keys: [extra]}}',
    'secrets: {token: {type: kubernetes.io/service-account-token, keys: [extra], annotations: {kubernetes.io/service-account.name: agent}}}',
  ),
  'file-path-backsteps': app(fileVariable('../env'), fileVariable('env')),
  'field-version-unknown': app(
    variables('{name: NODE, field_ref: {api_version: v2, field_path: spec.nodeName}}'),
    variables('{name: NODE, field_ref: {field_path: spec.nodeName}}'),
  ),
  'divisor-invalid': app(
    variables('{name: MEMORY, resource_field_ref: {resource: limits.memory, divisor: 2Mi}}'),
    variables('{name: MEMORY, resource_field_ref: {resource: limits.memory, divisor: 1Mi}}'),
  ),
};
