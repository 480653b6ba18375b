import type { JsonObject } from '../model/workload.ts';
import { ENV_FROM, ENV_VAR } from './env.ts';
import { RESOURCE_LIST } from './quantity.ts';
import { type Type, words } from './type.ts';

const EXEC: Type = { zero: ['command'], order: { command: 'kept' } };

/** SetDefaults_HTTPGetAction. */
const HTTP_GET: Type = {
  zero: words('path scheme host httpHeaders'),
  defaults: { path: '/', scheme: 'HTTP' },
};

const TCP_SOCKET: Type = { zero: ['host'] };

/** SetDefaults_Probe; the gRPC service by its API default. */
const PROBE: Type = {
  zero: words('initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold'),
  defaults: { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  fields: { exec: EXEC, httpGet: HTTP_GET, tcpSocket: TCP_SOCKET, grpc: { defaults: { service: '' } } },
};

const HANDLER: Type = { fields: { exec: EXEC, httpGet: HTTP_GET, tcpSocket: TCP_SOCKET } };

const LIFECYCLE: Type = { fields: { postStart: HANDLER, preStop: HANDLER } };

export const RESOURCE_REQUIREMENTS: Type = {
  zero: words('limits requests claims'),
  keys: { claims: ['name'] },
  fields: { limits: RESOURCE_LIST, requests: RESOURCE_LIST, claims: { zero: ['request'] } },
};

export const SE_LINUX_OPTIONS: Type = { zero: words('user role type level') };

/** All of it pointers: false and 0 are values, and {} isn't absent. */
const SECURITY_CONTEXT: Type = {
  fields: { capabilities: { zero: words('add drop') }, seLinuxOptions: SE_LINUX_OPTIONS },
};

/** hostPort stays absent under hostNetwork: only pods get it, their templates don't (SetDefaults_Pod). */
const PORT: Type = { zero: words('name hostPort hostIP protocol'), defaults: { protocol: 'TCP' } };

/** SetDefaults_Container. */
export const CONTAINER: Type = {
  zero: words(
    'image command args workingDir ports envFrom env resources resizePolicy restartPolicyRules volumeMounts volumeDevices terminationMessagePath terminationMessagePolicy imagePullPolicy stdin stdinOnce tty',
  ),
  defaults: { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' },
  complete: (container) => ({ imagePullPolicy: pullPolicy(container['image']), ...container }),
  keys: {
    env: ['name'],
    ports: ['containerPort', 'protocol'],
    volumeMounts: ['mountPath'],
    volumeDevices: ['devicePath'],
    resizePolicy: ['resourceName'],
  },
  // The last of several envFrom entries with one key wins, and the first restart rule that fits.
  order: { command: 'kept', args: 'kept', env: 'references', envFrom: 'kept', restartPolicyRules: 'kept' },
  fields: {
    ports: PORT,
    env: ENV_VAR,
    envFrom: ENV_FROM,
    resources: RESOURCE_REQUIREMENTS,
    volumeMounts: { zero: words('readOnly subPath subPathExpr') },
    livenessProbe: PROBE,
    readinessProbe: PROBE,
    startupProbe: PROBE,
    lifecycle: LIFECYCLE,
    securityContext: SECURITY_CONTEXT,
  },
};

/** Always for the tag `latest`, and for neither tag nor digest. */
export function pullPolicy(image: JsonObject[string] | undefined): string {
  if (typeof image !== 'string' || image === '') return 'IfNotPresent';
  const [name = '', digest] = image.split('@', 2);
  const tag = /:([^:/]*)$/.exec(name)?.[1] ?? (digest === undefined ? 'latest' : '');
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}
