/** How secrets get into a release: by a file, by a Secret that is there, and not at all. */
import * as assert from 'uvu/assert';
import type { Scenario } from '../support/cluster/scenario.ts';
import { valuesFile, type World } from '../support/cluster/world.ts';
import { app } from '../support/manifests.ts';
import { agent, WAIT } from './agents.ts';

const PLACE = ['--namespace', 'monitoring', '--create-namespace'];
const folder = (): string => agent(app({ env: { secrets: [{ name: 'API_KEY', value: 'literal' }] } }));

interface Variable {
  readonly name: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string; readonly key: string } };
}

async function referenceIn(world: World): Promise<unknown> {
  const [pod] = await world.podsOf('agent', 'monitoring');
  const { env } = (pod?.spec.containers[0] ?? {}) as { env?: readonly Variable[] };
  return env?.find(({ name }) => name === 'API_KEY')?.valueFrom?.secretKeyRef;
}

async function byFile(world: World): Promise<void> {
  const values = valuesFile({ secretEnv: { API_KEY: 'a,b=c {{ }} "é"\n' } });
  await world.run('install', 'agent', folder(), ...PLACE, ...WAIT, '--values', values);
  const reference = (await referenceIn(world)) as { name: string; key: string };
  const secret = await world.api.get('Secret', reference.name, 'monitoring');
  const { [reference.key]: encoded = '' } = (secret?.['data'] ?? {}) as Record<string, string>;
  assert.is(Buffer.from(encoded, 'base64').toString(), 'a,b=c {{ }} "é"\n');
}

async function byExistingSecret(world: World): Promise<void> {
  await world.makeNamespace('monitoring');
  const metadata = { name: 'mine', namespace: 'monitoring' };
  await world.api.create({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { token: 't' } });
  const flags = ['--set', 'existingSecret=mine', '--set', 'existingSecretKeys.API_KEY=token'];
  await world.run('install', 'agent', folder(), ...PLACE, ...WAIT, ...flags);
  assert.equal(await referenceIn(world), { name: 'mine', key: 'token' });
  const secrets = (await world.api.list('Secret', 'monitoring')).map(({ metadata }) => metadata.name);
  assert.equal(
    secrets.filter((name) => !name.startsWith('sh.helm.release')),
    ['mine'],
  );
}

async function missing(world: World): Promise<void> {
  const message = await world.refused('install', 'agent', folder(), ...PLACE);
  assert.match(message, 'secretEnv.API_KEY');
  assert.match(message, 'existingSecret');
  assert.equal([...(await world.inventory())], [], 'nothing of the release is there');
}

export const scenarios: readonly Scenario[] = [
  { name: 'secrets: from a file', run: byFile },
  { name: 'secrets: from a Secret that is there', run: byExistingSecret },
  { name: 'secrets: a missing one is asked for by the name of its flag', run: missing },
];
