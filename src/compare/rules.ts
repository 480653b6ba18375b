import { type Order, own, type Type } from './type.ts';

/** How the elements of a list find each other. */
export interface ListRule {
  /** Fields that identify an element; without them, elements that are equal find each other. */
  readonly keys?: readonly string[];
  readonly order: Order;
}

/** The rule of a list, by the type of the object it is a field of. With `exact`, every order counts. */
export function listRule(owner: Type | undefined, field: string, exact: boolean): ListRule {
  const keys = own(owner?.keys, field);
  const unknown = owner === undefined || owner.plain === true;
  const order = exact || unknown ? 'kept' : (own(owner.order, field) ?? 'free');
  return keys === undefined ? { order } : { keys, order };
}
