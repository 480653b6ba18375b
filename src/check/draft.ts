import type { KubernetesDaemonSet } from '../model/manifest.ts';

/** A value of which anything may be missing: what rules read, so that the compiler holds them to asking. */
export type Partly<T> = T extends readonly (infer Item)[]
  ? readonly Partly<Item>[]
  : T extends object
    ? string extends keyof T
      ? { readonly [Key in keyof T]: Partly<T[Key]> }
      : { readonly [Key in keyof T]?: Partly<T[Key]> }
    : T;

export type Draft = Partly<KubernetesDaemonSet>;

/**
 * What of a document has the right shape: the value without what stands at `misshapen` (JSON pointers). A list that holds
 * such an item goes as a whole, because the paths of the items after it would be off.
 */
export function draftOf(value: unknown, misshapen: ReadonlySet<string>): Draft {
  return (keep(value, '') ?? {}) as Draft;

  function keep(node: unknown, at: string): unknown {
    if (misshapen.has(at)) return undefined;
    if (typeof node !== 'object' || node === null || misshapen.size === 0) return node;
    if (Array.isArray(node)) {
      const items = node.map((item, index) => keep(item, `${at}/${index}`));
      return items.includes(undefined) ? undefined : items;
    }
    const fields = Object.entries(node).map(([key, field]) => [key, keep(field, `${at}/${escapePart(key)}`)] as const);
    return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
  }
}

const escapePart = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
