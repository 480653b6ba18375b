import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { importSources } from '../src/import.ts';
import { daemonSet } from './support/raised.ts';

const KUSTOMIZATION = { name: 'kustomization.yaml', text: 'kind: Kustomization\nresources: [agent.yaml]\n' };
const AGENT = { name: 'agent.yaml', text: daemonSet({}) };

test('a file that is no object is skipped among others', () => {
  const { manifests, diagnostics } = importSources([KUSTOMIZATION, AGENT]);
  assert.is(manifests.length, 1);
  assert.equal([diagnostics[0]?.code, diagnostics[0]?.severity], ['document-not-an-object', 'note']);
});

test('and refused alone', () => {
  assert.is(importSources([KUSTOMIZATION]).diagnostics[0]?.severity, 'error');
});

test.run();
