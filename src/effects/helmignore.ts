/** `.helmignore`, as Helm reads it: https://github.com/helm/helm/blob/main/pkg/ignore/rules.go */

export const HELMIGNORE = '.helmignore';

/** Whether Helm leaves a file or a folder out of a chart; `path` is relative to the chart, with `/`. */
export type Ignored = (path: string, isFolder: boolean) => boolean;

/** Helm adds this rule to every chart's: hidden files are no templates. */
const DEFAULTS = 'templates/.?*';

/** A line of a `.helmignore` that Helm refuses; `line` is 1-based. */
export class BadRule extends Error {
  override readonly name = 'BadRule';
  readonly line: number;
  readonly rule: string;

  constructor(line: number, rule: string) {
    super(`line ${line}: ${rule}`);
    this.line = line;
    this.rule = rule;
  }
}

/** The rules of a `.helmignore`, and Helm's own. Throws BadRule. */
export function parseHelmignore(text: string): Ignored {
  const rules = [...text.split('\n'), DEFAULTS].flatMap((line, index) => ruleOf(line.trim(), index + 1));
  return (path, isFolder) => rules.some((isIgnored) => isIgnored(path, isFolder));
}

/** Whether a path is left out, be it because a folder above it is. */
export const isLeftOut = (ignored: Ignored, path: string): boolean =>
  ignored(path, false) || [...path.matchAll(/\//g)].some(({ index }) => ignored(path.slice(0, index), true));

function ruleOf(rule: string, line: number): readonly Ignored[] {
  if (rule === '' || rule.startsWith('#')) return [];
  const [, not, body = '', slash] = /^(!?)(.*?)(\/?)$/s.exec(rule) ?? [];
  const pattern = rule.includes('**') ? undefined : patternOf(body.replace(/^\//, ''));
  if (pattern === undefined) throw new BadRule(line, rule);
  const matches = (path: string): boolean => pattern.test(body.includes('/') ? path : path.replace(/.*\//s, ''));
  // Not as in git: `!x` leaves out everything that is not x.
  if (not) return [(path, isFolder) => (slash !== '' && !isFolder) || !matches(path)];
  return [(path, isFolder) => (slash === '' || isFolder) && matches(path)];
}

const MEMBER = String.raw`(?:\\.|[^\\\]-])`;
const TOKEN = new RegExp(String.raw`\*|\?|\[\^?(?:${MEMBER}(?:-${MEMBER})?)+\]|\\.|[^\\[*?]`, 'gsu');

/** A pattern of Go's filepath.Match for a whole path; undefined for one that Go refuses. */
function patternOf(pattern: string): RegExp | undefined {
  const tokens = pattern.match(TOKEN) ?? [];
  if (tokens.join('') !== pattern) return undefined;
  return new RegExp(`^${tokens.map(sourceOf).join('')}$`, 'su');
}

function sourceOf(token: string): string {
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  return token.startsWith('[') ? classSource(token) : escaped(token.replace(/^\\/s, ''));
}

/** A range that runs backwards holds nothing. */
function classSource(token: string): string {
  const [, not, members = ''] = /^\[(\^?)(.*)\]$/s.exec(token) ?? [];
  const ranges = [...members.matchAll(new RegExp(`(${MEMBER})(?:-(${MEMBER}))?`, 'gsu'))].map(([, low = '', high]) => {
    const [from, to] = [low, high ?? low].map((member) => member.replace(/^\\(?=.)/s, '')) as [string, string];
    return (from.codePointAt(0) ?? 0) <= (to.codePointAt(0) ?? 0) ? `${escaped(from)}-${escaped(to)}` : '';
  });
  return `[${not}${ranges.join('')}]`;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
