import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { type Manifest, placeOf } from '../model/manifest.ts';
import { objectShape } from '../model/shapes.ts';
import { follow, type Path } from './path.ts';

/** What Helm said of a chart it refuses, each complaint at the manifest's line where one can be told. `mask` covers what Helm quotes. */
export function complaintsOf(
  manifest: Manifest,
  unmasked: string,
  mask: (text: string) => string = (text) => text,
): readonly Diagnostic[] {
  // At once: a line or the first thousand characters may end within a secret.
  const stderr = mask(unmasked);
  const found = stderr.split('\n').flatMap((line) => schemaComplaint(line) ?? []);
  const complaints = found.length > 0 ? found : [{ path: [], said: templateComplaint(stderr) }];
  return complaints.map(({ path, said }) =>
    diagnose('helm-refuses-chart', { at: placeOf(manifest, originOfValue(manifest, path)) }, said),
  );
}

interface Complaint {
  /** In the chart's values. */
  readonly path: readonly string[];
  readonly said: string;
}

/** Of values.schema.json: Helm 4 says `- at '/image/tag': …`, Helm 3 `- image.tag: …`. */
function schemaComplaint(line: string): Complaint | undefined {
  const [, pointer, ofFour] = /^\s*- at '([^']*)': (.*)$/.exec(line) ?? [];
  if (pointer !== undefined) return { path: pointer.split('/').slice(1), said: `values ${pointer}: ${ofFour}` };
  const [, dotted, ofThree] = /^- ([^\s:]+): (.*)$/.exec(line) ?? [];
  return dotted === undefined ? undefined : { path: dotted.split('.'), said: `values ${dotted}: ${ofThree}` };
}

/** The message, without Helm's own words around it. */
function templateComplaint(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('Use --debug'));
  return lines
    .join(' ')
    .replace(/^Error: /, '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 1000);
}

const APP = ['spec', 'container', 'app'];

/** Where a value of the chart stands in the manifest: by its keys, which are Kubernetes' names for the most part. */
function originOfValue(manifest: Manifest, [key = '', ...rest]: readonly string[]): Path {
  const { value } = manifest;
  const inApp = follow(value, APP, objectShape(...APP), [key, ...rest]);
  if (inApp.length > APP.length) return inApp;
  const inPod = follow(value, ['spec', 'pod'], objectShape('spec', 'pod'), [key, ...rest]);
  if (inPod.length > 2) return inPod;
  const inSpec = follow(value, ['spec'], objectShape('spec'), [key, ...rest]);
  return inSpec.length > 1 ? inSpec : ['metadata', 'name'];
}
