/** A process that keeps writing charts in turns, until it is killed: `writer PARENT NAME LABEL`. */
import { writeChart } from '../../src/effects/write.ts';

const [parent = '', name = '', label = ''] = process.argv.slice(2);
process.stdout.write('started\n');
for (let round = 0; ; round++) writeChart(parent, name, chartOf(`${label}${round % 2}`), { inputs: label });

/** Files that name each other's chart, so that a mixture shows. */
function chartOf(version: string): { path: string; text: string }[] {
  return ['Chart.yaml', 'values.yaml', 'templates/a.yaml', `templates/only-${version}.yaml`].map((path) => ({
    path,
    text: `${version}\n`,
  }));
}
