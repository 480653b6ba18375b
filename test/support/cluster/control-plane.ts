/**
 * A Kubernetes without containers: etcd, the API server, the controllers and the scheduler as processes on loopback,
 * and KWOK, which plays the kubelets of nodes that are only objects.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Api } from './api.ts';
import { type Binaries, controlPlaneBinaries } from './binaries.ts';
import { freePorts, type Processes, startProcesses } from './processes.ts';

export interface ControlPlane {
  readonly api: Api;
  /** The path of a kubeconfig of an administrator. */
  readonly kubeconfig: string;
  readonly processes: Processes;
}

export interface ControlPlaneOptions {
  /** The Pod Security level of namespaces without a label of their own; `privileged` as Kubernetes has it. */
  readonly podSecurity?: 'privileged' | 'baseline' | 'restricted';
}

/** Throws NoControlPlane where there is nothing to start, and an error with the logs where it doesn't come up. */
export async function startControlPlane({
  podSecurity = 'privileged',
}: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const binaries = controlPlaneBinaries();
  const processes = startProcesses();
  try {
    return await start(binaries, processes, podSecurity);
  } catch (error) {
    const logs = processes.logs();
    await processes.stop();
    throw new Error(`the control plane did not come up: ${error}\n${logs}`);
  }
}

async function start(binaries: Binaries, processes: Processes, podSecurity: string): Promise<ControlPlane> {
  const { folder } = processes;
  const [etcd = 0, peers = 0, port = 0] = await freePorts(3);
  const token = randomBytes(16).toString('hex');
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };

  processes.start('etcd', binaries.etcd, [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=http://127.0.0.1:${etcd}`,
    `--advertise-client-urls=http://127.0.0.1:${etcd}`,
    `--listen-peer-urls=http://127.0.0.1:${peers}`,
    // It lives for some minutes: no power cut needs to be survived.
    '--unsafe-no-fsync',
  ]);

  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const accountKey = file('service-accounts.key', privateKey);
  const certificates = join(folder, 'certificates');
  processes.start('kube-apiserver', binaries['kube-apiserver'], [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${certificates}`,
    `--token-auth-file=${file('tokens.csv', `${token},admin,admin,system:masters\n`)}`,
    '--authorization-mode=RBAC',
    '--allow-privileged',
    `--service-account-key-file=${accountKey}`,
    `--service-account-signing-key-file=${accountKey}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/16',
    `--admission-control-config-file=${file('admission.json', JSON.stringify(admission(podSecurity)))}`,
    // So many releases at once are no stampede.
    '--max-requests-inflight=0',
    '--enable-priority-and-fairness=false',
  ]);

  const url = `https://127.0.0.1:${port}`;
  const certificate = join(certificates, 'apiserver.crt');
  const api = await answering(() => new Api({ url, token, certificate: readFileSync(certificate, 'utf8') }));
  const kubeconfig = file('kubeconfig', JSON.stringify(access(url, certificate, token)));
  processes.start('kube-controller-manager', binaries['kube-controller-manager'], [
    `--kubeconfig=${kubeconfig}`,
    `--service-account-private-key-file=${accountKey}`,
    `--root-ca-file=${certificate}`,
    '--use-service-account-credentials=false',
    '--leader-elect=false',
    '--secure-port=0',
    // KWOK keeps the nodes' hearts beating; one that it doesn't is soon seen to be dead.
    '--node-monitor-period=1s',
    '--kube-api-qps=1000',
    '--kube-api-burst=2000',
  ]);
  const scheduling = {
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    clientConnection: { kubeconfig, qps: 1000, burst: 2000 },
    leaderElection: { leaderElect: false },
  };
  processes.start('kube-scheduler', binaries['kube-scheduler'], [
    `--config=${file('scheduler.json', JSON.stringify(scheduling))}`,
    '--secure-port=0',
  ]);
  processes.start('kwok', binaries.kwok, [
    `--kubeconfig=${kubeconfig}`,
    `--config=${fileURLToPath(new URL('stages.yaml', import.meta.url))}`,
    '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
    '--node-lease-duration-seconds=40',
  ]);
  await until('the controllers run', async () => (await api.get('ServiceAccount', 'default', 'default')) !== undefined);
  return { api, kubeconfig, processes };
}

/** https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/ */
const admission = (level: string): object => ({
  apiVersion: 'apiserver.config.k8s.io/v1',
  kind: 'AdmissionConfiguration',
  plugins: [
    {
      name: 'PodSecurity',
      configuration: {
        apiVersion: 'pod-security.admission.config.k8s.io/v1',
        kind: 'PodSecurityConfiguration',
        defaults: { enforce: level, audit: level, warn: level },
      },
    },
  ],
});

const access = (server: string, certificate: string, token: string): object => ({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'test', cluster: { server, 'certificate-authority': certificate } }],
  users: [{ name: 'admin', user: { token } }],
  contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
  'current-context': 'test',
});

/** The API once it is ready; the server makes its certificate first. */
async function answering(make: () => Api): Promise<Api> {
  let api: Api | undefined;
  await until('the API server answers', async () => {
    try {
      api ??= make();
      return (await api.call('GET', '/readyz')) === 'ok';
    } catch {
      return false;
    }
  });
  if (api === undefined) throw new Error('unreachable');
  return api;
}

/** Waits for what is to come about. Throws after a time, by default a minute. */
export async function until(what: string, isTrue: () => Promise<boolean>, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`${what}: not so after ${seconds} s`);
    await pause(100);
  }
}
