import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bumpDigests, type Engine, gitopsObjects, type Wishes } from '../../src/gitops/index.ts';
import { printYaml } from '../../src/print/yaml.ts';
import { DIGEST, REPOSITORY, rolloutOf } from './charts.ts';

const OLD = `sha256:${'f'.repeat(64)}`;
const CHART = { repository: REPOSITORY, digest: DIGEST, version: '1.3.0' };

const application = (revision: string, repository = REPOSITORY, version = '1.2.0'): string => `# an agent
kind: Application
apiVersion: argoproj.io/v1alpha1
metadata: {name: agent, annotations: {ds2helm.dev/version: ${version}}}
spec:
  source:
    repoURL: ${repository}
    targetRevision: ${revision} # pinned
    path: .
`;
const applicationSet = (revision: string, version: string): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: agent
  annotations: {ds2helm.dev/version: "${version}"}
spec:
  template:
    metadata: {annotations: {ds2helm.dev/version: "${version}"}}
    spec:
      source: {repoURL: "${REPOSITORY}", targetRevision: '${revision}'}
`;
const ociRepository = (digest: string): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: agent}
spec:
  url: ${REPOSITORY}
  ref:
    digest: ${digest}
`;

const bump = (text: string, chart = CHART) => bumpDigests({ name: 'apps.yaml', text }, chart);
/** Without what installs the chart. */
const pinned = (text: string) => {
  const { followers, ...rest } = bump(text);
  return rest;
};

test('an Application: the digest and the version it stands for, and nothing else', () => {
  assert.equal(pinned(application(OLD)), {
    text: application(DIGEST, REPOSITORY, '1.3.0'),
    before: [OLD],
    unpinned: [],
  });
});

test('an ApplicationSet: both versions; quotes go, the value stays a text', () => {
  const want = applicationSet(OLD, '1.2.0').replace(`'${OLD}'`, DIGEST).replaceAll('"1.2.0"', '1.3.0');
  assert.equal(pinned(applicationSet(OLD, '1.2.0')), { text: want, before: [OLD], unpinned: [] });
});

test('every document of a file that follows the chart', () => {
  const text = [
    ociRepository(OLD),
    application(OLD, 'oci://registry.example.com/charts/other'),
    ociRepository('sha256:1'),
  ];
  const want = [ociRepository(DIGEST), text[1], ociRepository(DIGEST)];
  assert.equal(pinned(text.join('---\n')), { text: want.join('---\n'), before: [OLD, 'sha256:1'], unpinned: [] });
});

test('nothing to bump', () => {
  const other = application(OLD, 'oci://registry.example.com/charts/other');
  assert.equal(pinned(other), { text: other, before: [], unpinned: [] });
});

const source = (ref: string): string => `kind: OCIRepository
apiVersion: source.toolkit.fluxcd.io/v1
metadata: {name: agent}
spec:
  url: ${REPOSITORY}${ref}
  interval: 1h # hourly
`;
const block = `\n  ref:\n    digest: ${DIGEST}`;
const flow = `\n  ref: {digest: ${DIGEST}}`;

/** undefined: there is no place for a digest. */
const REFERENCES: readonly [ref: string, want: string | undefined, before: string][] = [
  ['\n  ref:\n    tag: 1.2.0', block, '1.2.0'],
  ['\n  ref: {tag: "1.2.0"}', flow, '1.2.0'],
  ['\n  ref:\n    semver: ">=1"\n    semverFilter: .*', block, '>=1'],
  [`\n  ref: {tag: 1.2.0, digest: "${OLD}"}`, flow, OLD],
  [`\n  ref: {digest: '${OLD}'}`, flow, OLD],
  ['', undefined, ''],
];

for (const [ref, want, before] of REFERENCES) {
  test(`an OCIRepository with${ref.replaceAll(/\s+/g, ' ') || 'out a reference'}`, () => {
    assert.equal(
      pinned(source(ref)),
      want === undefined
        ? { text: source(ref), before: [], unpinned: ['OCIRepository agent'] }
        : { text: source(want), before: [before], unpinned: [] },
    );
  });
}

test('an Application without a revision', () => {
  const text = application(OLD).replace(/ *targetRevision.*\n/, '');
  assert.equal(pinned(text).unpinned, ['Application agent']);
});

const printed = (digest: string, version: string, wishes: Partial<Wishes>, engine: Engine): string => {
  const rollout = rolloutOf({}, wishes);
  return gitopsObjects(engine, { ...rollout, chart: { ...rollout.chart, digest, version } })
    .map((object) => `---\n${printYaml(object)}`)
    .join('');
};

const WAVES = { waves: [{ names: ['canary'] }, { names: ['eu', 'us'] }] };
for (const [name, engine, wishes] of [
  ['Flux in one cluster', 'flux', {}],
  ['Flux in waves', 'flux', WAVES],
  ['Argo CD in one cluster', 'argocd', {}],
  ['Argo CD in waves', 'argocd', WAVES],
] as const) {
  test(`${name}: what is printed for a chart and bumped to the next is what is printed for that`, () => {
    const { text } = bump(printed(OLD, '1.2.0', wishes, engine));
    assert.is(text, printed(DIGEST, '1.3.0', wishes, engine));
  });
}

test('followers: what installs the chart, with the release, the namespace and the values it has', () => {
  const values = { env: { FORMAT: '{{ x' } };
  const rows: readonly [Engine, Partial<Wishes>, names: readonly string[]][] = [
    ['flux', { values }, ['HelmRelease agent']],
    ['flux', { ...WAVES, values }, ['HelmRelease agent-canary', 'HelmRelease agent-eu', 'HelmRelease agent-us']],
    ['argocd', { values }, ['Application agent']],
    ['argocd', { ...WAVES, values }, ['ApplicationSet agent']],
  ];
  for (const [engine, wishes, names] of rows) {
    assert.equal(
      bump(printed(OLD, '1.2.0', { ...wishes, release: 'agent' }, engine)).followers,
      names.map((name) => ({ name, release: 'agent', namespace: 'monitoring', values })),
    );
  }
});

test.run();
