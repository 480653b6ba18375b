/** `ds2helm verify` as a test runs it: with the real Helms, on the manifest of an agent that has a secret. */
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from './folder.ts';
import { helms } from './helm.ts';
import { fakeIo } from './io.ts';

export const MANIFEST = `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata:
  name: agent
spec:
  namespace: {value: monitoring}
  container:
    app:
      image: {repo: agent, tag: "1"}
      args: [--level=info]
      resources: {limits: {memory: 1Gi}}
      env:
        secrets:
          - {name: TOKEN, value: s3cret-text}
`;

export async function ds2helm(...argv: readonly string[]) {
  return withInput('', ...argv);
}

export async function withInput(input: string, ...argv: readonly string[]) {
  const io = fakeIo({ env: process.env, input });
  const code = await main(argv, io);
  return { code, ...io.written };
}

export function workspace(): string {
  const folder = temporaryFolder();
  plant(folder, { 'agent.yaml': MANIFEST });
  return folder;
}

export const helmFlags = async (): Promise<string[]> => (await helms()).flatMap(({ path }) => ['--helm', path]);
