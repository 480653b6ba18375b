import { each, type Rule } from '../context.ts';
import { knownFields } from '../shapes.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateProjectionSources. */
export const rule: Rule = {
  codes: ['projection-sources', 'projection-without-name'],
  check(context) {
    for (const { volume, path } of volumesOf(context)) {
      for (const [source, at] of each(volume.projected?.sources, [...path, 'projected', 'sources'])) {
        const count = knownFields(source, at).length;
        if (count > 1) context.report('projection-sources', at, [count]);
        for (const kind of ['config_map', 'secret'] as const) {
          if (source[kind] !== undefined && !source[kind].name) {
            context.report('projection-without-name', [...at, kind], [kind]);
          }
        }
      }
    }
  },
};
