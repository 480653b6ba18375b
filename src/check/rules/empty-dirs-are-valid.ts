import { parseQuantity } from '../../model/quantity.ts';
import type { Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { volumesOf } from '../volumes.ts';

const MEDIA = ['Memory', 'HugePages'];

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateEmptyDirVolumeSource; pkg/volume/emptydir (unknown medium). */
export const rule: Rule = {
  codes: ['medium-unknown', 'size-limit-invalid'],
  check(context) {
    for (const { volume, path } of volumesOf(context)) {
      const { medium = '', size_limit: limit } = volume.empty_dir ?? {};
      const at = [...path, 'empty_dir'];
      if (medium !== '' && !MEDIA.includes(medium) && !/^HugePages-\d+[KMGT]i$/.test(medium)) {
        context.report('medium-unknown', [...at, 'medium'], [medium, didYouMean(medium, MEDIA)]);
      }
      if (limit === undefined) continue;
      const size = parseQuantity(limit);
      if (size === undefined || size.value < 0n) context.report('size-limit-invalid', [...at, 'size_limit'], [limit]);
    }
  },
};
