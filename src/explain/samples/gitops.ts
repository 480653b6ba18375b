import { type Samples, told } from '../sample.ts';

const CHARTS = 'oci://registry.example.com/charts';
const WRITE = `ds2helm gitops ${CHARTS}/agent:1.2.0 --for argocd`;

/** Findings about what Argo CD and Flux roll out: what leads to one, and what doesn't. */
export const gitops: Samples = {
  'gitops-not-ours': told(
    `ds2helm gitops ${CHARTS}/nginx:1.2.0 --for argocd, a chart of another tool`,
    WRITE,
    `${CHARTS}/nginx:1.2.0`,
  ),
  'gitops-namespace-unknown': told(
    `${WRITE}, whose namespace is a reference`,
    `${WRITE} --namespace monitoring`,
    'agent',
  ),
  'gitops-needs-secret': told(`${WRITE}, which asks for API_KEY`, `${WRITE} --existing-secret agent-keys`, [
    'secretEnv.API_KEY',
  ]),
  'gitops-literal-secret': told(
    `${WRITE} --values values.yaml, with secretEnv.API_KEY in it`,
    `${WRITE} --existing-secret agent-keys`,
    ['secretEnv.API_KEY'],
  ),
  'gitops-value-missing': told(
    `${WRITE}, which asks for a reference`,
    `${WRITE} --values values.yaml, with the reference in it`,
    ['references'],
  ),
  'gitops-other-content': told(
    `ds2helm gitops agent.yaml --registry ${CHARTS} --for flux, after a change of agent.yaml`,
    'the same, after agent.yaml was published with --chart-version 1.3.0',
    `${CHARTS}/agent:1.2.0`,
  ),
  'gitops-nothing-to-bump': told(
    `ds2helm gitops ${CHARTS}/agent:1.3.0 --bump apps/other.yaml`,
    `ds2helm gitops ${CHARTS}/agent:1.3.0 --bump apps/agent.yaml`,
    'apps/other.yaml',
    'registry.example.com/charts/agent',
  ),
  'gitops-not-pinnable': told(
    `ds2helm gitops ${CHARTS}/agent:1.3.0 --bump apps/agent.yaml, whose OCIRepository has no spec.ref`,
    'the same, with spec.ref: {tag: 1.2.0} in it',
    'apps/agent.yaml',
    ['OCIRepository agent'],
  ),
  'gitops-other-namespace': told(
    `ds2helm gitops ${CHARTS}/agent:1.3.0 --bump apps/agent.yaml, whose manifest has moved to another namespace`,
    'the same with --namespace monitoring',
    'HelmRelease agent',
    'monitoring',
    'logging',
  ),
  'gitops-name-invalid': told(`${WRITE} --name Bad_Name`, `${WRITE} --name good-name`, 'release', 'Bad_Name', 53),
  'gitops-cluster-twice': told(
    `${WRITE} --clusters Prod_EU --clusters prod-eu`,
    `${WRITE} --clusters prod-eu`,
    'Prod_EU',
    'prod-eu',
  ),
  'gitops-helm-refuses': told(
    `${WRITE} --values values.yaml, with a key that the chart does not know`,
    `${WRITE} --values values.yaml, without it`,
    'agent',
    "additional properties 'imagee' not allowed",
  ),
  'gitops-namespace-expected': told(
    `ds2helm gitops ${CHARTS}/agent:1.2.0 --for flux, of a manifest without create_namespace`,
    'the same with --namespace-object',
    'monitoring',
    ['pod-security.kubernetes.io/enforce=privileged'],
  ),
  'gitops-plain-http': told(`${WRITE} --plain-http`, WRITE, `${CHARTS}/agent`),
};
