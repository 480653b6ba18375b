/** The workload: what a manifest means in Kubernetes' terms, before a release gives it a name and a namespace. */

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
export type TextMap = Readonly<Record<string, string>>;

export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: TextMap;
  readonly annotations?: TextMap;
}

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta & JsonObject;
  readonly [field: string]: Json;
}

export interface Image {
  readonly repo: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** One environment variable, by what gives its value. */
export type Variable =
  | { readonly name: string; readonly kind: 'value'; readonly value: string }
  | { readonly name: string; readonly kind: 'from'; readonly valueFrom: JsonObject }
  /** In the release's own Secret. The literal is what the manifest says, and never enters a chart. */
  | {
      readonly name: string;
      readonly kind: 'secret';
      readonly key: string;
      readonly literal?: string;
      readonly meaning?: string;
    }
  /** A field of another resource, asked for at install time unless `--ref` gave it. */
  | { readonly name: string; readonly kind: 'reference'; readonly place: string };

/** A value that only install time knows: an entry of `references`. */
export interface ReferenceNeed {
  /** What it stands for, in the words of `required`. */
  readonly meaning: string;
  /** The manifest's own literal, where it is a secret that must not enter the chart. */
  readonly literal?: string;
}

export interface AgentContainer {
  readonly name: string;
  readonly image: Image;
  readonly imagePullPolicy?: string;
  readonly env: readonly Variable[];
  readonly envFrom: readonly JsonObject[];
  readonly ports: readonly JsonObject[];
  readonly volumeMounts: readonly JsonObject[];
  /** Every other field of the container, by its Kubernetes name, presence kept: 0, false and {} are values. */
  readonly fields: JsonObject;
}

export interface ConfigMapData {
  readonly data: TextMap;
  readonly binaryData: TextMap;
  readonly immutable?: boolean;
  /** Exact object name in place of `<fullname>-<key>`. */
  readonly name?: string;
  readonly labels: TextMap;
  readonly annotations: TextMap;
}

export interface SecretKeys {
  readonly type: string;
  readonly keys: readonly string[];
  readonly immutable?: boolean;
  readonly name?: string;
  readonly labels: TextMap;
  readonly annotations: TextMap;
}

export interface Registry {
  readonly server: string;
  readonly username: string;
  readonly password?: string;
  readonly email?: string;
}

/** The name of a pull Secret, or the place in `references` that gives it. */
export type PullSecret = { readonly name: string } | { readonly reference: string };

export interface Account {
  readonly create: boolean;
  /** Absent: the full name when created, none otherwise. */
  readonly name?: string;
  /** Place in `references` of a name that only install time knows. */
  readonly place?: string;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly automount: boolean;
  readonly imagePullSecrets: readonly PullSecret[];
}

export interface Workload {
  /** metadata.name: chart name, default release name. */
  readonly name: string;
  readonly namespace: {
    /** Absent for a reference without a value: the release namespace then. */
    readonly name?: string;
    readonly create: boolean;
    readonly labels: TextMap;
    readonly annotations: TextMap;
  };
  readonly commonLabels: TextMap;
  readonly commonAnnotations: TextMap;
  readonly daemonSet: { readonly name?: string; readonly labels: TextMap; readonly annotations: TextMap };
  /** The exact selector of an adopted DaemonSet; absent: the two standard labels. */
  readonly selector?: JsonObject;
  readonly updateStrategy: JsonObject;
  readonly minReadySeconds: number;
  readonly revisionHistoryLimit: number;
  readonly podLabels: TextMap;
  readonly podAnnotations: TextMap;
  /** Further metadata of the pod template, empty but for an adopted DaemonSet. */
  readonly podMetadata: JsonObject;
  /** Fields of the PodSpec by Kubernetes name, less containers, volumes, account and pull secrets. */
  readonly pod: JsonObject;
  readonly imagePullSecrets: readonly PullSecret[];
  readonly imageRegistries: readonly Registry[];
  readonly account: Account;
  readonly app: AgentContainer;
  readonly sidecars: readonly AgentContainer[];
  /** Names of those sidecars that stand before the app in the pod. */
  readonly beforeApp: readonly string[];
  readonly initContainers: readonly AgentContainer[];
  /** In order: a name and one source, by Kubernetes name. */
  readonly volumes: readonly JsonObject[];
  readonly configMaps: Readonly<Record<string, ConfigMapData>>;
  readonly secrets: Readonly<Record<string, SecretKeys>>;
  readonly rbac: {
    readonly rules: readonly JsonObject[];
    readonly clusterRules: readonly JsonObject[];
    readonly name?: string;
    readonly clusterName?: string;
  };
  readonly extraObjects: readonly KubernetesObject[];
  /** What install time must give, by place. */
  readonly references: Readonly<Record<string, ReferenceNeed>>;
  /** Whether a change of the release's ConfigMaps and Secrets restarts the pods. */
  readonly configRollout: boolean;
  readonly chart: ChartSettings;
}

/** What the manifest says of the chart rather than of the agent. */
export interface ChartSettings {
  readonly version: string;
  /** Where it is no longer the tag of the app's image: values set another one. */
  readonly appVersion?: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly maintainers: readonly { readonly name: string; readonly email?: string; readonly url?: string }[];
  readonly home?: string;
  readonly icon?: string;
  readonly sources: readonly string[];
  readonly annotations: TextMap;
  readonly targetCluster?: string;
}
