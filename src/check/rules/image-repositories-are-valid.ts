import type { Rule } from '../context.ts';

const TAG = /^\w[\w.-]{0,127}$/;
const DOMAIN =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const LONGEST = 255;

/**
 * The kubelet runs no image whose name it can't parse (InvalidImageName).
 * Source: github.com/distribution/reference (domain, path-component, tag).
 */
export const rule: Rule = {
  codes: ['image-repo-invalid', 'image-repo-with-tag', 'image-tag-invalid'],
  check(context) {
    for (const { container, path } of context.containers) {
      const { repo, tag } = container.image ?? {};
      const at = [...path, 'image'];
      if (tag !== undefined && tag !== '' && !TAG.test(tag)) {
        context.report('image-tag-invalid', [...at, 'tag'], [tag]);
      }
      if (repo === undefined || isRepository(repo)) continue;
      const [, name = '', mark, rest = ''] = /^([^@]*?)(@|:(?=[^/]*$))(.*)$/.exec(repo) ?? [];
      if (mark !== undefined && isRepository(name) && rest !== '') {
        const part = mark === '@' ? 'digest' : 'tag';
        context.report('image-repo-with-tag', [...at, 'repo'], [name, part, rest]);
      } else {
        const mended = repo.trim().toLowerCase();
        const guess = mended !== repo && isRepository(mended) ? mended : undefined;
        context.report('image-repo-invalid', [...at, 'repo'], [repo, guess]);
      }
    }
  },
};

function isRepository(repo: string): boolean {
  const [first = '', ...rest] = repo.split('/');
  const hasDomain = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const parts = hasDomain ? rest : [first, ...rest];
  return repo.length <= LONGEST && (!hasDomain || DOMAIN.test(first)) && parts.every((part) => PATH_PART.test(part));
}
