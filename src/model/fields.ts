/**
 * The fields of pods and containers that have no row of their own in the values table, by Kubernetes name, which is
 * their key in the chart's values too. A row more here is all that a new field of Kubernetes needs.
 */

/** A field's name, and what the comment in values.yaml says of it. */
export type FieldRow = readonly [name: string, comment: string];

/** Kubernetes PodSpec, less the fields that the values table writes out. */
export const POD_FIELDS: readonly FieldRow[] = [
  ['activeDeadlineSeconds', 'Seconds a pod may run'],
  ['automountServiceAccountToken', "Whether the pods get their account's token; stands over serviceAccount.automount"],
  ['enableServiceLinks', 'Whether Services of the namespace become environment variables'],
  ['hostAliases', "Lines of the pods' hosts file"],
  ['hostIPC', "Whether the pods share the node's IPC namespace"],
  ['hostUsers', "Whether the pods share the node's user namespace"],
  ['hostname', "The pods' host name"],
  ['hostnameOverride', "The pods' host name, in place of everything else that makes one"],
  ['nodeName', 'The one node to run on'],
  ['os', 'Operating system of the pods'],
  ['overhead', 'Resources of running the pod itself'],
  ['preemptionPolicy', 'Whether the pods may preempt others'],
  ['priority', 'Priority as a number'],
  ['readinessGates', 'Further conditions of readiness'],
  ['resourceClaims', 'Resource claims of the pods'],

  ['runtimeClassName', 'Container runtime of the pods'],
  ['schedulerName', 'Scheduler of the pods'],
  ['schedulingGates', 'Conditions that hold back scheduling'],
  ['schedulingGroup', 'Group the pods are scheduled with'],
  ['setHostnameAsFQDN', "Whether the host name is the pods' full domain name"],
  ['shareProcessNamespace', "Whether the containers of a pod see each other's processes"],
  ['subdomain', 'Subdomain of the host name'],
  ['topologySpreadConstraints', 'How pods spread over the cluster'],
];

/** Kubernetes Container, less the fields that the values table writes out. */
export const CONTAINER_FIELDS: readonly FieldRow[] = [
  ['workingDir', 'Working directory'],
  ['resizePolicy', 'What a resize of a resource restarts'],
  ['restartPolicy', 'When the container is restarted; Always makes an init container a native sidecar'],
  ['restartPolicyRules', 'When the container is restarted, by exit code'],
  ['stdin', 'Whether the container keeps a standard input'],
  ['stdinOnce', 'Whether the standard input closes after its first use'],
  ['terminationMessagePath', 'File of the termination message'],
  ['terminationMessagePolicy', 'Where the termination message comes from'],
  ['tty', 'Whether the container has a terminal'],
  ['volumeDevices', 'Block devices of the container'],
];
