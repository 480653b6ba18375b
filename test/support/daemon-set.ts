/** A DaemonSet with an account and a Secret, as users have it. */
export const DAEMON_SET = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: monitoring}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      serviceAccountName: agent
      containers:
        - name: agent
          image: example.com/agent:1.0
          resources: {limits: {memory: 64Mi}}
          envFrom: [{secretRef: {name: agent-key}}]
`;
