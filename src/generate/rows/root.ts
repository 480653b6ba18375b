import type { AgentContainer, Workload } from '../../model/workload.ts';
import { ACCESS } from './access.ts';
import { CONFIG } from './config.ts';
import { CONTAINER_ROWS } from './container.ts';
import type { RootRow } from './leaf.ts';
import { NAMES } from './names.ts';
import { OPT_IN_ROWS } from './opt-in.ts';
import { POD } from './pod.ts';
import type { Row, Section } from './row.ts';

const app = (row: Row<{ container: AgentContainer; isApp: boolean }>): RootRow => {
  const from = (workload: Workload): { container: AgentContainer; isApp: boolean } => ({
    container: workload.app,
    isApp: true,
  });
  if (!('rows' in row)) return { ...row, value: (workload) => row.value(from(workload)) };
  return { key: row.key, comment: row.comment, rows: row.rows.map(app) } satisfies Section<Workload>;
};

/** The contract of every chart, in the order of values.yaml. */
export const ROOT_ROWS: readonly RootRow[] = [
  ...NAMES,
  ...CONTAINER_ROWS.slice(0, 1).map(app),
  ...ACCESS,
  ...CONTAINER_ROWS.slice(1).map(app),
  ...POD,
  ...CONFIG,
  ...OPT_IN_ROWS,
];
