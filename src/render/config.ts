import type { Json, KubernetesObject } from '../model/workload.ts';
import { type Common, objectOf } from './meta.ts';
import { inKeyOrder } from './order.ts';
import { givenValue, type Release } from './release.ts';
import { base64, goJson, sha256Hex } from './text.ts';

export function renderConfigMaps(common: Common): KubernetesObject[] {
  return inKeyOrder(Object.entries(common.workload.configMaps), ([key]) => key).map(([key, map]) => {
    const { data, binaryData, immutable, labels, annotations } = map;
    const parts = { apiVersion: 'v1', kind: 'ConfigMap', name: common.names.configMap(key), labels, annotations };
    return objectOf(
      common,
      { ...parts, namespace: common.names.namespace },
      {
        ...(Object.keys(data).length === 0 ? {} : { data }),
        ...(Object.keys(binaryData).length === 0 ? {} : { binaryData }),
        ...(immutable === undefined ? {} : { immutable }),
      },
    );
  });
}

/** The Secret of the environment, and those the manifest declares. */
export function renderSecrets(common: Common): KubernetesObject[] {
  const { workload, names, release } = common;
  const secretEnv = ownSecretEnv(release);
  const env = Object.keys(secretEnv).length === 0 ? [] : [secret(common, names.envSecret, 'Opaque', secretEnv)];
  const declared = inKeyOrder(Object.entries(workload.secrets), ([key]) => key).map(
    ([key, { type, immutable, labels, annotations }]) =>
      secret(common, names.secret(key), type, textsOf(common, key), { labels, annotations }, immutable),
  );
  return [...env, ...declared];
}

/** The Secret that pulls images. */
export function renderPullSecret(common: Common): KubernetesObject[] {
  const { workload, names, release } = common;
  if (workload.imageRegistries.length === 0) return [];
  const auths = Object.fromEntries(
    workload.imageRegistries.map(({ server, username, email }): [string, Json] => {
      const password = givenValue(release, 'imageCredentials', server);
      const auth = base64(`${username}:${password}`);
      return [server, { username, password, auth, ...(email === undefined ? {} : { email }) }];
    }),
  );
  const texts = { '.dockerconfigjson': goJson({ auths }) };
  return [secret(common, names.registrySecret, 'kubernetes.io/dockerconfigjson', texts)];
}

function secret(
  common: Common,
  name: string,
  type: string,
  texts: Readonly<Record<string, string>>,
  own: object = {},
  immutable?: boolean,
): KubernetesObject {
  const data = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, base64(text)]));
  const parts = { apiVersion: 'v1', kind: 'Secret', name, namespace: common.names.namespace, ...own };
  return objectOf(common, parts, { type, data, ...(immutable === undefined ? {} : { immutable }) });
}

/**
 * Annotations that restart the pods when a ConfigMap or Secret of the chart changes: a digest over `<object>/<key>:<digest
 * of the value>` lines. The Secret's is salted and cut, so that a guess of a weak secret can't be confirmed from it.
 */
export function checksums(common: Common): Record<string, string> {
  const { workload, release, names } = common;
  if (!workload.configRollout) return {};
  const configs = Object.entries(workload.configMaps).map(
    ([name, { data, binaryData }]): Group => [name, { ...data, ...binaryData }],
  );
  const secrets = Object.keys(workload.secrets).map((name): Group => [name, textsOf(common, name)]);
  const configLines = lines(configs);
  const secretLines = lines([['', ownSecretEnv(release)], ...secrets]);
  return {
    ...(configLines === '' ? {} : { 'checksum/config': sha256Hex(configLines) }),
    ...(secretLines === ''
      ? {}
      : { 'checksum/secret': sha256Hex(`${names.namespace}/${release.name}\n${secretLines}`).slice(0, 16) }),
  };
}

/** What the release's own Secret of the environment holds: nothing where another one takes its place. */
const ownSecretEnv = ({ values, overrides }: Release): Readonly<Record<string, string>> =>
  overrides?.secret ? {} : values.secretEnv;

/** The texts of a Secret that the manifest declares, by key. */
function textsOf({ workload, release }: Common, name: string): Record<string, string> {
  const keys = workload.secrets[name]?.keys ?? [];
  return Object.fromEntries(keys.map((key) => [key, givenValue(release, 'secrets', `${name}/${key}`)]));
}

type Group = readonly [string, Readonly<Record<string, string>>];

function lines(groups: readonly Group[]): string {
  return inKeyOrder(groups, ([name]) => name)
    .flatMap(([name, texts]) =>
      inKeyOrder(Object.entries(texts), ([key]) => key).map(([key, text]) => `${name}/${key}:${sha256Hex(text)}\n`),
    )
    .join('');
}
