import type { Rule } from '../context.ts';
import { sourcesOf, type VolumeAt, volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateVolumes (names are unique). */
export const rule: Rule = {
  codes: ['volume-differs', 'volume-twice'],
  check(context) {
    const first = new Map<string, VolumeAt>();
    for (const one of volumesOf(context)) {
      const { name } = one.volume;
      if (name === undefined || (one.isMount && sourcesOf(one.volume).length === 0)) continue;
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, one);
        continue;
      }
      const notes = [{ message: 'the first one', path: [...before.path, 'name'] }];
      const at = [...one.path, 'name'];
      if (!one.isMount) context.report('volume-twice', at, [name], { notes });
      else if (sourceText(one) !== sourceText(before)) context.report('volume-differs', at, [name], { notes });
    }
  },
};

/** Equal for equal sources, in whatever order their fields stand. */
function sourceText({ volume }: VolumeAt): string {
  const { type, ...hostPath } = volume.host_path ?? {};
  // "" is the type that an absent one gets.
  const same = volume.host_path === undefined || type !== '' ? volume : { ...volume, host_path: hostPath };
  const source = Object.entries(same).filter(([field]) => sourcesOf(volume).includes(field));
  return JSON.stringify(sorted(Object.fromEntries(source)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
