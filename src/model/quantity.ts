import { withoutEnd } from './text.ts';

/** A resource quantity, exact: 500m of CPU, 1Gi of memory. */
export interface Quantity {
  /** In billionths of the unit, the finest step Kubernetes keeps. */
  readonly value: bigint;
}

const NANO_EXPONENT = 9;
/** Beyond any resource, and still cheap to compute. */
const GREATEST_EXPONENT = 1000;
/** Binary quantities above this are stored as this. */
const GREATEST_BINARY = (2n ** 63n - 1n) * 10n ** 9n;

const QUANTITY = /^ *([+-]?)(\d*)(?:\.(\d*))?((?:[KMGTPE]i)|[numkMGTPE]|[eE][+-]?\d+|)$/;
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/**
 * The value of a quantity as the API server reads it, from text or a plain number; undefined where it refuses it.
 * What is finer than a billionth is rounded away from zero. A sign or suffix without digits is 0, as it is there.
 * Source: ParseQuantity and Quantity.UnmarshalJSON of k8s.io/apimachinery/pkg/api/resource/quantity.go.
 */
export function parseQuantity(text: string | number): Quantity | undefined {
  const match = QUANTITY.exec(withoutEnd(String(text), ' '));
  if (match === null || String(text).trim() === '') return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const digits = BigInt(`0${whole}${fraction}`);
  const binary = BINARY[suffix];
  const size =
    binary === undefined ? decimal(digits, suffix, fraction.length) : ofBinary(digits, binary, fraction.length);
  return size === undefined ? undefined : { value: sign === '-' ? -size : size };
}

/** Below 0 where `a` is less, above 0 where it is more, 0 where both are the same amount. */
export const compareQuantities = (a: Quantity, b: Quantity): number =>
  a.value < b.value ? -1 : a.value > b.value ? 1 : 0;

function decimal(digits: bigint, suffix: string, places: number): bigint | undefined {
  const exponent = DECIMAL[suffix] ?? Number(suffix.slice(1));
  if (exponent > GREATEST_EXPONENT) return undefined;
  return shift(digits, Math.max(exponent, -GREATEST_EXPONENT) - places);
}

function ofBinary(digits: bigint, exponent: number, places: number): bigint {
  const size = shift(digits << BigInt(exponent), -places);
  return size > GREATEST_BINARY ? GREATEST_BINARY : size;
}

/** `digits` times a power of ten, in billionths, rounded up. */
function shift(digits: bigint, exponent: number): bigint {
  const places = exponent + NANO_EXPONENT;
  if (places >= 0) return digits * 10n ** BigInt(places);
  const step = 10n ** BigInt(-places);
  return (digits + step - 1n) / step;
}
