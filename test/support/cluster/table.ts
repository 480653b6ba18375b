/** What came of the scenarios, for a person: a line each, a column a Helm, and below it what failed. */
import type { Helm } from '../helm.ts';
import type { Column, Outcome } from './run.ts';
import type { Scenario } from './scenario.ts';

export function tableOf(scenarios: readonly Scenario[], helms: readonly Helm[], columns: readonly Column[]): string {
  const rows = [
    ['', ...helms.map(({ version }) => `Helm ${version}`)],
    ...scenarios.map((one) => [one.name, ...columns.map((column) => cellOf(column.get(one)))]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', ...cells]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padEnd(11))].join('  ').trimEnd(),
  );
  return [...lines, ...failuresOf(helms, columns)].join('\n');
}

function cellOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return '·';
  return `${outcome.failure === undefined ? '✔' : '✘'} ${outcome.seconds.toFixed(1).padStart(5)} s`;
}

const failuresOf = (helms: readonly Helm[], columns: readonly Column[]): string[] =>
  columns.flatMap((column, at) =>
    [...column].flatMap(([{ name }, { failure }]) =>
      failure === undefined ? [] : [`\n✘ ${name}, Helm ${helms[at]?.version}\n${failure}`],
    ),
  );
