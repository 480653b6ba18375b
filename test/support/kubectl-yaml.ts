import type { KubernetesObject } from '../../src/model/workload.ts';
import { parseKubectlYaml } from '../../src/read/printed.ts';

export { parseKubectlYaml } from '../../src/read/printed.ts';

/** A number as Go prints it bare from 1000000 up, which the API server does not take for an integer. */
const BARE_NUMBER = /: \d(?:\.\d+)?e\+\d+$/m;

/** Throws on a number that lost its digits, as on a key that stands twice. */
export function parseObjects(text: string): KubernetesObject[] {
  const lost = BARE_NUMBER.exec(text);
  if (lost !== null) throw new Error(`${lost[0]} is no integer to the API server`);
  return parseKubectlYaml(text) as KubernetesObject[];
}
