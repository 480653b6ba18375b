/**
 * `npm run test:cluster`: the scenarios of test/cluster on a real control plane, one for each Helm, and a table of what
 * came of them. Arguments pick the scenarios whose name contains one of them. Exit codes: 0, 1 when one failed, 3 where
 * there is no control plane to be had.
 */

import { scenarios } from '../test/cluster/index.ts';
import { NoControlPlane } from '../test/support/cluster/binaries.ts';
import { runScenarios } from '../test/support/cluster/run.ts';

try {
  const filters = process.argv.slice(2);
  const wanted = scenarios.filter(({ name }) => filters.length === 0 || filters.some((part) => name.includes(part)));
  const { passed, failed } = await runScenarios(wanted);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NoControlPlane)) throw error;
  console.error(`no cluster to test on: ${error.message}`);
  process.exitCode = 3;
}
