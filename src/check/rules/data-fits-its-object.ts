import { each, entriesOf, type Rule } from '../context.ts';
import { decodedLength } from '../data.ts';
import { bytesOf } from '../text.ts';
import { textsOf } from '../texts.ts';

/** MaxSecretSize. */
const MOST_DATA = 1024 * 1024;
/** etcd's --max-request-bytes, where nobody set it. */
const MOST_STORED = 1.5 * 1024 * 1024;
/** TotalAnnotationSizeLimitB: kubectl apply writes the whole object into an annotation. */
const MOST_APPLIED = 256 * 1024;

/**
 * Source: k8s.io/kubernetes pkg/apis/core/validation ValidateConfigMap (the values count, binary ones decoded) and
 * ValidateSecret. The literals of secret variables are in one Secret.
 */
export const rule: Rule = {
  codes: ['config-map-too-large', 'apply-too-large', 'secret-too-large', 'text-too-long'],
  check(context) {
    for (const { text, path, part } of textsOf(context.document.value)) {
      if (text.length > MOST_STORED) context.report('text-too-long', path, [bytesOf(text), MOST_STORED], { part });
    }
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
    const secrets = context.containers.flatMap(({ container, path }) =>
      each(container.env?.secrets, [...path, 'env', 'secrets']).map(([{ value = '' }, at]) => ({
        bytes: bytesOf(value),
        at,
      })),
    );
    const total = secrets.reduce((sum, { bytes }) => sum + bytes, 0);
    const [largest] = secrets.sort((a, b) => b.bytes - a.bytes);
    if (largest !== undefined && total > MOST_DATA)
      context.report('secret-too-large', [...largest.at, 'name'], [total, MOST_DATA]);
  },
};
