import type { Workload } from '../model/workload.ts';
import { type HelmText, ours } from './helm.ts';
import { hasPermissions } from './rows/access.ts';
import { hasSecretEnv } from './rows/config.ts';
import { hasMetricsPort, hasPorts } from './rows/opt-in.ts';

/** A value that this chart can do nothing with, and why. */
export interface Refusal {
  /** The condition of a Helm `if`. */
  readonly condition: HelmText;
  readonly message: HelmText;
}

/** What a chart needs for a value to do anything: whether it has that, the value, and what is said where it hasn't. */
const NEEDS: readonly (readonly [has: (workload: Workload) => boolean, value: string, message: string])[] = [
  [
    ({ namespace }) => namespace.name !== undefined,
    'namespace.create',
    'made without the name of a namespace; use --create-namespace',
  ],
  [({ configMaps }) => isFilled(configMaps), 'configMaps', 'made without ConfigMaps; use objects'],
  [({ secrets }) => isFilled(secrets), 'secrets', 'made without Secrets; use objects'],
  [hasSecretEnv, 'existingSecret', 'made without secret variables; use extraEnv with a secretKeyRef'],
  [hasSecretEnv, 'existingSecretKeys', 'made without secret variables; use extraEnv with a secretKeyRef'],
  [({ references }) => isFilled(references), 'references', 'made without references'],
  [
    ({ imageRegistries }) => isFilled(imageRegistries),
    'imageCredentials',
    'made without registries; use imagePullSecrets',
  ],
  [hasPermissions, 'rbac.rules', 'made without permissions; use objects'],
  [hasPermissions, 'rbac.clusterRules', 'made without permissions; use objects'],
  [hasPorts, 'service.enabled', 'made without ports of its main container; use extraObjects'],
  [hasMetricsPort, 'podMonitor.enabled', 'made without a named TCP port; use extraObjects'],
];

const isFilled = (collection: object): boolean => Object.keys(collection).length > 0;

/** Values of the contract that would be ignored in this chart. */
export function refusalsOf(workload: Workload): Refusal[] {
  const missing = NEEDS.filter(([has]) => !has(workload)).map(([, value, message]) => ({
    condition: ours(`.Values.${value}`),
    message: ours(`${value}: this chart was ${message}`),
  }));
  const isolation = {
    condition: ours('and .Values.hostNetwork .Values.networkPolicy.enabled'),
    message: ours("networkPolicy.enabled: pods on the node's network are not isolated by a NetworkPolicy"),
  };
  const keys = {
    condition: ours('and .Values.existingSecretKeys (not .Values.existingSecret)'),
    message: ours('existingSecretKeys: they are keys of existingSecret, which is not given'),
  };
  return [...missing, isolation, ...(hasSecretEnv(workload) ? [keys] : [])];
}
