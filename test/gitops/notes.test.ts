import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Engine, notesOf, type Wishes } from '../../src/gitops/index.ts';
import type { Parts } from '../support/lowered.ts';
import { MAKING, PRIVILEGED, rolloutOf } from './charts.ts';

const LABELS = ['enforce', 'audit', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}=privileged`).join(', ');
const NOTES: readonly [Engine, Parts, Partial<Wishes>, message: string | undefined][] = [
  [
    'flux',
    PRIVILEGED,
    {},
    `The namespace monitoring must be there, with the labels ${LABELS}: the manifest does not create it.`,
  ],
  ['flux', {}, {}, 'The namespace monitoring must be there: the manifest does not create it.'],
  ['flux', MAKING, {}, undefined],
  ['flux', PRIVILEGED, { makesNamespace: true }, undefined],
  ['flux', PRIVILEGED, { namespace: 'kube-system' }, undefined],
  ['flux', MAKING, { plainHttp: true }, undefined],
  ['argocd', PRIVILEGED, {}, undefined],
  [
    'argocd',
    {},
    { plainHttp: true },
    'Argo CD speaks HTTP with oci://registry.example.com/charts/agent only where a repository Secret of its own says so.',
  ],
];

for (const [engine, parts, wishes, want] of NOTES) {
  test(`${engine} with ${JSON.stringify({ ...parts, ...wishes })}: ${want ?? 'nothing to say'}`, () => {
    const notes = notesOf(engine, rolloutOf(parts, wishes));
    assert.equal(
      notes.map(({ severity, message }) => `${severity}: ${message}`),
      want === undefined ? [] : [`note: ${want}`],
    );
  });
}

test.run();
