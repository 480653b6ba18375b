import { lastPart } from '../../model/text.ts';
import { given, type Rule } from '../context.ts';

/** Advice. Source: kubernetes.io/docs/concepts/containers/images ("avoid using the :latest tag"). */
export const rule: Rule = {
  codes: ['image-tag-missing', 'image-tag-latest'],
  check(context) {
    for (const { container, path } of context.containers) {
      const { repo, tag, digest } = container.image ?? {};
      const at = [...path, 'image'];
      if (!given(repo) || given(digest) || /[@:]/.test(lastPart(repo))) continue;
      if (!given(tag)) context.report('image-tag-missing', at, [repo]);
      else if (tag === 'latest') context.report('image-tag-latest', [...at, 'tag'], [repo]);
    }
  },
};
