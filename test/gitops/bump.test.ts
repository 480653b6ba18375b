import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bumpDigests } from '../../src/gitops/index.ts';
import { DIGEST, REPOSITORY } from './charts.ts';

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

const bump = (text: string) => bumpDigests({ name: 'apps.yaml', text }, CHART);

test('an Application: the digest and the version it stands for, and nothing else', () => {
  assert.equal(bump(application(OLD)), { text: application(DIGEST, REPOSITORY, '1.3.0'), before: [OLD] });
});

test('an ApplicationSet: both versions; quotes go, the value stays a text', () => {
  const want = applicationSet(OLD, '1.2.0').replace(`'${OLD}'`, DIGEST).replaceAll('"1.2.0"', '1.3.0');
  assert.equal(bump(applicationSet(OLD, '1.2.0')), { text: want, before: [OLD] });
});

test('every document of a file that follows the chart', () => {
  const text = [
    ociRepository(OLD),
    application(OLD, 'oci://registry.example.com/charts/other'),
    ociRepository('sha256:1'),
  ];
  const want = [ociRepository(DIGEST), text[1], ociRepository(DIGEST)];
  assert.equal(bump(text.join('---\n')), { text: want.join('---\n'), before: [OLD, 'sha256:1'] });
});

test('nothing to bump', () => {
  const other = application(OLD, 'oci://registry.example.com/charts/other');
  assert.equal(bump(other), { text: other, before: [] });
});

test.run();
