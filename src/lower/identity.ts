import type { Container, Spec } from '../model/manifest.ts';
import type { Account, PullSecret, Registry, TextMap, Workload } from '../model/workload.ts';
import { type LowerContext, referenceKey } from './context.ts';

/** Domains whose labels and annotations steer the upstream CLI and mean nothing in a cluster. */
const CONTROL = /(^|\.)(project-planton\.org|openmcf\.org|planton\.dev|planton\.ai)$/;
/** Settings of the chart, read in chart.ts. */
const SETTING = 'ds2helm.dev';

/** The labels upstream puts on every object; an adopted DaemonSet's pods must not get a label more. */
export function lowerPlatformLabels(context: LowerContext): TextMap {
  if (context.adopted) return {};
  const { name, id, org, env } = context.manifest.value.metadata;
  return {
    'planton.ai/resource': 'true',
    'planton.ai/name': name,
    'planton.ai/kind': 'KubernetesDaemonSet',
    ...(id ? { 'planton.ai/id': id } : {}),
    ...(org ? { 'planton.ai/organization': org } : {}),
    ...(env ? { 'planton.ai/environment': env } : {}),
  };
}

/** The manifest's labels or annotations less the upstream CLI's own, which a note names. */
export function lowerCommon(context: LowerContext, part: 'labels' | 'annotations'): TextMap {
  const kept: Record<string, string> = {};
  const dropped: string[] = [];
  for (const [key, value] of Object.entries(context.manifest.value.metadata[part] ?? {})) {
    const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
    if (CONTROL.test(prefix)) dropped.push(key);
    else if (prefix !== SETTING || part === 'labels') kept[key] = value;
  }
  if (dropped.length > 0) context.report('control-keys-left-out', ['metadata', part], part, dropped);
  return kept;
}

/** Reports labels of the user's that lose against the chart's own. */
export function reportReserved(context: LowerContext, labels: TextMap | undefined, path: string[], own: RegExp): void {
  for (const key of Object.keys(labels ?? {})) {
    if (own.test(key)) context.report('label-reserved', [...path, key], key);
  }
}

export const CHART_LABELS = /^(helm\.sh\/chart|app\.kubernetes\.io\/(name|instance|version|managed-by))$/;
export const SELECTOR_LABELS = /^app\.kubernetes\.io\/(name|instance)$/;

export function lowerNamespace(context: LowerContext, podSecurity: TextMap): Workload['namespace'] {
  const { value, value_from: reference, labels = {}, annotations = {} } = context.spec.namespace;
  const name = value ?? (reference === undefined ? undefined : context.resolve(reference));
  if (name === undefined && reference !== undefined) {
    context.report('namespace-by-reference', ['spec', 'namespace'], referenceKey(reference));
  }
  const create = context.spec.create_namespace ?? false;
  return { ...(name === undefined ? {} : { name }), create, labels: { ...podSecurity, ...labels }, annotations };
}

export function lowerAccount(context: LowerContext): Account {
  const account: NonNullable<Spec['service_account']> = context.spec.service_account ?? {};
  const { create = false, labels = {}, annotations = {}, automount_service_account_token: automount = true } = account;
  const named = account.name || (account.value_from && context.resolve(account.value_from));
  const place = 'serviceAccount.name';
  const asked = !named && account.value_from !== undefined;
  if (asked && account.value_from) {
    context.needs[place] = { meaning: `the service account, which is ${referenceKey(account.value_from)}` };
  }
  return {
    create,
    ...(named ? { name: named } : {}),
    ...(asked ? { place } : {}),
    labels,
    annotations,
    automount,
    imagePullSecrets: lowerPullSecrets(context, account.image_pull_secrets, 'serviceAccount.imagePullSecrets'),
  };
}

/** The pod's pull Secrets: those it names, then those its containers' images name, each once. */
export function lowerPodPullSecrets(context: LowerContext): PullSecret[] {
  const { container, pod } = context.spec;
  const containers: Container[] = [container.app, ...(container.sidecars ?? []), ...(pod?.init_containers ?? [])];
  const ofImages = containers.flatMap(({ image }) =>
    image.pull_secret_name ? [{ name: image.pull_secret_name }] : [],
  );
  const all = [...lowerPullSecrets(context, pod?.image_pull_secrets, 'imagePullSecrets'), ...ofImages];
  const seen = new Set<string>();
  return all.filter((secret) => {
    if (!('name' in secret)) return true;
    return seen.has(secret.name) ? false : seen.add(secret.name);
  });
}

function lowerPullSecrets(
  context: LowerContext,
  secrets: NonNullable<Spec['pod']>['image_pull_secrets'] = [],
  place: string,
): PullSecret[] {
  return secrets.flatMap(({ name, value_from: reference }, index): PullSecret[] => {
    const known = name ?? (reference === undefined ? undefined : context.resolve(reference));
    if (known !== undefined) return [{ name: known }];
    if (reference === undefined) return [];
    const entry = `${place}.${index}`;
    context.needs[entry] = { meaning: `a pull Secret, which is ${referenceKey(reference)}` };
    return [{ reference: entry }];
  });
}

export function lowerRegistries(context: LowerContext): Registry[] {
  return (context.spec.pod?.image_registries ?? []).map(({ server, username = '', password, email }) => ({
    server,
    username,
    ...(password ? { password } : {}),
    ...(email ? { email } : {}),
  }));
}
