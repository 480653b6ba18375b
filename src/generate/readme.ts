import { asksOf } from '../model/asks.ts';
import { releaseNameOf } from '../model/names.ts';
import type { AgentContainer, Json, Workload } from '../model/workload.ts';
import { imageText } from './image-text.ts';
import type { ValueNode } from './rows/row.ts';

const LONGEST_DEFAULT = 60;

/** README.md of a chart: what it runs, how to install it, and every value. */
export function chartReadme(workload: Workload, nodes: readonly ValueNode[]): string {
  const { name, chart, namespace } = workload;
  const target = namespace.name ?? 'NAMESPACE';
  const release = releaseNameOf(name);
  const parts = [
    `# ${name}`,
    `${chart.description}.`,
    table(['Container', 'Image', 'Role'], containerRows(workload)),
    '## Install',
    namespace.name === undefined
      ? code(`helm install ${release} . --namespace ${target} --create-namespace`)
      : [
          code(`helm install ${release} .`),
          `Into namespace \`${target}\`, wherever the release itself is recorded: ${
            namespace.create
              ? 'the chart creates it, with the Pod Security labels the pods need.'
              : 'it must be there already.'
          } Into another one:`,
          code(`helm install ${release} . --namespace team-a --create-namespace`),
        ].join('\n\n'),
    ...secretLines(workload),
    '## Upgrade',
    `An upgrade restarts pods only when their template changes. ${rollout(workload)}`,
    '## As a dependency',
    `Use \`condition: <alias>.enabled\`; \`global.imageRegistry\` and \`global.imagePullSecrets\` reach this chart.`,
    '## Values',
    table(['Key', 'Default', 'Description'], valueRows(nodes)),
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

function containerRows({ app, sidecars, initContainers }: Workload): string[][] {
  const row = (role: string) => (container: AgentContainer) => [
    inline(container.name),
    inline(imageText(container.image)),
    role,
  ];
  return [...initContainers.map(row('init container')), row('app')(app), ...sidecars.map(row('sidecar'))];
}

function valueRows(nodes: readonly ValueNode[], parent = ''): string[][] {
  return nodes.flatMap(({ key, comment, section, value }) => {
    const path = parent + key;
    if (section) return valueRows(value as readonly ValueNode[], `${path}.`);
    return [[inline(path), shown(value as Json), comment]];
  });
}

/** Longer defaults are read in values.yaml. */
function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_DEFAULT ? 'see values.yaml' : inline(text);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A text as code, between more backticks than it has itself. */
function inline(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  if (longest === 0) return `\`${text}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}
