import type { Json, JsonObject } from '../model/workload.ts';
import { isEmpty, isList, isObject, textAt } from './json.ts';

/** What means nothing in an object of one Go type, because the API server stores it the same when it is absent. */
interface Meaningless {
  /** What an absent field is stored as. */
  readonly values?: JsonObject;
  /** Fields whose zero value (false, 0, "", [] or {}) is stored as absent: `omitempty`, and no pointer. */
  readonly zero?: readonly string[];
  /** Fields of which the others tell that they mean nothing. */
  readonly others?: (object: JsonObject, fromServer: boolean) => readonly string[];
  /** Where objects of further types stand, alone or in a list. Maps of the user's own are none of them. */
  readonly fields?: Readonly<Record<string, Meaningless>>;
}

const HANDLER: Meaningless = { fields: { httpGet: { values: { scheme: 'HTTP' } } } };

const PROBE: Meaningless = {
  values: { successThreshold: 1, failureThreshold: 3, periodSeconds: 10, timeoutSeconds: 1 },
  zero: ['initialDelaySeconds'],
  fields: { ...HANDLER.fields, grpc: { values: { service: '' } } },
};

const RESOURCE_FIELD: Meaningless = { values: { divisor: '0' }, zero: ['containerName'] };
const FIELD_REFS = { fieldRef: { values: { apiVersion: 'v1' } }, resourceFieldRef: RESOURCE_FIELD };

const RESOURCES: Meaningless = { zero: ['limits', 'requests', 'claims'] };

const CONTAINER: Meaningless = {
  values: { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' },
  // In a file it is somebody's wish, which holds for the next tag too.
  others: (container, fromServer) =>
    fromServer && container['imagePullPolicy'] === defaultPullPolicy(textAt(container, 'image') ?? '')
      ? ['imagePullPolicy']
      : [],
  fields: {
    env: { fields: { valueFrom: { fields: FIELD_REFS } } },
    livenessProbe: PROBE,
    readinessProbe: PROBE,
    startupProbe: PROBE,
    lifecycle: { fields: { postStart: HANDLER, preStop: HANDLER } },
    resources: RESOURCES,
    volumeMounts: { zero: ['readOnly', 'subPath', 'subPathExpr'] },
  },
};

const MODE = { defaultMode: 420 };
const DOWNWARD_API: Meaningless = { fields: { items: { fields: FIELD_REFS } } };

const VOLUME: Meaningless = {
  fields: {
    configMap: { values: MODE },
    secret: { values: MODE },
    downwardAPI: { ...DOWNWARD_API, values: MODE },
    projected: {
      values: MODE,
      fields: {
        sources: {
          fields: { downwardAPI: DOWNWARD_API, serviceAccountToken: { values: { expirationSeconds: 3600 } } },
        },
      },
    },
    hostPath: { values: { type: '' } },
    ephemeral: { fields: { volumeClaimTemplate: { fields: { spec: { values: { volumeMode: 'Filesystem' } } } } } },
  },
};

/** k8s.io/kubernetes/pkg/apis/core/v1/defaults.go and zz_generated.defaults.go. */
const POD: Meaningless = {
  values: {
    schedulerName: 'default-scheduler',
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
  },
  zero: ['hostNetwork', 'hostPID', 'hostIPC', 'securityContext'],
  others: (pod) => (textAt(pod, 'serviceAccountName') ? ['serviceAccount'] : []),
  fields: { containers: CONTAINER, initContainers: CONTAINER, volumes: VOLUME },
};

/** A pod's spec without what the API server makes of nothing. Maps that lose a field are replaced by copies. */
export function withoutDefaults(
  pod: JsonObject,
  fromServer: boolean,
  replaced: (clean: object, from: object) => void,
): JsonObject {
  return stripObject(pod, POD);

  function strip(value: Json, type: Meaningless | undefined): Json {
    if (type === undefined) return value;
    if (isObject(value)) return stripObject(value, type);
    if (!isList(value)) return value;
    const items = value.map((item) => strip(item, type));
    replaced(items, value);
    return items;
  }

  function stripObject(value: JsonObject, type: Meaningless): JsonObject {
    const others = type.others?.(value, fromServer) ?? [];
    const entries = Object.entries(value)
      .map(([name, entry]): [string, Json] => [name, strip(entry, own(type.fields, name))])
      .filter(([name, entry]) => !others.includes(name) && own(type.values, name) !== entry)
      .filter(([name, entry]) => !(type.zero?.includes(name) && isZero(entry)));
    const clean = Object.fromEntries(entries);
    replaced(clean, value);
    return clean;
  }
}

const isZero = (value: Json): boolean => value === false || value === 0 || value === '' || isEmpty(value);

/** A table's entry; names of users' keys never reach the prototype. */
const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

/** SetDefaults_Container: Always for the tag `latest`, and for neither tag nor digest. */
export function defaultPullPolicy(image: string): string {
  const [name = '', digest] = image.split('@', 2);
  const tag = /:([^:/]*)$/.exec(name)?.[1] ?? (digest === undefined ? 'latest' : '');
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}
