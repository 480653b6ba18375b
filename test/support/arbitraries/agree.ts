/** Makes the parts of a manifest agree where its rules ask it: what no part can be drawn with alone. */
type Fields = Record<string, unknown>;

const listOf = (value: unknown): Fields[] => (value ?? []) as Fields[];
const fieldsOf = (value: unknown): Fields => (value ?? {}) as Fields;

/** In place. Drops or changes as little as it can; a manifest that agrees stays as it is. */
export function agree(manifest: Fields): void {
  const spec = fieldsOf(manifest['spec']);
  const pod = fieldsOf(spec['pod']);
  if (spec['selector'] !== undefined || /"(volume_devices|file_key_ref)"/.test(JSON.stringify(spec))) spec['pod'] = pod;
  const container = spec['container'] as Fields;
  const { app, sidecars } = container as { app: Fields; sidecars?: Fields[] };
  const inits = listOf(pod['init_containers']);
  const containers = [app, ...listOf(sidecars), ...inits];
  nameContainers(app, containers.slice(1), String(fieldsOf(manifest['metadata'])['name']));
  if (container['order'] !== undefined) {
    const agent = fieldsOf(manifest['metadata'])['name'];
    container['order'] = [
      ...listOf(sidecars)
        .map(({ name }) => name)
        .reverse(),
      app['name'] || agent,
    ];
  }
  agreeOnIdentity(spec, pod);
  agreeOnPod(pod);
  const hostPorts = new Set<string>();
  for (const container of containers) {
    agreeOnPorts(container, pod['host_network'] === true, hostPorts);
    agreeOnEnv(container);
    agreeOnSecurity(container);
  }
  for (const container of inits) endOrStay(container);
  for (const container of containers) agreeOnRestarts(container, inits.includes(container));
  agreeOnVolumes(pod, containers);
  if (containers.some((container) => container['volume_devices'] !== undefined)) delete pod['host_users'];
  agreeOnObjects(spec, containers, pod);
}

function nameContainers(app: Fields, others: readonly Fields[], agent: string): void {
  const taken = new Set<unknown>([app['name'] || agent]);
  others.forEach((container, index) => {
    if (container['name'] === undefined || taken.has(container['name'])) container['name'] = `container-${index}`;
    taken.add(container['name']);
  });
}

function agreeOnIdentity(spec: Fields, pod: Fields): void {
  const account = fieldsOf(spec['service_account']);
  if (account['name'] !== undefined) delete account['value_from'];
  if (spec['rbac'] !== undefined && !account['name'] && !account['value_from']) {
    spec['service_account'] = { ...account, create: true };
  }
  const selector = spec['selector'] as { match_labels: Fields } | undefined;
  if (selector !== undefined) {
    pod['labels'] = { ...fieldsOf(pod['labels']), ...selector.match_labels };
  }
  onceBy(pod, 'image_registries', ({ server }) => server);
  onceBy(spec, 'extra_objects', ({ kind, metadata }) => `${kind}/${fieldsOf(metadata)['name']}`);
  const own = Object.values(fieldsOf(spec['config_maps'])).map((map) => fieldsOf(map)['name']);
  const isOwn = ({ kind, metadata }: Fields): boolean =>
    kind === 'ConfigMap' && own.includes(fieldsOf(metadata)['name']);
  if (own.length > 0) spec['extra_objects'] = listOf(spec['extra_objects']).filter((object) => !isOwn(object));
  for (const field of ['config_maps', 'secrets']) {
    const names = new Set<unknown>();
    for (const object of Object.values(fieldsOf(spec[field])) as Fields[]) {
      if (object['name'] !== undefined && names.has(object['name'])) delete object['name'];
      names.add(object['name']);
    }
  }
}

function agreeOnPod(pod: Fields): void {
  if (pod['host_pid']) delete pod['share_process_namespace'];
  if (pod['host_pid'] || pod['host_ipc'] || pod['host_network']) delete pod['host_users'];
  const security = fieldsOf(pod['security_context']);
  onceBy(security, 'sysctls', ({ name }) => name);
  const isOfTheNode = ({ name }: Fields): boolean =>
    pod[String(name).startsWith('net') ? 'host_network' : 'host_ipc'] === true;
  if (security['sysctls'] !== undefined) {
    security['sysctls'] = listOf(security['sysctls']).filter((sysctl) => !isOfTheNode(sysctl));
  }
  // Without their classes no pod would be made.
  if (!pod['priority_class_name']) delete pod['priority'];
  if (!pod['runtime_class_name']) delete pod['overhead'];
  if (pod['host_network'] || pod['set_hostname_as_fqdn']) delete pod['hostname_override'];
  agreeOnSpread(pod);
}

