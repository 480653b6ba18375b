import { parseQuantity, type Quantity } from '../../model/quantity.ts';
import type { Context, Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { hugePageSize, isExtended, isHugePages, resourcesOf, UNIT } from '../resources.ts';

/**
 * Source: k8s.io/kubernetes pkg/apis/core/validation ValidateContainerResourceRequirements, validateResourceQuantityValue;
 * a part of a byte is a warning of pkg/api/pod.
 */
export const rule: Rule = {
  codes: [
    'quantity-invalid',
    'quantity-negative',
    'quantity-not-whole',
    'quantity-part-of-a-byte',
    'huge-page-size-invalid',
    'huge-pages-in-parts',
  ],
  check(context) {
    for (const { resource, text, quantity, path } of resourcesOf(context).flat()) {
      if (quantity === undefined) context.report('quantity-invalid', path, [text, mended(text)]);
      else if (quantity.value < 0n) context.report('quantity-negative', path, [text]);
      else if (isHugePages(resource)) checkHugePages(context, resource, text, quantity, path);
      else if (quantity.value % UNIT === 0n) continue;
      else if (isExtended(resource)) context.report('quantity-not-whole', path, [resource, text]);
      else if (resource !== 'cpu') {
        context.report('quantity-part-of-a-byte', path, [resource, text, text.replace(/m$/, 'Mi')]);
      }
    }
  },
};

function checkHugePages(context: Context, resource: string, text: string, { value }: Quantity, path: Path): void {
  const size = hugePageSize(resource);
  if (size === undefined) context.report('huge-page-size-invalid', path, [resource], { part: 'key' });
  else if (value % size.value !== 0n) context.report('huge-pages-in-parts', path, [resource, text]);
}

/** What people write for a quantity: 512MB, 1 Gi, 500mi, 1K. */
function mended(text: string): string | undefined {
  const [, number = '', unit = ''] = /^\s*([\d.]+)\s*([a-zA-Z]+)\s*$/.exec(text) ?? [];
  const size = unit
    .replace(/bytes?$|b$/i, '')
    .toUpperCase()
    .replace(/I$/, 'i');
  const guess = number + (size === 'K' ? 'k' : size);
  return number !== '' && parseQuantity(guess) !== undefined ? guess : undefined;
}
