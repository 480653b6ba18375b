/** Data as YAML gives it. */
export interface Fields {
  readonly [field: string]: unknown;
}

/** The least that is a manifest without a finding of its own. */
const LEAST: Fields = {
  api_version: 'kubernetes.planton.dev/v1',
  kind: 'KubernetesDaemonSet',
  metadata: { name: 'agent' },
  spec: {
    namespace: { value: 'monitoring' },
    container: { app: { image: { repo: 'agent', tag: '1.2.3' } } },
  },
};

/** The least manifest with these fields over it; `undefined` takes a field out. */
export const manifest = (fields: Fields = {}): Fields => withoutUndefined(merge(LEAST, fields));

/** Fields for `manifest`, by the part that they stand in. Two of them become one by `merge`. */
export const metadata = (fields: Fields): Fields => ({ metadata: fields });
export const spec = (fields: Fields): Fields => ({ spec: fields });
export const pod = (fields: Fields): Fields => spec({ pod: fields });
export const app = (fields: Fields): Fields => spec({ container: { app: fields } });

/** A whole container, for a sidecar or an init container. */
export const container = (name: string, fields: Fields = {}): Fields => ({
  name,
  image: { repo: name, tag: '1.2.3' },
  ...fields,
});
export const sidecars = (...containers: readonly Fields[]): Fields => spec({ container: { sidecars: containers } });
export const initContainers = (...containers: readonly Fields[]): Fields => pod({ init_containers: containers });

/** Maps are merged, anything else of `over` wins. */
export function merge(base: Fields, over: Fields): Fields {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isMap(below) && isMap(value) ? merge(below, value) : value;
  }
  return merged;
}

function withoutUndefined(fields: Fields): Fields {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, isMap(value) ? withoutUndefined(value) : value]));
}

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
