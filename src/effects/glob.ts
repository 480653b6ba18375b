/** Patterns of paths, for a shell that did not expand them. Hidden files are left out before. */

const SPECIAL = /[*?[{]/;

export const isPattern = (path: string): boolean => SPECIAL.test(path);

/** The folder that every match lies in: the parts before the first with a special character. */
export function patternBase(pattern: string): string {
  const parts = pattern.split('/');
  const base = parts.slice(0, parts.findIndex(isPattern)).join('/');
  if (base !== '') return base;
  return pattern.startsWith('/') ? '/' : '.';
}

/** A test for whole paths with `/`: `*` and `?` within a name, `**` for any number of folders, `[a-c]`, `[!a]`, `{a,b}`. */
export function patternMatcher(pattern: string): (path: string) => boolean {
  const parts = pattern.split('/').map((part, index, all) => {
    const isLast = index === all.length - 1;
    if (part === '**') return isLast ? '.+' : '(?:[^/]+/)*';
    return nameSource(part) + (isLast ? '' : '/');
  });
  const expression = new RegExp(`^${parts.join('')}$`, 'su');
  return (path) => expression.test(path);
}

function nameSource(name: string): string {
  return name.replace(/\[!?[^\]]+\]|\{[^{}]*\}|[\s\S]/gu, (token) => {
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length > 1 && token.startsWith('[')) return classSource(token);
    if (token.length > 1 && token.startsWith('{'))
      return `(?:${token.slice(1, -1).split(',').map(nameSource).join('|')})`;
    return escaped(token);
  });
}

/** A class whose range runs backwards stands for its own characters. */
function classSource(token: string): string {
  const isNegated = token.startsWith('[!');
  const members = token.slice(isNegated ? 2 : 1, -1).replace(/[\\^[]/g, '\\$&');
  const source = `[${isNegated ? '^/' : ''}${members}]`;
  try {
    new RegExp(source, 'u');
    return source;
  } catch {
    return escaped(token);
  }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
