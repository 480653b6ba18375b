import type { ManifestSample, Part } from './sample.ts';

interface Fields {
  readonly [field: string]: string | Fields;
}

/** What a sample leaves out because it says nothing of it. */
const LEAST: Fields = {
  apiVersion: 'kubernetes.planton.dev/v1alpha1',
  kind: 'KubernetesDaemonSet',
  metadata: { name: 'agent' },
  spec: {
    namespace: 'monitoring',
    container: { app: { image: 'example.com/agent:1.0', resources: '{limits: {memory: 64Mi}}' } },
    pod: { node_selector: '{kubernetes.io/os: linux}' },
  },
};

const stepsOf = (part: Part): readonly string[] => (part === '' ? [] : part.split('.'));

/** A whole manifest with these lines in it; a field that they give replaces one of the same name. */
export function manifestText(part: ManifestSample['part'], lines: string): string {
  if (part === '') return `${lines}\n`;
  return `${textOf(LEAST, stepsOf(part), lines).join('\n')}\n`;
}

/** The lines below the fields that lead to them. */
export function placedLines(part: ManifestSample['part'], lines: string): string {
  const steps = stepsOf(part);
  const parents = steps.map((step, depth) => `${'  '.repeat(depth)}${step}:`);
  return [...parents, ...indented(lines.split('\n'), steps.length)].join('\n');
}

function textOf(fields: Fields, [step, ...rest]: readonly string[], lines: string): string[] {
  if (step === undefined) {
    const own = new Set(lines.split('\n').flatMap((line) => /^[\w.]+/.exec(line) ?? []));
    const others = Object.fromEntries(Object.entries(fields).filter(([field]) => !own.has(field)));
    return [...blockOf(others), ...lines.split('\n')];
  }
  const { [step]: inner = {}, ...others } = fields;
  const below = textOf(typeof inner === 'string' ? {} : inner, rest, lines);
  return [...blockOf(others), `${step}:`, ...indented(below, 1)];
}

const blockOf = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([field, value]) =>
    typeof value === 'string' ? [`${field}: ${value}`] : [`${field}:`, ...indented(blockOf(value), 1)],
  );

const indented = (lines: readonly string[], depth: number): string[] =>
  lines.map((line) => (line === '' ? '' : '  '.repeat(depth) + line));
