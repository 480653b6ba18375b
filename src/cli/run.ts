import { checkRun } from '../check/index.ts';
import { type Compiled, judgeOpened, type Opened, openSource } from '../compile.ts';
import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.ts';
import { readSources } from '../effects/input.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Place, Source } from '../source.ts';
import type { Io } from './io.ts';
import type { Verdict } from './options.ts';
import type { Findings } from './present.ts';
import { secretsOfSource } from './report/secrets.ts';

/** What the command line tells the compiler. */
export interface Settings {
  readonly chartVersion?: string;
  readonly references: Readonly<Record<string, string>>;
  readonly created?: string;
  /** The version comes from what stands: `--chart-version auto`. */
  readonly isNext?: boolean;
}

/** A manifest that became a chart. */
export type Built = Compiled & Required<Pick<Compiled, 'manifest' | 'workload' | 'files'>>;

/** What came of all that a command line names. */
export interface Run extends Findings {
  /** The manifests in which nothing is an error, neither alone nor beside the others. */
  readonly built: readonly Built[];
}

export async function compileNamed(
  names: readonly string[],
  settings: Settings,
  verdict: Verdict,
  io: Io,
  beforeRules: (opened: readonly Opened[]) => Promise<void> = async () => {},
): Promise<Run> {
  const { value: sources = [], diagnostics } = await readSources(names, io.stdin);
  for (const { code, message } of diagnostics) if (code === 'source-unreadable') io.stderr(`ds2helm: ${message}\n`);
  const opened = sources.map((source) => openSource(source, settings));
  await beforeRules(opened);
  return judgeAll(sources, opened, diagnostics, settings, verdict);
}

/** The same where most files are no manifests: templates of charts, and values, which may be no YAML at all. */
export async function compileAmongOthers(
  names: readonly string[],
  settings: Settings,
  verdict: Verdict,
  io: Io,
): Promise<Run> {
  const { value: sources = [] } = await readSources(names, io.stdin);
  const likely = sources.filter(({ text }) => NAMES_THE_KIND.test(text));
  const opened = likely.map((source) => openSource(source, settings));
  const run = judgeAll(likely, opened, [], settings, verdict);
  return { ...run, findings: run.findings.filter(({ code }) => code !== 'other-kind' && code !== 'no-manifest') };
}

const NAMES_THE_KIND = /\bkind["']?\s*:\s*["']?KubernetesDaemonSet\b/;

function judgeAll(
  sources: readonly Source[],
  opened: readonly Opened[],
  diagnostics: readonly Diagnostic[],
  settings: Settings,
  verdict: Verdict,
): Run {
  const results = opened.map((one) => judgeOpened(one, settings));
  const compiled = results.flatMap(({ manifests }) => manifests);
  const checked = compiled.flatMap(({ manifest }) => manifest ?? []);
  const found = [...diagnostics, ...[...results, ...compiled].flatMap((one) => one.diagnostics)];
  const skipped = results.flatMap((result) => result.skipped);
  const isAll = compiled.length === 0 && !hasErrors(found);
  const findings = judge([...found, ...others(skipped, sources, isAll), ...checkRun(checked)], verdict);
  const built = compiled.filter(isBuilt).filter(({ manifest }) => !isBlocked(manifest, findings));
  const secrets = results.flatMap((result, index) => {
    const documents = result.manifests.map(({ document }) => document);
    return sources[index] ? secretsOfSource(sources[index], { documents, secrets: result.secrets }) : [];
  });
  return { sources, built, findings, secrets, manifests: compiled.length };
}

const isBuilt = (one: Compiled): one is Built =>
  one.manifest !== undefined && one.workload !== undefined && 'files' in one;

/** An allowed warning stays as a note; --strict makes errors of the others. */
export function judge(findings: readonly Diagnostic[], { strict, allow }: Verdict): readonly Diagnostic[] {
  return findings.map((finding) => {
    if (finding.severity !== 'warning') return finding;
    if (allow.has(finding.code)) return { ...finding, severity: 'note' };
    return strict ? { ...finding, severity: 'error' } : finding;
  });
}

interface Skipped {
  readonly kind?: string;
  readonly place: Place;
}

/** Documents of other kinds are passed over, unless there is nothing else. */
function others(skipped: readonly Skipped[], sources: readonly Source[], isAll: boolean): readonly Diagnostic[] {
  if (!isAll)
    return skipped.map(({ kind = 'document without a kind', place }) => diagnose('other-kind', { at: place }, kind));
  return sources.map((source) => {
    const here = skipped.filter(({ place }) => place.source === source);
    const at = here[0]?.place ?? { source, span: { start: 0, end: 0 } };
    return diagnose('no-manifest', { at }, [...new Set(here.flatMap(({ kind }) => kind ?? []))]);
  });
}

/** Whether an error is about a manifest: about a place in it, or, beside another manifest, with a note there. */
export function isBlocked(manifest: Manifest, findings: readonly Diagnostic[]): boolean {
  const isInside = ({ source, span }: Place): boolean =>
    source === manifest.source && span.start >= manifest.span.start && span.start <= manifest.span.end;
  return findings.some(
    ({ severity, at, notes }) =>
      severity === 'error' && [...(at ? [at] : []), ...notes.map((note) => note.at)].some(isInside),
  );
}
