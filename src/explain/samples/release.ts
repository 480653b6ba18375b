import { type Samples, told } from '../sample.ts';

/** Findings about packaging and publishing: what leads to one, and what doesn't. */
export const release: Samples = {
  'helmignore-invalid': told(
    'a line "**/*.tmp" in .helmignore',
    'a line "*.tmp" in .helmignore',
    'charts/agent/.helmignore',
    1,
    '**/*.tmp',
  ),
  'chart-file-too-large': told(
    'a file of 8 MiB in the chart folder',
    'the same, with a line for it in .helmignore',
    'files/data.bin',
    8 * 2 ** 20,
  ),
  'chart-too-large': told(
    'files of 120 MiB in the chart folder',
    'the same, with lines for them in .helmignore',
    'agent',
    120 * 2 ** 20,
  ),
  'chart-link-leads-out': told(
    'a link files/ca.pem to /etc/ssl/ca.pem in the chart folder',
    'a copy of ca.pem in files/',
    'charts/agent/files/ca.pem',
    '/etc/ssl/ca.pem',
  ),
  'chart-path-too-long': told(
    'a file whose name has 120 bytes',
    'a file whose name has 100 bytes',
    `files/${'x'.repeat(20)}….txt`,
  ),
  'chart-metadata-invalid': told(
    'a Chart.yaml without a version',
    'a Chart.yaml with version: 1.0.0',
    'charts/agent/Chart.yaml',
    'it has no version',
  ),
  'chart-name-not-publishable': told(
    'ds2helm publish of a chart named "Agent"',
    'ds2helm publish of a chart named "agent"',
    'Agent',
  ),
  'chart-not-renderable': told(
    'ds2helm publish charts/agent, with a mistake in templates/extra.yaml',
    'ds2helm publish charts/agent, after helm template passes',
    'charts/agent',
    'parse error at (agent/templates/extra.yaml:3): unclosed action',
  ),
  'signature-of-another': told(
    'ds2helm publish dist/agent-1.0.0.tgz, packed anew after it was signed',
    'ds2helm publish dist/agent-1.0.0.tgz --sign',
    'dist/agent-1.0.0.tgz.prov',
    'dist/agent-1.0.0.tgz',
  ),
  'release-unsigned': told(
    'ds2helm publish charts/agent --sign, of what is published without a signature',
    'ds2helm publish agent.yaml --sign --chart-version 1.0.1',
    'oci://registry.example.com/charts/agent:1.0.0',
  ),
  'chart-named-twice': told(
    'ds2helm publish charts/agent other/agent, both of version 1.0.0',
    'the same, with version 1.0.1 for one of them',
    'agent-1.0.0',
  ),
  'release-differs': told(
    'ds2helm publish charts/agent after a change, with the version that is published',
    'ds2helm publish charts/agent --chart-version 1.0.1',
    'oci://registry.example.com/charts/agent:1.0.0',
    '9f86d081',
    '60303ae2',
  ),
};
