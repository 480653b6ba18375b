import { type Context, given, type Rule } from '../context.ts';
import type { Path } from '../path.ts';

const TAG = /^\w[\w.-]{0,127}$/;
const DOMAIN =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const LONGEST = 255;
/** Hexadecimal digits of a digest, by its algorithm. */
const DIGITS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * The kubelet runs no image whose name it can't parse (InvalidImageName).
 * Source: github.com/distribution/reference (domain, path-component, tag), github.com/opencontainers/go-digest.
 */
export const rule: Rule = {
  codes: ['image-repo-invalid', 'image-repo-with-tag', 'image-tag-invalid', 'image-digest-cut'],
  check(context) {
    for (const { container, path } of context.containers) {
      const { repo, tag, digest } = container.image ?? {};
      const at = [...path, 'image'];
      if (tag !== undefined && tag !== '' && !TAG.test(tag)) {
        context.report('image-tag-invalid', [...at, 'tag'], [tag]);
      }
      if (given(digest)) checkDigest(context, digest, [...at, 'digest']);
      if (repo === undefined || isRepository(repo)) continue;
      const [name, rest, part] = splitName(repo);
      if (isRepository(name) && rest !== '') {
        context.report('image-repo-with-tag', [...at, 'repo'], [name, part, rest]);
      } else {
        const mended = repo.trim().toLowerCase();
        const guess = mended !== repo && isRepository(mended) ? mended : undefined;
        context.report('image-repo-invalid', [...at, 'repo'], [repo, guess]);
      }
    }
  },
};

function checkDigest(context: Context, digest: string, at: Path): void {
  const [algorithm = '', hex = ''] = digest.split(':');
  const digits = DIGITS[algorithm];
  if (digits === undefined || (hex.length === digits && /^[0-9a-f]+$/.test(hex))) return;
  context.report('image-digest-cut', at, [algorithm, digits, hex.length]);
}

/** A name at its first `@`, or at the colon that begins a tag. */
function splitName(repo: string): readonly [name: string, rest: string, part: 'digest' | 'tag'] {
  const colon = repo.indexOf(':', repo.lastIndexOf('/') + 1);
  const at = repo.indexOf('@');
  const isTag = colon >= 0 && (at < 0 || colon < at);
  const mark = isTag ? colon : at < 0 ? repo.length : at;
  return [repo.slice(0, mark), repo.slice(mark + 1), isTag ? 'tag' : 'digest'];
}

function isRepository(repo: string): boolean {
  const [first = '', ...rest] = repo.split('/');
  const hasDomain = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const parts = hasDomain ? rest : [first, ...rest];
  return repo.length <= LONGEST && (!hasDomain || DOMAIN.test(first)) && parts.every((part) => PATH_PART.test(part));
}
