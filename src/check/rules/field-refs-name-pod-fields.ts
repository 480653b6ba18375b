import { given, type Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { fieldRefsOf } from '../field-refs.ts';
import { isQualifiedName } from '../syntax.ts';

const OF_METADATA = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const OF_VARIABLES = [
  ...OF_METADATA,
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const OF_VOLUMES = [...OF_METADATA, 'metadata.labels', 'metadata.annotations'];

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateObjectFieldSelector, validEnvDownwardAPIFieldPathExpressions. */
export const rule: Rule = {
  codes: ['field-path-unknown', 'field-version-unknown'],
  check(context) {
    for (const { field, inVolume, path } of fieldRefsOf(context)) {
      const version = field?.api_version;
      if (given(version) && version !== 'v1') {
        context.report('field-version-unknown', [...path, 'field_ref', 'api_version'], [version]);
      }
      const name = field?.field_path;
      const known = inVolume ? OF_VOLUMES : OF_VARIABLES;
      if (name === undefined || known.includes(name) || isOneEntry(name)) continue;
      context.report('field-path-unknown', [...path, 'field_ref', 'field_path'], [name, didYouMean(name, known)]);
    }
  },
};

/** metadata.labels['a.b/c'] and the same of annotations. */
function isOneEntry(name: string): boolean {
  const key = /^metadata\.(?:labels|annotations)\['([^']*)'\]$/.exec(name)?.[1];
  return key !== undefined && isQualifiedName(key.toLowerCase());
}
