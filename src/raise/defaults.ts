import type { Json, JsonObject } from '../model/workload.ts';
import { isEmpty, isList, isObject, textAt } from './json.ts';

/**
 * What the API server writes out where nothing was given, by the field it stands in, wherever that is in a pod.
 * k8s.io/kubernetes/pkg/apis/core/v1/defaults.go and zz_generated.defaults.go.
 */
const WRITTEN_OUT: Readonly<Record<string, Json>> = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  schedulerName: 'default-scheduler',
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 30,
  defaultMode: 420,
  expirationSeconds: 3600,
  scheme: 'HTTP',
  successThreshold: 1,
  failureThreshold: 3,
  periodSeconds: 10,
  timeoutSeconds: 1,
  divisor: '0',
};

/** Defaults that hold only of a pod, not of the init container (`restartPolicy`) or probe of the same field name. */
const ONLY_OF_PODS = new Set(['restartPolicy', 'terminationGracePeriodSeconds', 'dnsPolicy', 'schedulerName']);

/** A pod's spec from a server without the defaults it writes out. Maps that lose a field are replaced by copies. */
export function withoutDefaults(pod: JsonObject, replaced: (clean: object, from: object) => void): JsonObject {
  return strip(pod, true) as JsonObject;

  function strip(value: Json, isPod: boolean): Json {
    if (isList(value)) {
      const items = value.map((item) => strip(item, false));
      replaced(items, value);
      return items;
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value).filter(([name, entry]) => !isDefault(value, name, entry, isPod));
    const clean = Object.fromEntries(entries.map(([name, entry]) => [name, strip(entry, false)]));
    replaced(clean, value);
    return clean;
  }
}

function isDefault(parent: JsonObject, name: string, value: Json, isPod: boolean): boolean {
  if (ONLY_OF_PODS.has(name) && !isPod) return false;
  if (name === 'securityContext' && isPod) return isEmpty(value);
  if (name === 'serviceAccount') return 'serviceAccountName' in parent;
  if (name === 'imagePullPolicy') return value === defaultPullPolicy(textAt(parent, 'image') ?? '');
  if (name === 'type') return value === '' && 'path' in parent;
  return WRITTEN_OUT[name] === value;
}

/** SetDefaults_Container: Always for the tag `latest`, and for neither tag nor digest. */
export function defaultPullPolicy(image: string): string {
  const [name = '', digest] = image.split('@', 2);
  const tag = /:([^:/]*)$/.exec(name)?.[1] ?? (digest === undefined ? 'latest' : '');
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}
