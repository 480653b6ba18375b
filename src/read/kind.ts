const KIND = 'kubernetesdaemonset';

/**
 * Whether a kind is the manifest's or a slip of it (`kubernetes-daemon-set`, `KubernetesDeamonSet`), which the check
 * phase reports, rather than another kind (`DaemonSet`, `KubernetesDeployment`).
 */
export function isKindred(kind: string): boolean {
  const letters = kind
    .slice(0, 2 * KIND.length)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return edits(letters, KIND) <= 2;
}

/** Levenshtein's distance. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= to.length; at++) {
      const swap = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
