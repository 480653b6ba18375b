import type { KubernetesObject } from '../../src/model/workload.ts';
import { parseKubectlYaml } from '../../src/read/printed.ts';

export { parseKubectlYaml } from '../../src/read/printed.ts';

export const parseObjects = (text: string): KubernetesObject[] => parseKubectlYaml(text) as KubernetesObject[];
