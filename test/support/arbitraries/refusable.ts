/** What charts refuse, with a message of their own, taken out of values that were drawn for them. */
import { type Fields, merge } from '../manifests.ts';

/** What a chart that was made without it refuses, with a message of its own. */
const REFUSABLE = ['configMaps', 'existingSecret', 'existingSecretKeys', 'service', 'podMonitor', 'rbac'];

/** Values less what the chart whose own these are would refuse. */
export function withoutRefused(values: Fields, defaults: Fields): Fields {
  const sectionOf = (of: Fields, key: string): Fields => (of[key] ?? {}) as Fields;
  const hasNoNamespace = sectionOf(defaults, 'namespace')['name'] === '';
  const isRefused = (key: string): boolean =>
    (REFUSABLE.includes(key) && defaults[key] === undefined) ||
    (key === 'namespace' && hasNoNamespace) ||
    (key === 'service' && portsOf(values, defaults).length === 0) ||
    (key === 'podMonitor' && !portNames(values, defaults).includes(scraped(values, defaults))) ||
    (key === 'existingSecretKeys' && !values['existingSecret']) ||
    (key === 'networkPolicy' && ('hostNetwork' in values ? values : defaults)['hostNetwork'] === true);
  const named = Object.entries(values).filter(([key]) => !isRefused(key));
  const given = Object.fromEntries(
    named.map(([key, value]) => [key, withImages(value, key, sectionOf(defaults, key))]),
  );
  return { ...given, ...knownVariables(given, defaults) };
}

/** A container's ports by key: its own, less those taken away, and those added. */
function portsOf(values: Fields, defaults: Fields): [key: string, port: Fields][] {
  if (values['ports'] === null) return [];
  const all = merge((defaults['ports'] ?? {}) as Fields, (values['ports'] ?? {}) as Fields);
  return Object.entries(all as Record<string, Fields | null>).flatMap(([key, port]) => (port ? [[key, port]] : []));
}

/** What the ports of the chart's containers are called then. */
function portNames(values: Fields, defaults: Fields): unknown[] {
  const others = ['sidecars', 'initContainers'].flatMap((section): [over: Fields, own: Fields][] => {
    if (values[section] === null) return [];
    const [over, own] = [values, defaults].map((of) => (of[section] ?? {}) as Record<string, Fields | null>);
    const kept = Object.keys({ ...own, ...over }).filter((name) => over?.[name] !== null);
    return kept.map((name) => [over?.[name] ?? {}, own?.[name] ?? {}]);
  });
  const named = [[values, defaults] as const, ...others].flatMap(([over, own]) =>
    portsOf(over, own).map(([key, port]) => ('name' in port ? port['name'] : key)),
  );
  const extra = ['extraContainers', 'extraInitContainers'].flatMap((key) => (values[key] ?? []) as Fields[]);
  return [...named, ...extra.flatMap(({ ports = [] }) => (ports as Fields[]).map(({ name }) => name))];
}

const scraped = (values: Fields, defaults: Fields): unknown =>
  merge((defaults['podMonitor'] ?? {}) as Fields, (values['podMonitor'] ?? {}) as Fields)['port'];

/** Those of existingSecretKeys that name a secret variable. */
function knownVariables(values: Fields, defaults: Fields): Fields {
  const keys = values['existingSecretKeys'];
  if (typeof keys !== 'object' || keys === null) return {};
  const variables = (of: (all: Fields) => unknown): string[] => {
    const given = of(values);
    const names = given === null ? [] : Object.keys({ ...(of(defaults) as Fields), ...(given as Fields) });
    return names.filter((name) => (given as Fields | undefined)?.[name] !== null);
  };
  const containers = ['initContainers', 'sidecars'].flatMap((section) =>
    variables((all) => all[section]).flatMap((name) =>
      variables((all) => (all[section] as Record<string, Fields> | undefined)?.[name]?.['secretEnv']).map(
        (variable) => `${name}.${variable}`,
      ),
    ),
  );
  const known = [...variables((all) => all['secretEnv']), ...containers];
  return { existingSecretKeys: Object.fromEntries(Object.entries(keys).filter(([name]) => known.includes(name))) };
}

/** A container that the chart doesn't have needs an image. */
function withImages(value: unknown, key: string, known: Fields): unknown {
  if (!['sidecars', 'initContainers'].includes(key) || typeof value !== 'object' || value === null) return value;
  const hasImage = ([name, container]: [string, Fields | null]): boolean =>
    container === null || known[name] !== undefined || Boolean((container['image'] as Fields | null)?.['repository']);
  return Object.fromEntries(Object.entries(value as Record<string, Fields | null>).filter(hasImage));
}
