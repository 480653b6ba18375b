/** Long texts that a regular expression might look at once from each of their characters, in every field that takes a text. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileSource } from '../../src/compile.ts';
import { app, type Fields, manifest, merge, metadata, pod, spec } from '../support/manifests.ts';

const LONG = 40_000;
/** In seconds of the processor. What is quadratic in LONG takes many of them. */
const MOST = 0.5;

const TEXTS: readonly string[] = [
  ...['a', '1', '-', '.', '/', ':', '@', ' ', '\n', '$', '\\', '=', ',', '<', '(', "'", '{'].flatMap((one) => {
    const many = one.repeat(LONG);
    return [many, `a${many}!`, `${many}/`];
  }),
  ...['$(', '$(A', 'a-', 'a.', 'a/', ':/', '@/', 'a:', '://a:', '1m', '..', ' a', '\na', 'e1', '--a'].map(
    (one) => `/${one.repeat(LONG / one.length)}`,
  ),
];

const variable = (fields: Fields): Fields => app({ env: { variables: [fields] } });
const mount = (fields: Fields): Fields => app({ volume_mounts: [{ name: 'v', mount_path: '/v', ...fields }] });

/** What a text becomes part of, by the field that it is. */
const FIELDS: Readonly<Record<string, (text: string) => Fields>> = {
  apiVersion: (text) => ({ api_version: text }),
  kind: (text) => ({ kind: text }),
  'metadata.name': (text) => metadata({ name: text }),
  'metadata.id': (text) => metadata({ id: text }),
  'a label': (text) => metadata({ labels: { a: text } }),
  'the key of a label': (text) => metadata({ labels: { [text]: 'a' } }),
  'an annotation': (text) => metadata({ annotations: { a: text } }),
  maintainers: (text) => metadata({ annotations: { 'ds2helm.dev/maintainers': text } }),
  home: (text) => metadata({ annotations: { 'ds2helm.dev/home': text } }),
  'a field': (text) => spec({ [text]: 'a' }),
  namespace: (text) => spec({ namespace: { value: text } }),
  'a reference': (text) => spec({ namespace: { value: undefined, value_from: { kind: 'A', name: text } } }),
  'the name of the DaemonSet': (text) => spec({ daemonset: { name: text } }),
  'a service account': (text) => spec({ service_account: { create: true, name: text } }),
  'a ConfigMap': (text) => spec({ config_maps: { a: text } }),
  'the key of a ConfigMap': (text) => spec({ config_maps: { [text]: 'a' } }),
  max_unavailable: (text) => spec({ update_strategy: { rolling_update: { max_unavailable: text } } }),
  'image as one text': (text) => spec({ container: { app: { image: text } } }),
  repo: (text) => app({ image: { repo: text } }),
  'repo without a tag': (text) => app({ image: { repo: text, tag: undefined } }),
  tag: (text) => app({ image: { tag: text } }),
  digest: (text) => app({ image: { digest: text } }),
  args: (text) => app({ args: [text] }),
  'a variable': (text) => variable({ name: 'A', value: text }),
  'the name of a variable': (text) => variable({ name: text, value: 'a' }),
  'a password': (text) => variable({ name: 'PASSWORD', value: text }),
  field_path: (text) => variable({ name: 'A', field_ref: { field_path: text } }),
  'a secret': (text) => app({ args: [text], env: { secrets: [{ name: 'A', value: text }] } }),
  'a port': (text) => app({ ports: [{ name: text, container_port: 80, host_ip: text }] }),
  'the port of a probe': (text) => app({ liveness_probe: { http_get: { port: text, path: text } } }),
  'a header': (text) =>
    app({ liveness_probe: { http_get: { port: 80, http_headers: [{ name: text, value: text }] } } }),
  memory: (text) => app({ resources: { limits: { memory: text } } }),
  'a resource': (text) => app({ resources: { limits: { [text]: '1' } } }),
  mount_path: (text) => mount({ mount_path: text, empty_dir: {} }),
  'the mount_path of a key': (text) => mount({ mount_path: text, config_map: { name: 'a', key: 'k' } }),
  sub_path: (text) => mount({ sub_path: text, empty_dir: {} }),
  sub_path_expr: (text) => mount({ sub_path_expr: text, empty_dir: {} }),
  host_path: (text) => mount({ host_path: { path: text } }),
  'host_path as one text': (text) => mount({ host_path: text }),
  'the name of a volume': (text) => mount({ name: text, empty_dir: {} }),
  'a claim': (text) => mount({ persistent_volume_claim: { claim_name: text } }),
  'an IQN': (text) => mount({ iscsi: { target_portal: text, iqn: `iqn.2020-01.${text}`, lun: 0 } }),
  quobyte: (text) => mount({ quobyte: { registry: text, volume: text } }),
  'a toleration': (text) => pod({ tolerations: [{ key: text, operator: 'Equal', value: text }] }),
  'a selector of nodes': (text) => pod({ node_selector: { a: text, [text]: 'a' } }),
  'a sysctl': (text) => pod({ security_context: { sysctls: [{ name: text, value: text }] } }),
  hostname: (text) => pod({ hostname: text, subdomain: text }),
  'a registry': (text) => pod({ image_registries: [{ server: text, username: text, password: text }] }),
  'a nameserver': (text) => pod({ dns_config: { nameservers: [text], searches: [text] } }),
  'an expression': (text) =>
    pod({
      affinity: {
        node_affinity: {
          required_during_scheduling_ignored_during_execution: {
            node_selector_terms: [{ match_expressions: [{ key: text, operator: 'Gt', values: [text] }] }],
          },
        },
      },
    }),
};

for (const [field, of] of Object.entries(FIELDS)) {
  test(`${field}: soon, whatever it says`, () => {
    for (const text of TEXTS) {
      const source = { name: 'x.yaml', text: JSON.stringify(merge(manifest(), of(text))) };
      const before = process.cpuUsage();
      compileSource(source);
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      assert.ok(seconds < MOST, `${JSON.stringify(text.slice(0, 12))}…${JSON.stringify(text.slice(-3))}: ${seconds} s`);
    }
  });
}

test.run();
