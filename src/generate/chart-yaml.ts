import type { Json, JsonObject, Workload } from '../model/workload.ts';
import { printYaml, quote } from '../print/yaml.ts';
import { imageText } from './image-text.ts';

/** Releases of Kubernetes that a field needs, where it is newer than the oldest one the charts are made for. */
const NEEDS: readonly (readonly [minor: number, uses: (workload: Workload) => boolean])[] = [
  [26, ({ pod }) => 'schedulingGates' in pod],
  [29, ({ initContainers }) => initContainers.some(({ fields }) => 'restartPolicy' in fields)],
  [
    30,
    ({ pod, ...all }) =>
      'appArmorProfile' in securityOf(pod) ||
      containersOf(all).some(({ fields }) => 'appArmorProfile' in securityOf(fields)),
  ],
  [
    30,
    (all) =>
      containersOf(all).some(
        ({ fields }) => 'sleep' in hook(fields, 'preStop') || 'sleep' in hook(fields, 'postStart'),
      ),
  ],
  [
    31,
    (all) => containersOf(all).some(({ volumeMounts }) => volumeMounts.some((mount) => 'recursiveReadOnly' in mount)),
  ],
  [32, ({ pod }) => 'resources' in pod],
  [33, ({ volumes }) => volumes.some((volume) => 'image' in volume)],
];

/** The same time in every chart: the digest in a registry must not depend on who pushes it and when. */
const CREATED = '1980-01-01T00:00:00Z';

export interface ChartYamlOptions {
  /** Time of `org.opencontainers.image.created`, RFC 3339; a constant when absent. */
  readonly created?: string;
}

export function chartYaml(workload: Workload, { created = CREATED }: ChartYamlOptions = {}): string {
  const { chart, app } = workload;
  const minor = Math.max(25, ...NEEDS.flatMap(([minor, uses]) => (uses(workload) ? [minor] : [])));
  const optional: JsonObject = {
    home: chart.home ?? '',
    icon: chart.icon ?? '',
    keywords: chart.keywords,
    sources: chart.sources,
    maintainers: chart.maintainers.map((maintainer) => ({ ...maintainer })),
  };
  const identity = {
    apiVersion: 'v2',
    name: workload.name,
    description: chart.description,
    type: 'application',
    version: chart.version,
  };
  const rest = {
    kubeVersion: `>=1.${minor}.0-0`,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => Object.keys(value as object).length > 0)),
    annotations: annotations(workload, created),
  };
  // Quoted whatever it looks like: Helm refuses a number.
  const appVersion = app.image.tag === undefined ? '' : `appVersion: ${quote(app.image.tag)}\n`;
  return printYaml(identity) + appVersion + printYaml(rest);
}

function annotations({ chart, ...workload }: Workload, created: string): JsonObject {
  const images = containersOf(workload).map(({ name, image }) => ({ name, image: imageText(image) }));
  return {
    'artifacthub.io/images': printYaml(images as Json),
    'ds2helm.dev/contract': '1',
    ...chart.annotations,
    'org.opencontainers.image.created': created,
  };
}

type Containers = Pick<Workload, 'app' | 'sidecars' | 'initContainers'>;
const containersOf = ({ app, sidecars, initContainers }: Containers): readonly Workload['app'][] => [
  app,
  ...sidecars,
  ...initContainers,
];
const securityOf = (fields: JsonObject): object => (fields['securityContext'] ?? {}) as object;
const hook = (fields: JsonObject, name: string): object =>
  ((fields['lifecycle'] as JsonObject | undefined)?.[name] ?? {}) as object;
