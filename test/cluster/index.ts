/** Every scenario, in the order of the table. */
import type { Scenario } from '../support/cluster/scenario.ts';
import { scenarios as charts } from './charts.ts';

export const scenarios: readonly Scenario[] = [...charts];
