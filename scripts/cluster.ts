/**
 * `npm run test:cluster`: the scenarios of test/cluster on a real control plane with each Helm, and a table of what came
 * of them. Arguments pick the scenarios whose name contains one of them. Exit codes: 0, 1 when one failed, 3 where there
 * is no control plane to be had.
 */
import { scenarios } from '../test/cluster/index.ts';
import { controlPlaneBinaries, NoControlPlane } from '../test/support/cluster/binaries.ts';
import { runScenarios } from '../test/support/cluster/run.ts';
import { tableOf } from '../test/support/cluster/table.ts';
import { helms } from '../test/support/helm.ts';

const filters = process.argv.slice(2);
const wanted = scenarios.filter(({ name }) => filters.length === 0 || filters.some((part) => name.includes(part)));

try {
  controlPlaneBinaries();
  const found = await helms();
  const columns = await runScenarios(wanted, found);
  console.log(tableOf(wanted, found, columns));
  const outcomes = columns.flatMap((column) => [...column.values()]);
  const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NoControlPlane)) throw error;
  console.error(`no cluster to test on: ${error.message}`);
  process.exitCode = 3;
}