/** Label keys narrow a selector down; domains are counted where a pod may be refused. */
function agreeOnSpread(pod: Fields): void {
  const affinity = fieldsOf(pod['affinity']);
  const terms = ['pod_affinity', 'pod_anti_affinity'].flatMap((kind) => {
    const { required = [], preferred = [] } = byShortName(fieldsOf(affinity[kind]));
    return [...required, ...preferred.map((one) => fieldsOf(one['pod_affinity_term']))];
  });
  for (const term of [...terms, ...listOf(pod['topology_spread_constraints'])]) {
    if (term['when_unsatisfiable'] === 'ScheduleAnyway') delete term['min_domains'];
    if (term['label_selector'] !== undefined) continue;
    delete term['match_label_keys'];
    delete term['mismatch_label_keys'];
  }
  for (const term of terms) {
    const keys = (term['match_label_keys'] ?? []) as string[];
    if (term['mismatch_label_keys'] === undefined) continue;
    term['mismatch_label_keys'] = (term['mismatch_label_keys'] as string[]).filter((key) => !keys.includes(key));
  }
  onceBy(pod, 'topology_spread_constraints', ({ topology_key: key, when_unsatisfiable: otherwise }) =>
    JSON.stringify([key, otherwise]),
  );
}

const byShortName = (affinity: Fields): { readonly [name: string]: Fields[] } =>
  Object.fromEntries(Object.entries(affinity).map(([name, terms]) => [name.split('_')[0] ?? '', listOf(terms)]));

function agreeOnPorts(container: Fields, onHost: boolean, hostPorts: Set<string>): void {
  const names = new Set<unknown>();
  for (const port of listOf(container['ports'])) {
    if (names.has(port['name'])) delete port['name'];
    names.add(port['name']);
    if (onHost && port['host_port']) port['host_port'] = port['container_port'];
    const host = String(port['host_port'] || (onHost ? port['container_port'] : ''));
    if (hostPorts.has(host)) port['host_port'] = 0;
    if (hostPorts.has(host) && onHost) port['container_port'] = port['host_port'] = 20_000 + hostPorts.size;
    if (host !== '') hostPorts.add(String(port['container_port'])).add(host);
  }
  names.delete(undefined);
  const known = [...names];
  const lifecycle = fieldsOf(container['lifecycle']);
  const probes = ['liveness_probe', 'readiness_probe', 'startup_probe'].map((name) => container[name]);
  for (const handler of [...probes, lifecycle['post_start'], lifecycle['pre_stop']]) {
    for (const kind of ['http_get', 'tcp_socket']) {
      const target = fieldsOf(handler)[kind] as Fields | undefined;
      if (target === undefined || typeof target['port'] === 'number' || names.has(target['port'])) continue;
      target['port'] = known[0] ?? 8080;
    }
  }
  delete fieldsOf(container['readiness_probe'])['termination_grace_period_seconds'];
}

function agreeOnEnv(container: Fields): void {
  const env = fieldsOf(container['env']);
  const names = new Set<unknown>();
  for (const list of Object.keys(env).filter((list) => list === 'variables' || list === 'secrets')) {
    env[list] = listOf(env[list]).filter(({ name }) => !names.has(name) && names.add(name));
  }
}

function agreeOnSecurity(container: Fields): void {
  const security = fieldsOf(container['security_context']);
  if (security['privileged']) delete security['allow_privilege_escalation'];
}

/** An init container has probes and hooks only as a sidecar. */
function endOrStay(container: Fields): void {
  const hooks = ['liveness_probe', 'readiness_probe', 'startup_probe', 'lifecycle'];
  if (hooks.some((field) => container[field] !== undefined)) container['restart_policy'] = 'Always';
}

