import { type ChartObject, chartObjects } from '../chart-objects.ts';
import type { Rule } from '../context.ts';

/**
 * Source: two objects of one kind, name and namespace are one object; Helm refuses the chart. Names that the chart gives
 * are those of a release with the agent's name, which is how it installs unless somebody says otherwise.
 */
export const rule: Rule = {
  codes: ['object-name-twice'],
  check(context) {
    const first = new Map<string, ChartObject>();
    for (const object of chartObjects(context)) {
      const { type, namespace, name, path, origin } = object;
      const key = JSON.stringify([type, namespace, name]);
      const before = first.get(key);
      if (before === undefined) first.set(key, object);
      // Twice in extra_objects is a finding of its own.
      else if (origin !== 'extra' || before.origin !== 'extra') {
        const notes = [{ message: NOTES[before.origin], path: before.path }];
        const [kind = ''] = type.split('.');
        const part = origin === 'keyed' ? 'key' : 'value';
        context.report('object-name-twice', path, [kind, name, origin === 'keyed'], { notes, part });
      }
    }
  },
};

const NOTES: Readonly<Record<ChartObject['origin'], string>> = {
  named: 'the first one',
  keyed: 'the first one, which the chart names after its key',
  made: 'the first one, which the chart makes for this',
  extra: 'the first one',
};
