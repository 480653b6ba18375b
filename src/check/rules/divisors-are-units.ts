import { parseQuantity } from '../../model/quantity.ts';
import type { Rule } from '../context.ts';
import { fieldRefsOf } from '../field-refs.ts';
import { UNIT } from '../resources.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateContainerResourceDivisor. */
export const rule: Rule = {
  codes: ['divisor-invalid'],
  check(context) {
    for (const { resource: ref, path } of fieldRefsOf(context)) {
      if (ref?.divisor === undefined || ref.resource === undefined) continue;
      const isCpu = ref.resource.endsWith('.cpu');
      if (isUnit(String(ref.divisor), isCpu)) continue;
      context.report('divisor-invalid', [...path, 'resource_field_ref', 'divisor'], [String(ref.divisor), isCpu]);
    }
  },
};

/** Quantities are compared as they are printed: 1024Ki is 1Mi, but 1024 and 1e3 stay what they are. 0 is unset. */
function isUnit(text: string, isCpu: boolean): boolean {
  const value = parseQuantity(text)?.value;
  if (value === 0n) return true;
  if (value === undefined || value < 0n || /[eE][+-]?\d/.test(text)) return false;
  if (isCpu) return value === UNIT || value === UNIT / 1000n;
  const isBinary = text.includes('i') && value >= 1024n * UNIT;
  return isPowerOf(isBinary ? 1024n : 1000n, value);
}

/** Among one and the six steps above it. */
const isPowerOf = (step: bigint, value: bigint): boolean =>
  [0n, 1n, 2n, 3n, 4n, 5n, 6n].some((power) => value === step ** power * UNIT);
