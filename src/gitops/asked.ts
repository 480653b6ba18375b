import type { Ask } from '../model/asks.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import { isMap, valueAt } from './tree.ts';

/** A value that a chart asks an install for. */
export interface Asked {
  readonly kind: Ask['kind'];
  /** `secretEnv.TOKEN`. */
  readonly name: string;
  /** Empty where nobody gave it. */
  readonly value: string;
}

/** Everything that a chart of ours asks for, by its values. */
export function askedFor(values: JsonObject): Asked[] {
  const containers = ['sidecars', 'initContainers'].flatMap((group) =>
    entries(values[group]).map(([name, container]) => ({
      at: `${group}.${name}.`,
      of: valueAt(container, ['secretEnv']),
    })),
  );
  return [
    ...[{ at: '', of: values['secretEnv'] }, ...containers].flatMap(({ at, of }) =>
      entries(of).map(([name, value]) => asked('secretEnv', `${at}secretEnv.${name}`, value)),
    ),
    ...entries(values['references']).map(([place, value]) => asked('references', `references.${place}`, value)),
    ...entries(values['imageCredentials']).map(([server, login]) =>
      asked('imageCredentials', `imageCredentials.${server}.password`, valueAt(login, ['password'])),
    ),
    ...entries(values['secrets']).flatMap(([name, secret]) =>
      entries(valueAt(secret, ['data'])).map(([key, value]) => asked('secrets', `secrets.${name}.data.${key}`, value)),
    ),
  ];
}

const entries = (map: Json | undefined): [string, Json][] => (isMap(map) ? Object.entries(map) : []);

const asked = (kind: Asked['kind'], name: string, value: Json | undefined): Asked => ({
  kind,
  name,
  value: typeof value === 'string' ? value : '',
});
