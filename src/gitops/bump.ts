import { type ObjectDocument, pointer } from '../model/manifest.ts';
import type { Json } from '../model/workload.ts';
import { readObjects } from '../read/objects.ts';
import type { Source, Span } from '../source.ts';
import { type Follower, followersOf } from './followers.ts';
import { mark } from './gate.ts';
import { VERSION } from './names.ts';
import { isMap, valueAt } from './tree.ts';

type Path = readonly string[];

/** Where objects that follow a chart name it, and what of it they are pinned to. */
const PINS: Readonly<Record<string, { readonly repository: Path; readonly digest: Path }>> = {
  Application: { repository: ['spec', 'source', 'repoURL'], digest: ['spec', 'source', 'targetRevision'] },
  ApplicationSet: {
    repository: ['spec', 'template', 'spec', 'source', 'repoURL'],
    digest: ['spec', 'template', 'spec', 'source', 'targetRevision'],
  },
  OCIRepository: { repository: ['spec', 'url'], digest: ['spec', 'ref', 'digest'] },
};

export interface Bumped {
  readonly text: string;
  /** What stood there: digests, or a tag that nothing was pinned by. */
  readonly before: readonly string[];
  /** Objects with no place for a digest, `OCIRepository agent`: they stay as they were. */
  readonly unpinned: readonly string[];
  /** What installs the chart by these objects. */
  readonly followers: readonly Follower[];
}

interface Wanted {
  readonly repository: string;
  readonly digest: string;
  readonly version: string;
}

interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** The text with every object that follows a repository pinned to another chart of it; all else stays as it was. */
export function bumpDigests(source: Source, wanted: Wanted): Bumped {
  const { objects } = readObjects(source);
  const pinned = objects.filter(({ value }) => {
    const pins = pinsOf(value.kind);
    return pins !== undefined && valueAt(value as Json, pins.repository) === wanted.repository;
  });
  const edited = pinned.map((one) => ({ one, edits: pin(one, wanted) }));
  const gates = objects.flatMap((release) => pinned.flatMap((one) => reopen(source, release, one, wanted)));
  const edits = [...edited.flatMap(({ edits }) => edits ?? []), ...gates];
  return {
    text: applied(source.text, edits),
    before: edited.flatMap(({ one, edits }) => (edits === undefined ? [] : [standing(one)])),
    unpinned: edited.flatMap(({ one, edits }) =>
      edits === undefined ? [`${one.value.kind} ${one.value.metadata.name}`] : [],
    ),
    followers: followersOf(
      pinned.map(({ value }) => value),
      objects.map(({ value }) => value),
    ),
  };
}

const pinsOf = (kind: string) => (Object.hasOwn(PINS, kind) ? PINS[kind] : undefined);

/** Undefined where there is no place for a digest. */
function pin(document: ObjectDocument, { digest, version }: Wanted): readonly Edit[] | undefined {
  const { value, source } = document;
  const pins = pinsOf(value.kind);
  if (pins === undefined) return undefined;
  const others = value.kind === 'OCIRepository' ? pinOfReference(document, digest) : undefined;
  const place = others ?? replaced(document, pins.digest, digest);
  if (place.length === 0) return undefined;
  const old = valueAt(value as Json, pins.digest);
  const name = value.metadata.name;
  const isMarked = value.kind === 'OCIRepository' && typeof old === 'string' && name.endsWith(`-${mark(old)}`);
  return [
    ...place,
    ...(isMarked ? within(source, document, ['metadata', 'name'], mark(old), mark(digest)) : []),
    ...replaced(document, ['metadata', 'annotations', VERSION], version),
    ...(value.kind === 'ApplicationSet'
      ? replaced(document, ['spec', 'template', 'metadata', 'annotations', VERSION], version)
      : []),
  ];
}

/** A tag or a range beside the digest, or instead of it, would say something else than what is deployed. */
function pinOfReference(document: ObjectDocument, digest: string): readonly Edit[] | undefined {
  const path = ['spec', 'ref'];
  const reference = valueAt(document.value as Json, path);
  if (!isMap(reference) || Object.keys(reference).join() === 'digest') return undefined;
  const span = spanOf(document, path);
  if (span === undefined) return [];
  const isFlow = document.source.text.startsWith('{', span.start);
  return [{ span, text: isFlow ? `{digest: ${digest}}` : `digest: ${digest}` }];
}

/** Releases of Flux that wait for each other name the digest they wait for, and the source by it. */
function reopen(source: Source, release: ObjectDocument, repository: ObjectDocument, { digest }: Wanted): Edit[] {
  const { value } = release;
  const old = valueAt(repository.value as Json, ['spec', 'ref', 'digest']);
  const reference = valueAt(value as Json, ['spec', 'chartRef', 'name']);
  if (value.kind !== 'HelmRelease' || typeof old !== 'string' || reference !== repository.value.metadata.name)
    return [];
  const waits = valueAt(value as Json, ['spec', 'dependsOn']);
  const isMarked = reference.endsWith(`-${mark(old)}`);
  return [
    ...(isMarked ? within(source, release, ['spec', 'chartRef', 'name'], mark(old), mark(digest)) : []),
    ...(Array.isArray(waits) ? waits : []).flatMap((_, index) =>
      within(source, release, ['spec', 'dependsOn', String(index), 'readyExpr'], old, digest),
    ),
  ];
}

const spanOf = ({ places }: ObjectDocument, path: Path): Span | undefined => places.get(pointer(path))?.value;

function replaced(document: ObjectDocument, path: Path, text: string): Edit[] {
  const span = spanOf(document, path);
  return span === undefined ? [] : [{ span, text }];
}

/** However the scalar is written. */
function within({ text }: Source, document: ObjectDocument, path: Path, old: string, now: string): Edit[] {
  const span = spanOf(document, path);
  return span === undefined ? [] : [{ span, text: text.slice(span.start, span.end).replaceAll(old, now) }];
}

function standing({ value }: ObjectDocument): string {
  const pins = pinsOf(value.kind);
  const digest = pins && valueAt(value as Json, pins.digest);
  const reference = valueAt(value as Json, ['spec', 'ref']);
  const [tag] = isMap(reference) ? Object.values(reference) : [];
  return String(digest ?? tag ?? 'nothing');
}

/** From the end, so that the spans before an edit still hold. */
const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, text }) => all.slice(0, span.start) + text + all.slice(span.end), text);
