import { asksOf } from '../model/asks.ts';
import type { Json, Workload } from '../model/workload.ts';
import type { ValueNode } from './rows.ts';

/** README.md of a chart: what it runs, how to install it, and every value. */
export function chartReadme(workload: Workload, nodes: readonly ValueNode[]): string {
  const { name, chart, namespace } = workload;
  const target = namespace.name ?? 'NAMESPACE';
  const parts = [
    `# ${name}`,
    `${chart.description}.`,
    '## Install',
    namespace.name === undefined
      ? code(`helm install ${name} . --namespace ${target} --create-namespace`)
      : [
          code(`helm install ${name} .`),
          `Into namespace \`${target}\`, wherever the release itself is recorded: ${
            namespace.create
              ? 'the chart creates it, with the Pod Security labels the pods need.'
              : 'it must be there already.'
          } Into another one:`,
          code(`helm install ${name} . --namespace team-a --create-namespace`),
        ].join('\n\n'),
    ...secretLines(workload),
    '## Upgrade',
    `An upgrade restarts pods only when their template changes. ${rollout(workload)}`,
    '## As a dependency',
    `Use \`condition: <alias>.enabled\`; \`global.imageRegistry\` and \`global.imagePullSecrets\` reach this chart.`,
    '## Values',
    ['| key | default | |', '| --- | --- | --- |', ...valueLines(nodes)].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

const code = (text: string): string => `\`\`\`sh\n${text}\n\`\`\``;

function secretLines(workload: Workload): string[] {
  const asks = asksOf(workload);
  if (asks.length === 0) return [];
  const list = asks.map(({ path }) => `- \`${path.map((key) => key.replaceAll('.', '\\.')).join('.')}\``).join('\n');
  const existing = asks.some(({ kind }) => kind === 'secretEnv')
    ? ' In production name a Secret that is in the namespace already with `existingSecret`: what is given here stays readable in the release.'
    : '';
  return ['## Values that the install must give', list, `Give them in a file, with \`--values FILE\`.${existing}`];
}

function rollout({ updateStrategy, configMaps, configRollout }: Workload): string {
  const strategy =
    updateStrategy['type'] === 'OnDelete'
      ? 'Pods are replaced only when they are deleted (OnDelete): with `--wait`, Helm 4 waits until its timeout.'
      : 'With `--wait`, Helm 3 allows for `maxUnavailable` missing pods, and Helm 4 waits for every node, also one that is NotReady.';
  const config = Object.keys(configMaps).length > 0 && configRollout;
  return config ? `${strategy} A changed ConfigMap restarts them too, unless \`configRollout\` is false.` : strategy;
}

function valueLines(nodes: readonly ValueNode[], parent = ''): string[] {
  return nodes.flatMap(({ key, comment, section, value }) => {
    const path = parent + key;
    if (section) return valueLines(value as readonly ValueNode[], `${path}.`);
    return [`| \`${path}\` | ${cell(value as Json)} | ${comment.replaceAll('|', '\\|')} |`];
  });
}

/** Longer defaults are read in values.yaml. */
function cell(value: Json): string {
  const text = JSON.stringify(value);
  if (text.length > 60) return 'see values.yaml';
  return `\`${text.replaceAll('|', '\\|').replaceAll('`', "'")}\``;
}
