import { app, metadata, type Samples, spec, told, whole } from '../sample.ts';

const mounted = (mode: string): string =>
  `volume_mounts: [{name: conf, mount_path: /etc/agent, config_map: {name: agent, default_mode: ${mode}}}]`;
const ten = (item: string): string => Array.from({ length: 10 }, () => item).join(', ');

export const read: Samples = {
  'file-too-large': told(
    'a file of more than 16 MiB',
    'the data in an image, or in a volume that the pods mount',
    16 * 1024 * 1024,
  ),
  'yaml-syntax': app('args: [--log-level, debug', 'args: [--log-level, debug]'),
  'yaml-tab': app('args:\n\t- --debug', 'args:\n  - --debug'),
  'yaml-control-character': app('args: ["a\u0001b"]', String.raw`args: ["a\x01b"]`),
  'yaml-too-deep': app(`args: ${'['.repeat(101)}${']'.repeat(101)}`, 'args: [--debug]'),
  'yaml-too-many-nodes': told('a file with more than 200,000 keys and values', 'several files', 200_000),
  'yaml-too-many-lines': told('a file of more than 250,000 lines', 'several files', 250_000),
  'yaml-alias-expansion': spec(
    [
      'extra_objects:',
      '  - apiVersion: example.com/v1',
      '    kind: Words',
      '    metadata: {name: words}',
      `    a: &a [${ten('lol')}]`,
      `    b: &b [${ten('*a')}]`,
      `    c: &c [${ten('*b')}]`,
      `    d: &d [${ten('*c')}]`,
      `    e: &e [${ten('*d')}]`,
    ].join('\n'),
    'extra_objects:\n  - apiVersion: example.com/v1\n    kind: Words\n    metadata: {name: words}\n    a: [lol]',
  ),
  'yaml-circular-alias': app('args: &args [--debug, *args]', 'args: [--debug]'),
  'yaml-duplicate-key': app('args: [--debug]\nargs: [--verbose]', 'args: [--debug, --verbose]'),
  'yaml-key-not-text': spec('config_maps: {? [a, b] : text}', 'config_maps: {a: text, b: text}'),
  'yaml-merge-not-map': app('env:\n  <<: LEVEL', 'env:\n  variables: {LEVEL: debug}'),
  'yaml-tag-ignored': app('args: [!expand --debug]', 'args: [--debug]'),
  'yaml-tag-mismatch': app('args: [!!int many]', 'args: [many]'),
  'document-not-a-map': whole(
    '- apiVersion: kubernetes.planton.dev/v1alpha1\n- kind: KubernetesDaemonSet',
    `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: monitoring
  container:
    app:
      image: example.com/agent:1.0
      resources: {limits: {memory: 64Mi}}`,
  ),
  'field-in-two-spellings': app('workingDir: /srv\nworking_dir: /srv/agent', 'working_dir: /srv/agent'),
  'given-in-two-places': spec('host_network: true\npod: {host_network: false}', 'pod: {host_network: true}'),
  'null-item': app('args:\n  - --debug\n  -', 'args:\n  - --debug'),
  'null-entry': metadata('labels:\n  team:', 'labels:\n  team: logging'),
  'empty-entry': app('env: {variables: {LEVEL: {}}}', 'env: {variables: {LEVEL: debug}}'),
  'unquoted-scalar': app('env: {variables: {LEVEL: on}}', 'env: {variables: {LEVEL: "on"}}'),
  'quoted-boolean': app('tty: "true"', 'tty: true'),
  'quoted-mode': app(mounted('"0644"'), mounted('0644')),
  'empty-word': app('image_pull_policy: ""', 'image_pull_policy: Always'),
  'mode-not-octal': app(mounted('440'), mounted('0440')),
  'integer-too-big': spec('min_ready_seconds: 99999999999999999999', 'min_ready_seconds: 30'),
  'number-not-finite': spec('min_ready_seconds: .inf', 'min_ready_seconds: 30'),
};
