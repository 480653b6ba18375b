const CONTAINERS = ['spec/container/app', 'spec/container/sidecars/*', 'spec/pod/init_containers/*'];

/** Whether one of these JSON pointers, or what it points into, is one of the parts, written as in `Rule.reads`. */
export function lacksAny(misshapen: ReadonlySet<string>, parts: readonly string[]): boolean {
  if (misshapen.size === 0 || parts.length === 0) return false;
  const ways = parts.flatMap(waysOf);
  return [...misshapen].some((pointer) => {
    const at = pointer.split('/').slice(1);
    return ways.some((way) => at.every((part, index) => way[index] === '*' || way[index] === part));
  });
}

const waysOf = (part: string): readonly (readonly string[])[] => {
  const places = part.startsWith('CONTAINER/') ? CONTAINERS.map((at) => part.replace('CONTAINER', at)) : [part];
  return places.map((place) => place.split('/'));
};
