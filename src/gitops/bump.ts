import { pointer } from '../model/manifest.ts';
import type { Json } from '../model/workload.ts';
import { readObjects } from '../read/objects.ts';
import type { Source, Span } from '../source.ts';
import { VERSION } from './names.ts';
import { valueAt } from './tree.ts';

/** Where objects that follow a chart name it, and what of it they are pinned to. */
const PINS: Readonly<Record<string, { readonly repository: readonly string[]; readonly digest: readonly string[] }>> = {
  Application: { repository: ['spec', 'source', 'repoURL'], digest: ['spec', 'source', 'targetRevision'] },
  ApplicationSet: {
    repository: ['spec', 'template', 'spec', 'source', 'repoURL'],
    digest: ['spec', 'template', 'spec', 'source', 'targetRevision'],
  },
  OCIRepository: { repository: ['spec', 'url'], digest: ['spec', 'ref', 'digest'] },
};

export interface Bumped {
  readonly text: string;
  /** Digests that stood there. */
  readonly before: readonly string[];
}

/** The text with every object that follows a repository pinned to another chart of it; all else stays as it was. */
export function bumpDigests(
  source: Source,
  { repository, digest, version }: { readonly repository: string; readonly digest: string; readonly version: string },
): Bumped {
  const before: string[] = [];
  const edits: { readonly span: Span; readonly text: string }[] = [];
  for (const { value, places } of readObjects(source).objects) {
    const pins = Object.hasOwn(PINS, value.kind) ? PINS[value.kind] : undefined;
    if (pins === undefined || valueAt(value as Json, pins.repository) !== repository) continue;
    const edit = (path: readonly string[], text: string): void => {
      const place = places.get(pointer(path));
      if (place !== undefined) edits.push({ span: place.value, text });
    };
    before.push(String(valueAt(value as Json, pins.digest) ?? ''));
    edit(pins.digest, digest);
    edit(['metadata', 'annotations', VERSION], version);
    if (value.kind === 'ApplicationSet') edit(['spec', 'template', 'metadata', 'annotations', VERSION], version);
  }
  // From the end, so that the spans before an edit still hold.
  edits.sort((a, b) => b.span.start - a.span.start);
  const text = edits.reduce(
    (all, { span, text }) => all.slice(0, span.start) + text + all.slice(span.end),
    source.text,
  );
  return { text, before };
}
