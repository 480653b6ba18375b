/** The API server, over HTTP. */
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import type { KubernetesObject } from '../../../src/model/workload.ts';
import type { Stored, WatchEvent } from './objects.ts';

export interface Access {
  readonly url: string;
  readonly token: string;
  /** The certificate the server shows, PEM. */
  readonly certificate: string;
  /** Whom to act as; the one whose token it is by default. */
  readonly user?: string;
}

/** A refusal of the API server. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Where the objects of a kind are: `/api/v1` and `pods`. */
interface Resource {
  readonly root: string;
  readonly name: string;
  readonly namespaced: boolean;
}

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}

/** The group and version of the kinds the tests speak of by name; `v1` for any other. */
const VERSIONS: Readonly<Record<string, string>> = {
  DaemonSet: 'apps/v1',
  ControllerRevision: 'apps/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  RuntimeClass: 'node.k8s.io/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  CSIDriver: 'storage.k8s.io/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  Job: 'batch/v1',
};

export class Api {
  readonly #access: Access;
  readonly #agent: Agent;
  readonly #versions = new Map<string, Promise<ResourceList>>();

  constructor(access: Access) {
    this.#access = access;
    this.#agent = new Agent({ keepAlive: true, ca: access.certificate });
  }

  /** The same server, as another user sees it. */
  as(user: string): Api {
    return new Api({ ...this.#access, user });
  }

  /** The body of an answer. Throws a Refusal for a status of 400 or more. */
  async call(method: string, path: string, body?: unknown, type = 'application/json'): Promise<unknown> {
    const response = await this.#send(method, path, body, type);
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    const status = response.statusCode ?? 0;
    const answer: unknown = response.headers['content-type']?.startsWith('application/json') ? JSON.parse(text) : text;
    if (status < 400) return answer;
    const { message } = Object(answer) as { message?: string };
    throw new Refusal(status, message ?? text);
  }

  /** The object, undefined where there is none. */
  async get<T extends Stored = Stored>(kind: string, name: string, namespace?: string): Promise<T | undefined> {
    try {
      return (await this.call('GET', `${await this.#path(kind, namespace)}/${name}`)) as T;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return undefined;
      throw error;
    }
  }

  /** The objects of a kind, of all namespaces without one. */
  async list<T extends Stored = Stored>(kind: string, namespace?: string, selector = ''): Promise<readonly T[]> {
    const query = `?labelSelector=${encodeURIComponent(selector)}`;
    const { items } = (await this.call('GET', (await this.#path(kind, namespace)) + query)) as { items: T[] };
    return items;
  }

  async create(object: KubernetesObject): Promise<Stored> {
    const { kind, apiVersion, metadata } = object;
    return (await this.call('POST', await this.#path(kind, metadata.namespace, apiVersion), object)) as Stored;
  }

  async remove(kind: string, name: string, namespace?: string, version?: string): Promise<void> {
    await this.call('DELETE', `${await this.#path(kind, namespace, version)}/${name}`);
  }

  /** A JSON merge patch; of a part of it, such as `/status`. */
  async patch(kind: string, name: string, namespace: string | undefined, change: unknown, part = ''): Promise<void> {
    const path = `${await this.#path(kind, namespace)}/${name}${part}`;
    await this.call('PATCH', path, change, 'application/merge-patch+json');
  }

  /** What server-side apply stores. Unknown fields and ones that stand twice are refused. */
  async apply(object: KubernetesObject, namespace?: string, query = ''): Promise<Stored> {
    const { kind, apiVersion, metadata } = object;
    const path = await this.#path(kind, namespace ?? metadata.namespace ?? 'default', apiVersion);
    const strictly = 'fieldManager=ds2helm-test&fieldValidation=Strict&force=true';
    const address = `${path}/${metadata.name}?${strictly}${query}`;
    return (await this.call('PATCH', address, object, 'application/apply-patch+yaml')) as Stored;
  }

  /** What server-side apply would store. */
  dryRun(object: KubernetesObject, namespace?: string): Promise<Stored> {
    return this.apply(object, namespace, '&dryRun=All');
  }

  /** Hands over each event, first one for each object that is there, until the returned function is called. */
  async watch<T extends Stored>(
    kind: string,
    namespace: string,
    on: (event: WatchEvent<T>) => void,
  ): Promise<() => void> {
    const response = await this.#send('GET', `${await this.#path(kind, namespace)}?watch=true`);
    createInterface({ input: response }).on('line', (line) => on(JSON.parse(line)));
    response.on('error', () => {});
    return () => response.destroy();
  }

  async #path(kind: string, namespace: string | undefined, version = VERSIONS[kind] ?? 'v1'): Promise<string> {
    const { root, name, namespaced } = await this.#resourceOf(kind, version);
    return namespaced && namespace !== undefined ? `${root}/namespaces/${namespace}/${name}` : `${root}/${name}`;
  }

  async #resourceOf(kind: string, version: string): Promise<Resource> {
    const root = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
    let listed = this.#versions.get(root);
    if (listed === undefined) {
      listed = this.call('GET', root) as Promise<ResourceList>;
      this.#versions.set(root, listed);
    }
    const found = (await listed).resources.find((one) => one.kind === kind && !one.name.includes('/'));
    if (found === undefined) throw new Refusal(404, `the server has no ${kind} in ${version}`);
    return { root, name: found.name, namespaced: found.namespaced };
  }

  #send(method: string, path: string, body?: unknown, type = 'application/json'): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { url, token, user } = this.#access;
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': type,
        ...(user === undefined ? {} : { 'impersonate-user': user }),
      };
      const sent = request(url + path, { method, headers, agent: this.#agent }, resolve);
      sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