/** Rules are exceptions from a policy, which they need; one that is Always goes without them beside an init container. */
function agreeOnRestarts(container: Fields, isInit: boolean): void {
  if (listOf(container['restart_policy_rules']).length === 0) return;
  if (container['restart_policy'] === 'Always') delete container['restart_policy_rules'];
  else container['restart_policy'] = isInit ? 'OnFailure' : 'Always';
}

const OF_MOUNTS = [
  'name',
  'mount_path',
  'read_only',
  'sub_path',
  'sub_path_expr',
  'mount_propagation',
  'recursive_read_only',
];

/** The first source of a name is its volume's; a mount of no volume gets an empty one. */
function agreeOnVolumes(pod: Fields, containers: readonly Fields[]): void {
  onceBy(pod, 'volumes', ({ name }) => name);
  if (JSON.stringify(containers).includes('"file_key_ref"')) {
    const others = listOf(pod['volumes']).filter(({ name }) => name !== 'variables');
    pod['volumes'] = [...others, { name: 'variables', empty_dir: {} }];
  }
  const known = new Set(listOf(pod['volumes']).map(({ name }) => name));
  for (const container of containers) {
    onceBy(container, 'volume_mounts', ({ mount_path: path }) => path);
    for (const mount of listOf(container['volume_mounts'])) {
      const sources = Object.keys(mount).filter((field) => !OF_MOUNTS.includes(field));
      if (known.has(mount['name'])) for (const source of sources) delete mount[source];
      else if (sources.length === 0) mount['empty_dir'] = {};
      known.add(mount['name']);
      if (mount['sub_path'] !== undefined) delete mount['sub_path_expr'];
      if (mount['recursive_read_only'] !== undefined) {
        mount['read_only'] = true;
        delete mount['mount_propagation'];
      }
    }
    if (container['volume_devices'] === undefined) continue;
    const devices = listOf(container['volume_devices']).slice(0, 1);
    container['volume_devices'] = devices.map((device) => ({ ...device, name: 'block' }));
    if (known.has('block')) continue;
    known.add('block');
    pod['volumes'] = [...listOf(pod['volumes']), { name: 'block', persistent_volume_claim: { claim_name: 'claim' } }];
  }
}

/** Keys of the chart's own ConfigMaps and Secrets are among those they have. */
function agreeOnObjects(spec: Fields, containers: readonly Fields[], pod: Fields): void {
  const own = new Map<string, readonly string[]>();
  const add = (kind: string, key: string, { name }: Fields, keys: readonly string[]): void => {
    for (const known of [key, name]) if (known !== undefined) own.set(`${kind}/${known}`, keys);
  };
  for (const [key, map] of Object.entries(fieldsOf(spec['config_maps'])) as [string, Fields][]) {
    const binary = fieldsOf(map['binary_data']);
    for (const twice of Object.keys(fieldsOf(map['data']))) delete binary[twice];
    add('configMap', key, map, [...Object.keys(fieldsOf(map['data'])), ...Object.keys(binary)]);
  }
  for (const [key, secret] of Object.entries(fieldsOf(spec['secrets'])) as [string, Fields][]) {
    add('secret', key, secret, secret['keys'] as string[]);
  }
  walk([containers, listOf(pod['volumes'])]);

  function walk(value: unknown): void {
    for (const [field, entry] of Object.entries(value ?? {})) {
      if (typeof entry !== 'object') continue;
      const kind = /^config_map(_key_ref)?$/.test(field)
        ? 'configMap'
        : /^secret(_key_ref|_ref)?$/.test(field)
          ? 'secret'
          : undefined;
      if (kind !== undefined) keep(entry as Fields, kind);
      walk(entry);
    }
  }

  function keep(source: Fields, kind: string): void {
    const keys = own.get(`${kind}/${source['name']}`);
    if (keys === undefined) return;
    const [first] = keys;
    if (source['key'] !== undefined && !keys.includes(String(source['key']))) source['key'] = first ?? source['key'];
    if (source['items'] === undefined) return;
    source['items'] = listOf(source['items']).filter(({ key }) => keys.includes(String(key)));
  }
}

function onceBy(parent: Fields, field: string, key: (entry: Fields) => unknown): void {
  if (parent[field] === undefined) return;
  const seen = new Set<unknown>();
  parent[field] = listOf(parent[field]).filter((entry) => !seen.has(key(entry)) && seen.add(key(entry)));
}
