import { valuesSchemaText } from '../generated/contract.ts';
import type { ChartFile } from '../model/chart.ts';
import type { Workload } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';
import { type ChartYamlOptions, chartYaml } from './chart-yaml.ts';
import { HELMIGNORE, TEMPLATE_FILES } from './files.ts';
import { installValuesFile } from './install-values.ts';
import { chartReadme } from './readme.ts';
import { ROOT_ROWS } from './rows/root.ts';
import { valueNodes } from './rows/row.ts';
import { renderTemplate } from './templates.ts';
import { printValues } from './values-yaml.ts';
import { viewOf } from './view.ts';

export { installValuesFile } from './install-values.ts';

/** The chart of a workload: the same files for the same workload, in name order. No literal secret is in any of them. */
export function generateChart(workload: Workload, options: ChartYamlOptions = {}): ChartFile[] {
  const nodes = valueNodes(ROOT_ROWS, workload);
  const view = viewOf(workload);
  const templates = TEMPLATE_FILES.filter(({ when }) => when(workload)).map(({ path, parts }) => ({
    path,
    text: parts.map((part) => renderTemplate(part, view)).join('\n'),
  }));
  const crds = workload.extraObjects
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .map((object) => ({ path: `crds/${object.metadata.name}.yaml`, text: printYaml(object) }));
  const ciValues = installValuesFile(workload, () => 'dummy');
  const files = [
    { path: 'Chart.yaml', text: chartYaml(workload, options) },
    { path: 'values.yaml', text: printValues(nodes) },
    { path: 'values.schema.json', text: valuesSchemaText },
    { path: 'README.md', text: chartReadme(workload, nodes) },
    { path: '.helmignore', text: HELMIGNORE },
    { path: 'ci/default-values.yaml', text: ciValues ?? '{}\n' },
    ...templates,
    ...crds,
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
