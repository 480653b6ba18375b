import { dnsLabel, LONGEST, suffixed } from '../model/names.ts';
import type { Workload } from '../model/workload.ts';
import { givenValue, type Release } from './release.ts';

/** Names of a release's objects, as the chart's helpers make them. */
export class Names {
  readonly #workload: Workload;
  readonly #release: Release;

  constructor(workload: Workload, release: Release) {
    this.#workload = workload;
    this.#release = release;
  }

  /** As `helm create` writes it: the release's name alone where it holds the chart's. */
  get fullname(): string {
    const { name, daemonSet } = this.#workload;
    if (daemonSet.name !== undefined) return daemonSet.name;
    const { name: release, overrides } = this.#release;
    const chart = overrides?.name || name;
    return dnsLabel(release.includes(chart) ? release : `${release}-${chart}`);
  }

  /** The chart's name, as a label's value. */
  get chart(): string {
    return dnsLabel(this.#release.overrides?.name || this.#workload.name);
  }

  suffixed(suffix: string): string {
    return suffixed(this.fullname, suffix);
  }

  /** Where the objects go: the release namespace, unless that is `default` and the manifest names another. */
  get namespace(): string {
    const { namespace, overrides } = this.#release;
    if (overrides?.namespace) return overrides.namespace;
    return namespace === 'default' ? (this.#workload.namespace.name ?? namespace) : namespace;
  }

  /** Empty where the pod names no account. */
  get account(): string {
    const { account } = this.#workload;
    const reference = account.place === undefined ? '' : givenValue(this.#release, 'references', account.place);
    return account.name || reference || (account.create ? this.fullname : '');
  }

  configMap(key: string): string {
    return this.#workload.configMaps[key]?.name ?? this.suffixed(key);
  }

  secret(key: string): string {
    return this.#workload.secrets[key]?.name ?? this.suffixed(key);
  }

  get envSecret(): string {
    return this.#release.overrides?.secret || this.suffixed('env');
  }

  get registrySecret(): string {
    return this.suffixed('registry');
  }

  get clusterRole(): string {
    return this.#workload.rbac.clusterName ?? `${this.fullname}-${this.namespace}`;
  }

  get role(): string {
    return this.#workload.rbac.name ?? this.fullname;
  }
}

/** A text as a label's value: what may not stand there becomes `_`. */
export const labelValue = (text: string): string =>
  text
    .replace(/[^-A-Za-z0-9_.]/g, '_')
    .slice(0, LONGEST)
    .replace(/^[-_.]+|[-_.]+$/g, '');
