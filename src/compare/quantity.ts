import { parseQuantity } from '../model/quantity.ts';
import type { Json } from '../model/workload.ts';
import type { Type } from './type.ts';

const MILLI = 1_000_000n;

export const QUANTITY: Type = { normal: (value) => amount(value, 1n) };

/** Amounts by resource name, rounded up to thousandths: SetDefaults_ResourceList. */
export const RESOURCE_LIST: Type = { each: { normal: (value) => amount(value, MILLI) } };

/** What isn't a quantity stands for itself. */
function amount(value: Json, step: bigint): Json {
  const quantity = typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
  return quantity === undefined ? value : `${awayFromZero(quantity.value, step)} billionths`;
}

function awayFromZero(value: bigint, step: bigint): bigint {
  const rest = value % step;
  if (rest === 0n) return value;
  return value - rest + (value > 0n ? step : -step);
}
