import { each, type Rule } from '../context.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateProjectionSources. */
export const rule: Rule = {
  codes: ['projection-sources'],
  check(context) {
    for (const { volume, path } of volumesOf(context)) {
      for (const [source, at] of each(volume.projected?.sources, [...path, 'projected', 'sources'])) {
        const count = Object.keys(source).length;
        if (count !== 1) context.report('projection-sources', at, [count]);
      }
    }
  },
};
