/** From the text of Kubernetes objects to what raising makes of them. */
import type { Spec } from '../../src/model/manifest.ts';
import { type RaiseOptions, raiseObjects } from '../../src/raise/index.ts';
import { readObjects } from '../../src/read/objects.ts';
import type { Place } from '../../src/source.ts';

export interface RaisedText {
  readonly name: string;
  readonly metadata: unknown;
  readonly spec: Spec;
  readonly secrets: Readonly<Record<string, string>>;
}

const pointed = ({ source, span }: Place): string => source.text.slice(span.start, span.end);

/** Everything raised of a text, and the findings as `code: the text it points at`. */
export function raise(text: string, options: RaiseOptions = {}) {
  const { objects } = readObjects({ name: 'objects.yaml', text });
  const { manifests, diagnostics } = raiseObjects(objects, options);
  return {
    manifests: manifests.map(({ document, secrets }): RaisedText => {
      const { metadata, spec } = document.value as { metadata: { name: string }; spec: Spec };
      return { name: metadata.name, metadata, spec, secrets };
    }),
    findings: diagnostics.map(({ code, at }) => `${code}: ${at === undefined ? '' : pointed(at)}`),
  };
}

/** The parts of a DaemonSet called agent in the namespace monitoring, each as lines of YAML in flow or block style. */
export interface DaemonSetText {
  /** Below spec.template.spec.containers[0], beside name and image. */
  readonly container?: string;
  /** Below spec.template.spec. */
  readonly pod?: string;
  /** Below spec. */
  readonly spec?: string;
  readonly name?: string;
}

export function daemonSet({ container = '', pod = '', spec = '', name = 'agent' }: DaemonSetText): string {
  return [
    '---',
    'apiVersion: apps/v1',
    'kind: DaemonSet',
    `metadata: {name: ${name}, namespace: monitoring}`,
    'spec:',
    indented(spec, 2),
    '  selector: {matchLabels: {app: agent}}',
    '  template:',
    '    metadata: {labels: {app: agent}}',
    '    spec:',
    indented(pod, 6),
    ...(/^containers:/m.test(pod)
      ? []
      : ['      containers:', '        - name: agent', '          image: agent:1.2.3']),
    indented(container, 10),
    '',
  ].join('\n');
}

const indented = (text: string, by: number): string => text.trim().replace(/^(?=.)/gm, ' '.repeat(by));

/** The manifest of the one DaemonSet in a text. */
export function raiseOne(
  text: string,
  options: RaiseOptions = {},
): RaisedText & { readonly findings: readonly string[] } {
  const { manifests, findings } = raise(text, options);
  const [one, ...more] = manifests;
  if (one === undefined || more.length > 0) throw new Error(`${manifests.length} manifests`);
  return { ...one, findings };
}
