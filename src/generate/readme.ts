import { type Ask, asksOf } from '../model/asks.ts';
import { releaseNameOf } from '../model/names.ts';
import type { AgentContainer, Json, Workload } from '../model/workload.ts';
import { imageText } from './image-text.ts';
import { installValuesFile } from './install-values.ts';
import { hasConfig } from './rows/config.ts';
import type { ValueNode } from './rows/row.ts';

const LONGEST_DEFAULT = 60;

/** README.md of a chart: what it runs, how to install it, and every value. */
export function chartReadme(workload: Workload, nodes: readonly ValueNode[]): string {
  const { name, chart, namespace } = workload;
  const install = (flags: string): string => {
    const asked = asksOf(workload).length > 0 ? ' --values install.yaml' : '';
    return code(`helm install ${releaseNameOf(name)} . ${flags}${asked}`);
  };
  const parts = [
    `# ${name}`,
    `${chart.description}.`,
    table(['Container', 'Image', 'Role'], containerRows(workload)),
    '## Install',
    namespace.name === undefined
      ? install('--namespace NAMESPACE --create-namespace')
      : [
          install('--namespace default'),
          `Into namespace \`${namespace.name}\`, while the release itself is recorded in \`default\`: ${
            namespace.create
              ? 'the chart creates it, with the Pod Security labels the pods need.'
              : 'it must be there already.'
          } A release of any other namespace goes where it is recorded; without \`--namespace\` that is the namespace of your kube context:`,
          install('--namespace team-a --create-namespace'),
        ].join('\n\n'),
    ...secretLines(workload),
    '## Upgrade',
    code(`helm upgrade ${releaseNameOf(name)} . --namespace NAMESPACE --reset-then-reuse-values`),
    'With NAMESPACE where the release is recorded. `--reset-then-reuse-values` keeps what you gave and takes the defaults of the new version; never use `--reuse-values` for another version of the chart: it keeps the old defaults too.',
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
  const has = (kind: Ask['kind']): boolean => asks.some((ask) => ask.kind === kind);
  return [
    '## Values that the install must give',
    'In a file of your own, `install.yaml`:',
    `\`\`\`yaml\n${installValuesFile(workload, () => '') ?? ''}\`\`\``,
    ...(has('secretEnv') || has('secrets') ? ['What is given here stays readable in the release. In production:'] : []),
    [
      ...(has('secretEnv')
        ? [
            '- `existingSecret` names a Secret of the namespace that holds the variables, in place of every `secretEnv`.',
          ]
        : []),
      ...(has('secrets')
        ? [
            '- `secrets.NAME: null` leaves that Secret out: the pods use the Secret NAME that is in the namespace already.',
          ]
        : []),
    ].join('\n'),
  ].filter((part) => part !== '');
}

function rollout(workload: Workload): string {
  const { updateStrategy, configRollout } = workload;
  const strategy =
    updateStrategy['type'] === 'OnDelete'
      ? 'Pods are replaced only when they are deleted (OnDelete): with `--wait`, Helm 4 waits until its timeout.'
      : 'With `--wait`, Helm 3 allows for `maxUnavailable` missing pods, and Helm 4 waits for every node, also one that is NotReady.';
  const restarts = hasConfig(workload) && configRollout;
  return restarts
    ? `${strategy} A changed ConfigMap or Secret of the chart restarts them too, unless \`configRollout\` is false.`
    : strategy;
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
