/** What gitops makes of charts that are published, and what it refuses, with both Helms. */
import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everyHelm } from '../support/charts.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { helms } from '../support/helm.ts';
import { startRegistry } from '../support/registry.ts';
import { agent, digestIn, ds2helm, type Said, type User, user } from '../support/release.ts';

const registry = await startRegistry();
const to = `oci://${registry.host}/handover`;
const folder = temporaryFolder();
const at = (path: string): string => join(folder, path);
const REFUSAL = / \[([a-z-]+)\]$/gm;
const codesIn = ({ err }: Said): readonly string[] => [...err.matchAll(REFUSAL)].map(([, code = '']) => code);

plant(folder, {
  'agent.yaml': agent('node-agent'),
  'secret.yaml': agent('node-agent', { version: '0.2.0' }).replace(
    '      resources:',
    '      env: {secrets: {TOKEN: hunter2-hunter2}}\n      resources:',
  ),
  'moved.yaml': agent('node-agent', { version: '0.3.0' }).replace('namespace: monitoring', 'namespace: logging'),
  'other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n',
  'other/values.yaml': 'a: b\n',
  'unknown.yaml': 'imagee: {tag: x}\n',
  'known.yaml': 'image: {tag: x}\n',
});

const who = user(await anyHelm());
const digests = new Map<string, string>();
for (const chart of ['other', 'agent.yaml', 'secret.yaml', 'moved.yaml']) {
  const published = await ds2helm(who, 'publish', at(chart), to, '--plain-http');
  assert.is(published.code, 0, published.err);
  digests.set(chart, digestIn(published.out));
}

async function anyHelm() {
  const [helm] = await helms();
  if (helm === undefined) throw new Error('no helm');
  return helm;
}

const gitops = (who: User, chart: string, ...args: readonly string[]) =>
  ds2helm(who, 'gitops', `${to}/${chart}`, '--plain-http', ...args);

/** Command lines behind the chart, and what is said: a code, or nothing. */
const PRINTED: readonly [args: string, codes: readonly string[]][] = [
  ['other:1.0.0 --for argocd', ['gitops-not-ours']],
  ['node-agent:0.1.0 --for argocd', ['gitops-plain-http']],
  ['node-agent:0.1.0 --for flux', ['gitops-namespace-expected']],
  ['node-agent:0.1.0 --for flux --namespace-object', []],
  [`node-agent:0.1.0 --for flux --namespace-object --values ${at('known.yaml')}`, []],
  [`node-agent:0.1.0 --for flux --values ${at('unknown.yaml')}`, ['gitops-helm-refuses']],
  ['node-agent:0.1.0 --for flux --existing-secret agent-keys', ['gitops-helm-refuses']],
  ['node-agent:0.2.0 --for flux --namespace-object --existing-secret agent-keys', []],
  ['node-agent:0.1.0 --for flux --name Bad_Name', ['gitops-name-invalid']],
];

for (const [args, codes] of PRINTED) {
  test(`${args.replaceAll(`${folder}/`, '')}: ${codes.join() || 'nothing to say'}`, () =>
    everyHelm(async (helm) => {
      const [chart = '', ...rest] = args.split(' ');
      const said = await gitops(user(helm), chart, ...rest);
      assert.equal(codesIn(said), codes, said.err);
      const isRefused = said.err.includes('error');
      assert.equal([said.code, said.out === ''], [isRefused ? 1 : 0, isRefused]);
    }));
}

const OLD = `sha256:${'f'.repeat(64)}`;
const flux = (ref: string, namespace = 'monitoring', values = '{}'): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: agent, namespace: flux-system}
spec: {url: ${to}/node-agent${ref}}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: agent, namespace: flux-system}
spec:
  releaseName: agent
  targetNamespace: ${namespace}
  chartRef: {kind: OCIRepository, name: agent}
  values: ${values}
`;

/** undefined: the file is pinned to the chart. */
const BUMPED: readonly [name: string, text: string, args: string, code: string | undefined][] = [
  ['a digest', flux(`, ref: {digest: '${OLD}'}`), '0.1.0', undefined],
  ['a tag', flux(', ref: {tag: 0.0.9}'), '0.1.0', undefined],
  ['no reference', flux(''), '0.1.0', 'gitops-not-pinnable'],
  ['nothing of the chart', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n', '0.1.0', 'gitops-nothing-to-bump'],
  ['a chart that wants a secret', flux(', ref: {tag: 0.1.0}'), '0.2.0', 'gitops-needs-secret'],
  [
    'a chart that wants a secret, which is named',
    flux(', ref: {tag: 0.1.0}', 'monitoring', '{existingSecret: keys}'),
    '0.2.0',
    undefined,
  ],
  ['a chart that has moved', flux(', ref: {tag: 0.1.0}'), '0.3.0', 'gitops-other-namespace'],
  ['a chart that has moved, and stays by wish', flux(', ref: {tag: 0.1.0}'), '0.3.0 -n monitoring', undefined],
  [
    'values that the chart has no longer',
    flux(', ref: {tag: 1}', 'monitoring', '{x: 1}'),
    '0.1.0',
    'gitops-helm-refuses',
  ],
];

const DIGESTS: Readonly<Record<string, string>> = {
  '0.1.0': 'agent.yaml',
  '0.2.0': 'secret.yaml',
  '0.3.0': 'moved.yaml',
};

for (const [name, text, args, code] of BUMPED) {
  test(`bump: ${name}, ${code ?? 'pinned'}`, async () => {
    const [version = '', ...rest] = args.split(' ');
    plant(folder, { 'apps.yaml': text });
    const said = await gitops(who, `node-agent:${version}`, '--bump', at('apps.yaml'), ...rest);
    assert.equal(codesIn(said), code === undefined ? [] : [code], said.err);
    const ref = `, ref: {digest: ${digests.get(DIGESTS[version] ?? '')}}`;
    const want = code === undefined ? text.replace(/, ref: .*(?=\}$)/m, ref) : text;
    assert.equal([said.code, readFileSync(at('apps.yaml'), 'utf8')], [code === undefined ? 0 : 1, want]);
  });
}

test('bump: a link stays a link, and what it leads to is pinned', async () => {
  plant(folder, { 'real/apps.yaml': flux(', ref: {tag: 0.0.9}') });
  symlinkSync('real/apps.yaml', at('link.yaml'));
  const said = await gitops(who, 'node-agent:0.1.0', '--bump', at('link.yaml'));
  assert.is(said.code, 0, said.err);
  assert.ok(lstatSync(at('link.yaml')).isSymbolicLink());
  assert.match(readFileSync(at('real/apps.yaml'), 'utf8'), digests.get('agent.yaml') ?? 'none');
});

test.run();
process.once('exit', registry.stop);
