import { parseQuantity, type Quantity } from '../model/quantity.ts';
import { type Context, entriesOf } from './context.ts';
import type { Path } from './path.ts';

export interface QuantityAt {
  readonly resource: string;
  readonly text: string;
  /** Absent where the text is none. */
  readonly quantity: Quantity | undefined;
  readonly path: Path;
  readonly part: 'limits' | 'requests';
}

interface Resources {
  readonly limits?: { readonly [resource: string]: string };
  readonly requests?: { readonly [resource: string]: string };
}

/** The limits and requests of every container and of the pod as a whole, and its overhead: one list an owner. */
export function resourcesOf({ containers, pod }: Context): QuantityAt[][] {
  const owners: [Resources | undefined, Path][] = [
    ...containers.map(({ container, path }): [Resources | undefined, Path] => [container.resources, path]),
    [pod.resources, ['spec', 'pod']],
  ];
  return [
    ...owners.map(([resources, path]) =>
      (['limits', 'requests'] as const).flatMap((part) =>
        quantitiesOf(resources?.[part], [...path, 'resources', part], part),
      ),
    ),
    // ValidateOverhead takes it for the limits of a container.
    quantitiesOf(pod.overhead, ['spec', 'pod', 'overhead'], 'limits'),
  ];
}

const quantitiesOf = (amounts: Resources['limits'], path: Path, part: QuantityAt['part']): QuantityAt[] =>
  entriesOf(amounts, path).map(([resource, text, at]) => {
    return { resource, text, quantity: rounded(parseQuantity(text)), path: at, part };
  });

/** One of a resource, in the billionths that quantities count in. */
export const UNIT = 10n ** 9n;
const MILLI = UNIT / 1000n;

/** The API server rounds resources up to thousandths before it looks at them (SetDefaults_ResourceList). */
function rounded(quantity: Quantity | undefined): Quantity | undefined {
  if (quantity === undefined || quantity.value < 0n) return quantity;
  return { value: ((quantity.value + MILLI - 1n) / MILLI) * MILLI };
}

const HUGE_PAGES = 'hugepages-';
export const isHugePages = (resource: string): boolean => resource.startsWith(HUGE_PAGES);

/** The size of one such page, undefined where the name has none. Source: IsHugePageResourceValueDivisible. */
export function hugePageSize(resource: string): Quantity | undefined {
  const size = parseQuantity(resource.slice(HUGE_PAGES.length));
  return size === undefined || size.value <= 0n || size.value % UNIT !== 0n ? undefined : size;
}

/** What a container can ask for by a plain name; anything else has a domain. */
export const STANDARD_RESOURCES: readonly string[] = ['cpu', 'memory', 'ephemeral-storage'];

/** Counted in whole units and given out whole: a device plugin's, named by a domain that isn't Kubernetes' own. */
export const isExtended = (resource: string): boolean =>
  resource.includes('/') && !isNative(resource) && !resource.startsWith('requests.');

/** IsNativeResource, less plain names. */
export const isNative = (resource: string): boolean => resource.includes('kubernetes.io/');
