import type { Container, Spec } from '../model/manifest.ts';
import type { Account, PullSecret, Registry, TextMap, Workload } from '../model/workload.ts';
import { type LowerContext, referenceKey } from './context.ts';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
/** Than `privileged`. */
const STRICTER: readonly string[] = ['baseline', 'restricted'];

/** @param isOpen the pod is not let in by the Pod Security level `restricted` */
export function lowerNamespace(context: LowerContext, podSecurity: TextMap, isOpen: boolean): Workload['namespace'] {
  const { value, value_from: reference, labels = {}, annotations = {} } = context.spec.namespace;
  const name = value ?? (reference === undefined ? undefined : context.resolve(reference));
  if (name === undefined && reference !== undefined) {
    context.report('namespace-by-reference', ['spec', 'namespace'], referenceKey(reference));
  }
  const create = context.spec.create_namespace ?? false;
  const enforced = labels[ENFORCE] ?? '';
  const isForbidden =
    podSecurity[ENFORCE] === undefined ? isOpen && enforced === 'restricted' : STRICTER.includes(enforced);
  if (create && isForbidden) {
    context.report('pod-security-too-strict', ['spec', 'namespace', 'labels', ENFORCE], enforced);
  }
  return { ...(name === undefined ? {} : { name }), create, labels: { ...podSecurity, ...labels }, annotations };
}

export function lowerAccount(context: LowerContext): Account {
  const account: NonNullable<Spec['service_account']> = context.spec.service_account ?? {};
  const { create = false, labels = {}, annotations = {}, automount_service_account_token: automount = true } = account;
  const named = account.name || (account.value_from && context.resolve(account.value_from));
  const place = 'serviceAccount.name';
  const asked = !named && account.value_from !== undefined;
  if (asked && account.value_from) {
    context.need(place, { meaning: `the service account, which is ${referenceKey(account.value_from)}` });
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
    context.need(entry, { meaning: `a pull Secret, which is ${referenceKey(reference)}` });
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
