import { hasErrors } from '../diagnostic.ts';
import { type Change, type Diff, IMPACTS } from '../diff/index.ts';
import { readSources } from '../effects/input.ts';
import { placedIn } from '../model/placed.ts';
import type { Json } from '../model/workload.ts';
import { readObjects } from '../read/objects.ts';
import { styleFor } from './colour.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';
import { settingsOf } from './options.ts';
import { present, reportOf } from './present.ts';
import { hide } from './report/hidden.ts';
import { type Secrets, secretsIn } from './report/secrets.ts';
import { compileNamed } from './run.ts';
import { isChart, readChart, type Side, type Sight, sideOfManifest } from './sides.ts';

interface Opened<T> {
  readonly side: T;
  readonly secrets: readonly Secrets[];
}

/** Undefined where a manifest has errors, which are then told. */
export async function openSide(name: string, sight: Sight, io: Io): Promise<Opened<Side> | undefined> {
  if (isChart(name)) return { side: await readChart(name, sight), secrets: [] };
  const settings = await settingsOf(sight.references);
  const run = await compileNamed([name], settings, { strict: false, allow: new Set() }, io);
  if (hasErrors(run.findings)) {
    io.stderr(present(reportOf(run), 'pretty', styleFor(io.stderrIsTTY, io.env)));
    return undefined;
  }
  const [built, ...more] = run.built;
  if (built === undefined || more.length > 0)
    throw new UsageError(`A side is one manifest, and ${name} holds ${run.built.length}.`);
  return { side: sideOfManifest(built, sight.reveals), secrets: run.secrets };
}

/**
 * The objects of a side, which may also be a file of them; undefined as above.
 *
 * @param namespace of those in a file that name none
 */
export async function openObjects(
  name: string,
  namespace: string | undefined,
  sight: Sight,
  io: Io,
): Promise<Opened<Pick<Side, 'render'> & { readonly name?: string }> | undefined> {
  if (isChart(name)) return named(await openSide(name, sight, io));
  const { value: sources = [] } = await readSources([name], io.stdin);
  const read = sources.map(readObjects);
  const objects = read.flatMap((one) => one.objects.map(({ value }) => value));
  if (objects.length === 0 || objects.some(({ kind }) => kind === 'KubernetesDaemonSet')) {
    return named(await openSide(name, sight, name === '-' ? replaying(io, sources[0]?.text ?? '') : io));
  }
  const secrets = read.flatMap((one, index) => {
    const source = sources[index];
    const spans = [...one.secrets, ...one.objects.flatMap((object) => object.secrets)];
    return source === undefined ? [] : [secretsIn(source, spans)];
  });
  const placed = namespace === undefined ? objects : objects.map((object) => placedIn(object, namespace));
  return { side: { render: async () => placed }, secrets };
}

const named = (opened: Opened<Side> | undefined) =>
  opened && { ...opened, side: { render: opened.side.render, name: opened.side.chart.name } };

/** The standard input once more. */
const replaying = (io: Io, text: string): Io => ({
  ...io,
  stdin: (async function* () {
    yield text;
  })(),
});

/** Whether the exit code says so; without a limit every difference does. */
export function isBad({ verdict }: Diff, limit: 'breaking' | 'restart' | undefined): boolean {
  if (verdict === 'same') return false;
  return limit === undefined || IMPACTS.indexOf(verdict) <= IMPACTS.indexOf(limit);
}

/** A diff that shows no secret of the manifests. */
export function maskedDiff(diff: Diff, secrets: readonly Secrets[]): Diff {
  const { mask } = hide(secrets);
  const cover = (value: Json): Json => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map(cover);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cover(inner)]));
  };
  const changes = diff.changes.map(
    ({ before, after, ...change }): Change => ({
      ...change,
      ...(before === undefined ? {} : { before: cover(before) }),
      ...(after === undefined ? {} : { after: cover(after) }),
    }),
  );
  return { ...diff, changes };
}
