import { entriesOf, type Rule } from '../context.ts';
import { decodedLength } from '../data.ts';
import { bytesOf } from '../text.ts';

/** MaxSecretSize. */
const MOST_DATA = 1024 * 1024;
/** TotalAnnotationSizeLimitB: kubectl apply writes the whole object into an annotation. */
const MOST_APPLIED = 256 * 1024;

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateConfigMap (the values count, binary ones decoded). */
export const rule: Rule = {
  codes: ['config-map-too-large', 'apply-too-large'],
  check(context) {
    for (const [, { data = {}, binary_data: binary = {} }, path] of entriesOf(context.spec.config_maps, [
      'spec',
      'config_maps',
    ])) {
      const texts = Object.values(data).reduce((sum, text) => sum + bytesOf(text), 0);
      const decoded = Object.values(binary).reduce((sum, text) => sum + decodedLength(text), 0);
      if (texts + decoded > MOST_DATA) {
        context.report('config-map-too-large', path, [texts + decoded, MOST_DATA], { part: 'key' });
        continue;
      }
      const printed = [...Object.entries(data), ...Object.entries(binary)].reduce(
        (sum, [key, text]) => sum + bytesOf(JSON.stringify(key)) + bytesOf(JSON.stringify(text)),
        0,
      );
      if (printed > MOST_APPLIED) context.report('apply-too-large', path, [printed, MOST_APPLIED], { part: 'key' });
    }
  },
};
