/**
 * The names in `$(NAME)`, as often as they stand; `$$` stands for a dollar sign.
 * Source: k8s.io/kubernetes third_party/forked/golang/expansion.
 */
export function referencesIn(text: string): string[] {
  const names: string[] = [];
  let next = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', next)) {
    next = at + (text[at + 1] === '$' ? 2 : 1);
    if (text[at + 1] !== '(') continue;
    const end = text.indexOf(')', at);
    if (end < 0) break;
    names.push(text.slice(at + 2, end));
    next = end + 1;
  }
  return names;
}
