/** Values for a chart, drawn from its own schema: overrides, nulls, empty lists and maps. */
import fc from 'fast-check';
import type { Schema } from '../../../schemas/bundle.ts';
import { valuesSchema } from '../../../src/generate/values-schema.ts';
import type { Fields } from '../manifests.ts';
import { withoutRefused } from './refusable.ts';
import { type Hints, valuesOf } from './schema.ts';
import * as texts from './texts.ts';

const OPT_INS = ['service', 'podMonitor', 'networkPolicy'];
const SHARE = 15;
/** What few charts have, and what is off by itself, is said more often. */
const SHARES = {
  ...Object.fromEntries(['service', 'podMonitor', 'rbac'].map((section) => [`Values.${section}`, 75])),
  'Values.networkPolicy': 30,
  ...Object.fromEntries(OPT_INS.map((section) => [`Values.${section}.enabled`, 80])),
};

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
  const hints: Hints = { share: SHARE, shares: SHARES, unions: UNIONS, keys, values: HINTS };
  return valuesOf(bundle, 'Values', hints).map((values) => withoutRefused(values as Fields, defaults));
}

/** Of a variable's two sources one. */
const UNIONS: Hints['unions'] = { EnvVar: ['', 'value', 'valueFrom'] };
const none = fc.constant(undefined);
const mostly = (one: boolean): fc.Arbitrary<boolean> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(one) }, { weight: 1, arbitrary: fc.constant(!one) });
const ASKED = ['secretEnv', 'secrets', 'references', 'imageCredentials'];
const HINTS: Hints['values'] = {
  ...Object.fromEntries(ASKED.flatMap((key) => [`Values.${key}`, `AgentContainer.${key}`]).map((key) => [key, none])),
  // A reference that the chart doesn't have is asked for.
  '.reference': none,
  // One that no container has is refused.
  'Values.podMonitor.port': none,
  ...Object.fromEntries(OPT_INS.map((section) => [`Values.${section}.enabled`, mostly(true)])),
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
