/** Every scenario, in the order of the table. */
import type { Scenario } from '../support/cluster/scenario.ts';
import { scenarios as adoption } from './adoption.ts';
import { scenarios as charts } from './charts.ts';
import { scenarios as dryRuns } from './dry-runs.ts';
import { scenarios as extraObjects } from './extra-objects.ts';
import { scenarios as namespaces } from './namespaces.ts';
import { scenarios as nodes } from './nodes.ts';
import { scenarios as permissions } from './permissions.ts';
import { scenarios as podSecurity } from './pod-security.ts';
import { scenarios as releases } from './releases.ts';
import { scenarios as secrets } from './secrets.ts';
import { scenarios as updates } from './updates.ts';
import { scenarios as verdicts } from './verdicts.ts';

export const scenarios: readonly Scenario[] = [
  ...charts,
  ...updates,
  ...nodes,
  ...namespaces,
  ...secrets,
  ...releases,
  ...permissions,
  ...adoption,
  ...dryRuns,
  ...extraObjects,
  ...verdicts,
  ...podSecurity,
];
