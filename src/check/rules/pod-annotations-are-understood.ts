import { type ContainerAt, type Context, entriesOf, given, type Rule } from '../context.ts';
import { AMONG_NAMES, didYouMean } from '../did-you-mean.ts';
import { isInside } from '../syntax.ts';

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const OF_CONTAINERS = 'container.seccomp.security.alpha.kubernetes.io/';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const MIRROR = 'kubernetes.io/config.mirror';
const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidatePodSpecificAnnotations. */
export const rule: Rule = {
  codes: ['pod-annotation-invalid', 'annotation-container-unknown', 'mirror-pod-without-node', 'profile-given-twice'],
  reads: ['metadata/name', 'CONTAINER/name', 'spec/pod/node_name'],
  check(context) {
    for (const [key, value, path] of entriesOf(context.pod.annotations, ['spec', 'pod', 'annotations'])) {
      const wanted = wantedOf(key, value);
      if (wanted !== undefined) context.report('pod-annotation-invalid', path, [key, value, wanted]);
      if (key === MIRROR && !given(context.pod.node_name)) {
        context.report('mirror-pod-without-node', path, [key], { part: 'key' });
      }
      const field = fieldOf(context, key);
      if (wanted === undefined && value !== '' && field !== undefined && field !== profileOf(value)) {
        context.report('profile-given-twice', path, [value, field]);
      }
      if (!key.startsWith(APP_ARMOR)) continue;
      const name = key.slice(APP_ARMOR.length);
      const known = namesOf(context);
      if (known.includes(name)) continue;
      context.report('annotation-container-unknown', path, [name, didYouMean(name, known, AMONG_NAMES)], {
        part: 'key',
      });
    }
  },
};

/** What a value is to be that isn't; it ends the sentence "It is …". */
function wantedOf(key: string, value: string): string | undefined {
  if (key.startsWith(APP_ARMOR)) {
    return /^(|runtime\/default|unconfined|localhost\/.*)$/s.test(value) ? undefined : profiles('runtime/default');
  }
  if (key === SECCOMP || key.startsWith(OF_CONTAINERS)) {
    return isSeccomp(value) ? undefined : profiles('runtime/default, docker/default');
  }
  if (key === DELETION_COST) return isCost(value) ? undefined : 'a whole number of 32 bits';
  if (key === TOLERATIONS) return value === '' || isList(value) ? undefined : 'a list in JSON';
  return undefined;
}

type Profile = { readonly type?: string; readonly localhost_profile?: string } | undefined;

/** What the field says that stands for an annotation of today, as `Localhost name`; undefined where there is none. */
function fieldOf(context: Context, key: string): string | undefined {
  const { security_context: ofPod } = context.pod;
  if (key === SECCOMP) return said(ofPod?.seccomp_profile);
  const prefix = [APP_ARMOR, OF_CONTAINERS].find((one) => key.startsWith(one));
  if (prefix === undefined) return undefined;
  const found = context.containers.find((one) => nameOf(context, one) === key.slice(prefix.length));
  if (found === undefined) return undefined;
  const own = found.container.security_context;
  return said(prefix === APP_ARMOR ? (own?.app_armor_profile ?? ofPod?.app_armor_profile) : own?.seccomp_profile);
}

const said = (profile: Profile): string | undefined =>
  profile && [profile.type, profile.localhost_profile].filter(given).join(' ');

/** The same of an annotation's value. */
function profileOf(value: string): string {
  if (value === 'unconfined') return 'Unconfined';
  return value.startsWith('localhost/') ? `Localhost ${value.slice('localhost/'.length)}` : 'RuntimeDefault';
}

const profiles = (defaults: string): string => `${defaults}, unconfined or localhost/ and the name of a profile`;

const isSeccomp = (value: string): boolean =>
  /^(runtime\/default|docker\/default|unconfined)$/.test(value) ||
  (value.startsWith('localhost/') && isInside(value.slice('localhost/'.length)));

/** GetDeletionCostFromPodAnnotations: no plus, and no zeros before it. */
const isCost = (value: string): boolean =>
  /^(0|-\d+|[1-9]\d*)$/.test(value) && Number(value) >= -(2 ** 31) && Number(value) < 2 ** 31;

function isList(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed === null || Array.isArray(parsed);
  } catch {
    return false;
  }
}

const nameOf = ({ draft }: Context, { container: { name }, role }: ContainerAt): string | undefined =>
  given(name) || role !== 'app' ? name : draft.metadata?.name;

const namesOf = (context: Context): readonly string[] =>
  context.containers.flatMap((container) => nameOf(context, container) ?? []);
