import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { readChartFiles } from '../effects/chart-files.ts';
import { withEnvironment } from '../effects/environment-error.ts';
import { sha256 } from '../effects/stamp.ts';
import { valuesForHelm } from '../verify/index.ts';
import type { HelmProof } from './proving.ts';
import type { Run } from './run.ts';
import { VERSION } from './version.ts';

interface Proved {
  readonly run: Run;
  readonly chart: string | undefined;
  readonly namespace: string;
  readonly proved: readonly { readonly name: string; readonly proofs: readonly HelmProof[] }[];
}

/** Writes what was proved: of which manifest, chart and values (SHA-256), by which versions, and how much was equal. */
export function writeProof(file: string, { run, chart, namespace, proved }: Proved): void {
  const charts = proved.map(({ name, proofs }) => {
    const built = run.built.find(({ workload }) => workload.name === name);
    if (built === undefined) throw new Error(`no manifest ${name}`);
    const { source, span } = built.manifest;
    return {
      name,
      namespace,
      digests: {
        manifest: sha256(source.text.slice(span.start, span.end)),
        chart: chart === undefined ? digestOf(built.files) : digestAt(chart),
        values: sha256(valuesForHelm(built.workload)),
      },
      proofs: proofs.map(({ helm, objects, fields, differences, findings }) => ({
        helm,
        equal: findings.length === 0,
        objects,
        fields,
        differences,
        findings: findings.map(({ code, message }) => ({ code, message })),
      })),
    };
  });
  const report = { version: 1, ds2helm: VERSION, charts };
  withEnvironment(`${file} can't be written`, () => writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`));
}

const digestOf = (files: readonly { readonly path: string; readonly text: string }[]): string =>
  digestOfLines(files.map(({ path, text }) => `${sha256(text)}  ${path}`));

/** An archive by its bytes, a folder by the digests of its files. */
function digestAt(chart: string): string {
  const isFolder = withEnvironment(`${chart} can't be read`, () => statSync(chart).isDirectory());
  if (!isFolder) return sha256(withEnvironment(`${chart} can't be read`, () => readFileSync(chart)));
  const files = readChartFiles(chart).value ?? [];
  return digestOfLines(files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}`));
}

const digestOfLines = (lines: readonly string[]): string => sha256([...lines].sort().join('\n'));
