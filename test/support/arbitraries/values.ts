/** Values for a chart, drawn from its own schema: overrides, nulls, empty lists and maps. */
import fc from 'fast-check';
import type { Schema } from '../../../schemas/bundle.ts';
import { valuesSchema } from '../../../src/generate/values-schema.ts';
import type { Fields } from '../manifests.ts';
import { type Hints, valuesOf } from './schema.ts';
import * as texts from './texts.ts';

const SHARE = 15;

const root = valuesSchema() as Schema;
const bundle = { definitions: { ...root.definitions, Values: root } } as Schema;

/** Keys that values.yaml has at these places, among others. */
const keysOf = (defaults: Fields, place: string): fc.Arbitrary<string> => {
  const known = Object.keys((defaults[place] ?? {}) as object);
  return known.length === 0 ? texts.dnsLabel : fc.oneof(fc.constantFrom(...known), texts.dnsLabel);
};

const NAMED = ['env', 'ports', 'volumes', 'volumeMounts', 'sidecars', 'initContainers', 'configMaps', 'objects'];
const OF_CONTAINERS = ['env', 'ports', 'volumeMounts'];

/** Values over these defaults of a chart. What the chart asks for at install time is left to the caller. */
export function valuesFor(defaults: Fields): fc.Arbitrary<Fields> {
  const keys = {
    ...Object.fromEntries(NAMED.map((place) => [`Values.${place}`, keysOf(defaults, place)])),
    ...Object.fromEntries(OF_CONTAINERS.map((place) => [`AgentContainer.${place}`, texts.dnsLabel])),
  };
  const hints: Hints = { share: SHARE, unions: UNIONS, keys, values: HINTS };
  return valuesOf(bundle, 'Values', hints).map((values) => withoutRefused(values as Fields, defaults));
}

/** Of a variable's two sources one. */
const UNIONS: Hints['unions'] = { EnvVar: ['', 'value', 'valueFrom'] };
const none = fc.constant(undefined);
const ASKED = ['secretEnv', 'secrets', 'references', 'imageCredentials'];
const HINTS: Hints['values'] = {
  ...Object.fromEntries(ASKED.flatMap((key) => [`Values.${key}`, `AgentContainer.${key}`]).map((key) => [key, none])),
  // A reference that the chart doesn't have is asked for.
  '.reference': none,
  // One that no container has is refused.
  'Values.podMonitor.port': none,
  // Another one is refused for a headless Service.
  'Values.service.type': fc.constant('ClusterIP'),
  'Values.enabled': none,
  'Values.install': none,
  'Values.nameOverride': texts.dnsLabel,
  'Values.fullnameOverride': texts.dnsSubdomain,
  'Values.namespaceOverride': texts.dnsLabel,
  'Values.extraObjects': fc.array(fc.constantFrom({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }), {
    maxLength: 1,
  }),
  'Values.objects': fc.constantFrom({}, undefined),
};

/** What a chart that was made without it refuses, with a message of its own. */
const REFUSABLE = ['configMaps', 'existingSecret', 'existingSecretKeys', 'service', 'podMonitor', 'rbac'];

export function withoutRefused(values: Fields, defaults: Fields): Fields {
  const sectionOf = (of: Fields, key: string): Fields => (of[key] ?? {}) as Fields;
  const hasNoNamespace = sectionOf(defaults, 'namespace')['name'] === '';
  const isRefused = (key: string): boolean =>
    (REFUSABLE.includes(key) && defaults[key] === undefined) ||
    (key === 'namespace' && hasNoNamespace) ||
    (['service', 'podMonitor'].includes(key) && values['ports'] === null) ||
    (key === 'existingSecretKeys' && !values['existingSecret']) ||
    (key === 'networkPolicy' && ('hostNetwork' in values ? values : defaults)['hostNetwork'] === true);
  const named = Object.entries(values).filter(([key]) => !isRefused(key));
  const given = Object.fromEntries(
    named.map(([key, value]) => [key, withImages(value, key, sectionOf(defaults, key))]),
  );
  const kept = { ...given, ...knownVariables(given, defaults) };
  if (!kept['rbac']) return kept;
  const rules = sectionOf(defaults, 'rbac');
  const hasSome = (key: string): boolean => !Array.isArray(rules[key]) || rules[key].length > 0;
  return { ...kept, rbac: Object.fromEntries(Object.entries(kept['rbac']).filter(([key]) => hasSome(key))) };
}

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
