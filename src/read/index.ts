import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Document } from '../model/manifest.ts';
import type { Place, Source, Span } from '../source.ts';
import { likelySecrets } from './broken.ts';
import { canonicalise } from './canonical.ts';
import { entriesOf } from './entries.ts';
import { isKindred } from './kind.ts';
import { isNull } from './leaves.ts';
import { follow, type Mapping, type Node } from './node.ts';
import { PlaceTree } from './places.ts';
import { Allowance, Reading } from './reading.ts';
import { maskByName } from './secret-names.ts';
import { secretsUnread } from './secret-objects.ts';
import { parseYaml } from './yaml.ts';

/** A document of another kind, which is not read any further. */
export interface Skipped {
  readonly apiVersion?: string;
  readonly kind?: string;
  /** Of the kind's value. */
  readonly place: Place;
}

export interface ReadDocuments {
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where no document was read: spans that hold or may hold literal secrets, to be masked where the text is shown. */
  readonly secrets: readonly Span[];
}

/**
 * Every manifest in a text, in canonical form. Nothing is thrown: text that is not YAML gives no documents and a
 * finding. What a manifest lacks, or has that it shouldn't, is left in the value for the check phase.
 */
export function readDocuments(source: Source): ReadDocuments {
  const { roots, size, diagnostics } = parseYaml(source);
  const allowance = new Allowance(size);
  const read = roots.filter((root) => !isNull(root)).map((root) => readDocument(source, root, allowance));
  return {
    documents: read.flatMap((one) => one.document ?? []),
    skipped: read.flatMap((one) => one.skipped ?? []),
    diagnostics: [...diagnostics, ...read.flatMap((one) => one.diagnostics)],
    secrets: [
      ...(diagnostics.length > 0 || allowance.left < 0 ? likelySecrets(source.text) : []),
      ...read.flatMap((one) => one.secrets ?? []),
    ],
  };
}

interface ReadDocument {
  readonly document?: Document;
  readonly skipped?: Skipped;
  /** Of what is not read. */
  readonly secrets?: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

function readDocument(source: Source, root: Node, allowance: Allowance): ReadDocument {
  const map = follow(root);
  if (map.kind !== 'mapping') {
    return {
      secrets: secretsUnread(source, root),
      diagnostics: [diagnose('document-not-a-map', { at: { source, span: root.span } })],
    };
  }
  const skipped = otherKind(source, map);
  if (skipped !== undefined) return { skipped, secrets: secretsUnread(source, root), diagnostics: [] };
  const reading = new Reading(source, allowance);
  const built = canonicalise(root, reading);
  const { value } = built;
  const { secrets, lookalikes, covered, diagnostics } = reading;
  if (reading.isCutShort) return { diagnostics };
  maskByName(root, reading);
  return {
    document: { source, span: root.span, value, places: new PlaceTree(built), secrets, lookalikes, covered },
    diagnostics,
  };
}

function otherKind(source: Source, map: Mapping): Skipped | undefined {
  const entries = entriesOf(map, new Reading(source, new Allowance(0)));
  const textOf = (...names: string[]) => {
    const value = entries.find(({ name }) => names.includes(name))?.value;
    const node = value === undefined || isNull(value) ? undefined : follow(value);
    return value !== undefined && node?.kind === 'scalar' ? { text: node.text, span: value.span } : undefined;
  };
  const kind = textOf('kind');
  if (kind === undefined || isKindred(kind.text)) return undefined;
  const apiVersion = textOf('apiVersion', 'api_version')?.text;
  return { kind: kind.text, place: { source, span: kind.span }, ...(apiVersion === undefined ? {} : { apiVersion }) };
}
