import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Imported, ImportedManifest } from '../import.ts';
import { placeOf } from '../model/manifest.ts';
import { describeTakeover, keptBack, type Takeover } from './adoption.ts';
import { styleFor } from './colour.ts';
import { keyOf, type ReleasePlace } from './install.ts';
import type { Io } from './io.ts';
import { type Findings, present, reportOf } from './present.ts';
import type { Format } from './report/index.ts';
import { jsonReport } from './report/json.ts';
import { type Secrets, secretsIn } from './report/secrets.ts';

/** Says which values the manifest doesn't hold. */
export function keptOut(one: ImportedManifest): readonly Diagnostic[] {
  const paths = keptBack(one);
  if (paths.length === 0) return [];
  return [diagnose('secret-values-kept-out', { at: nameOf(one) }, paths.map(keyOf))];
}

/** Says that a DaemonSet is held by a release that nobody asked for. */
export function ofAnotherRelease(one: ImportedManifest, asked: ReleasePlace | undefined): readonly Diagnostic[] {
  const { manifest, name, release } = one;
  if (release === undefined || release.name === asked?.name) return [];
  const called = manifest.value.spec.daemonset?.name ?? name;
  return [diagnose('daemonset-of-a-release', { at: nameOf(one) }, called, release.name, release.namespace)];
}

/** Says which releases hold several of the DaemonSets: none of them can be upgraded to the chart of one. */
export function ofOneRelease(all: readonly ImportedManifest[], asked: ReleasePlace | undefined): readonly Diagnostic[] {
  const byPlace = new Map<string, { readonly release: string; readonly held: string[] }>();
  for (const one of all) {
    const release = asked ?? one.release;
    if (release === undefined) continue;
    const key = `${release.namespace}/${release.name}`;
    byPlace.set(key, { release: release.name, held: [...(byPlace.get(key)?.held ?? []), one.name] });
  }
  return [...byPlace.values()].flatMap(({ release, held }) =>
    held.length < 2 ? [] : [diagnose('release-of-several', {}, release, held)],
  );
}

const nameOf = ({ manifest }: ImportedManifest) => placeOf(manifest, ['metadata', 'name']);

/** What an import has read that must not be shown. */
export function secretsOf({ manifests, secrets }: Imported): readonly Secrets[] {
  const literals = manifests.flatMap((manifest) => Object.values(manifest.secrets));
  return secrets.map(({ source, spans, covered, isGuess }) => {
    const written = spans.map(({ start, end }) => source.text.slice(start, end).replace(/^["']|["']$/g, ''));
    const guessed = isGuess ? secretsIn(source, spans).literals : [];
    return { source, spans: [...spans, ...covered], literals: [...literals, ...written, ...guessed] };
  });
}

/** The findings and the commands of a takeover: for people below each other, for programs in one JSON document. */
export function tell(findings: Findings, takeovers: readonly Takeover[], format: Format, io: Io): void {
  const report = reportOf(findings);
  if (format === 'json' && takeovers.length > 0) {
    io.stderr(`${JSON.stringify({ ...jsonReport(report), commands: takeovers }, null, 2)}\n`);
    return;
  }
  if (findings.findings.length > 0) io.stderr(present(report, format, styleFor(io.stderrIsTTY, io.env)));
  if (format === 'pretty') for (const takeover of takeovers) io.stderr(describeTakeover(takeover));
}
