import type { Workload } from '../model/workload.ts';
import { hasPermissions } from './rows/access.ts';
import { hasSecrets } from './rows/config.ts';
import { hasMetricsPort, hasPorts } from './rows/opt-in.ts';
import type { TemplateName } from './templates.ts';

/** A template of the chart: where it goes, what it is made of, and whether this workload gives it something to do. */
export interface TemplateFile {
  readonly path: string;
  readonly parts: readonly TemplateName[];
  readonly when: (workload: Workload) => boolean;
}

const always = (): boolean => true;

const HELPERS: readonly TemplateName[] = [
  'helpers/names.tpl',
  'helpers/labels.tpl',
  'helpers/values.tpl',
  'helpers/pod.tpl',
  'helpers/container.tpl',
  'helpers/env.tpl',
  'helpers/compiled.tpl',
];

export const TEMPLATE_FILES: readonly TemplateFile[] = [
  { path: 'templates/_helpers.tpl', parts: HELPERS, when: always },
  file('NOTES.txt'),
  file('daemonset.yaml'),
  file('namespace.yaml', ({ namespace }) => namespace.name !== undefined),
  file('serviceaccount.yaml'),
  file('clusterrole.yaml', hasPermissions),
  file('clusterrolebinding.yaml', hasPermissions),
  file('role.yaml', hasPermissions),
  file('rolebinding.yaml', hasPermissions),
  file('configmap.yaml', ({ configMaps }) => Object.keys(configMaps).length > 0),
  file('secret.yaml', hasSecrets),
  file('image-pull-secret.yaml', ({ imageRegistries }) => imageRegistries.length > 0),
  file('objects.yaml'),
  file('service.yaml', hasPorts),
  file('podmonitor.yaml', hasMetricsPort),
  file('networkpolicy.yaml'),
];

function file(name: TemplateName, when: (workload: Workload) => boolean = always): TemplateFile {
  return { path: `templates/${name}`, parts: [name], when };
}

export const HELMIGNORE: string = `# What is no part of the chart when Helm packages it.
.DS_Store
.git/
.gitignore
.helmignore
.idea/
.vscode/
*.orig
*.swp
*.tmp
*.tgz
*.prov
.ds2helm.json
ci/
`;
