import type { Json } from '../model/workload.ts';
import type { Change } from './change.ts';

const AREAS: Readonly<Record<Change['area'], string>> = {
  chart: 'Chart.yaml ',
  objects: '',
  values: 'value ',
  files: 'file ',
};

/** What a change is about: `DaemonSet monitoring/agent spec.minReadySeconds`, `value env.LEVEL: removed`. */
export function changeName({ area, subject, path, kind }: Change): string {
  const what = kind === 'changed' ? '' : `: ${kind === 'order' ? 'another order' : kind}`;
  return `${AREAS[area]}${subject}${path === '' ? '' : ` ${path}`}${what}`;
}

/** A value on one line, cut where it is longer than `longest`. */
export function shownValue(value: Json, longest: number): string {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
