import { compileSource } from '../../src/compile.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Workload } from '../../src/model/workload.ts';

/** A manifest that compiles, and what it means. */
export function compiled(text: string): { readonly manifest: Manifest; readonly workload: Workload } {
  const [one] = compileSource({ name: 'agent.yaml', text }).manifests;
  if (one?.manifest === undefined || one.workload === undefined) {
    throw new Error(`does not compile: ${one?.diagnostics.map(({ message }) => message).join(' ')}`);
  }
  return { manifest: one.manifest, workload: one.workload };
}
