import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { ObjectDocument } from '../model/manifest.ts';
import type { Source, Span } from '../source.ts';
import { likelySecrets } from './broken.ts';
import { readVerbatim } from './canonical.ts';
import { entriesOf } from './entries.ts';
import { isNull } from './leaves.ts';
import { follow, type Mapping, type Node } from './node.ts';
import { PlaceTree } from './places.ts';
import { Allowance, Reading } from './reading.ts';
import { maskByName } from './secret-names.ts';
import { secretsUnread } from './secret-objects.ts';
import { parseYaml } from './yaml.ts';

export interface ReadObjects {
  readonly objects: readonly ObjectDocument[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where no object was read: spans that hold or may hold literal secrets. */
  readonly secrets: readonly Span[];
}

/** Every Kubernetes object in a text, those of lists one by one. Nothing but kind and name is sure of them. */
export function readObjects(source: Source): ReadObjects {
  const { roots, size, diagnostics } = parseYaml(source);
  const allowance = new Allowance(size, Number.POSITIVE_INFINITY);
  const read = roots.filter((root) => !isNull(root)).flatMap((root) => readTree(source, root, allowance));
  return {
    objects: read.flatMap(({ object }) => object ?? []),
    diagnostics: [...diagnostics, ...read.flatMap((one) => one.diagnostics)],
    secrets: [
      ...(diagnostics.length > 0 ? likelySecrets(source.text) : []),
      ...read.flatMap((one) => (one.object === undefined ? one.secrets : [])),
    ],
  };
}

interface ReadObject {
  readonly object?: ObjectDocument;
  readonly secrets: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

function readTree(source: Source, root: Node, allowance: Allowance): ReadObject[] {
  const map = follow(root);
  if (map.kind !== 'mapping') return [refuse(source, root)];
  const items = itemsOf(source, map);
  if (items !== undefined) return items.flatMap((item) => readTree(source, item, allowance));
  const reading = new Reading(source, allowance);
  const built = readVerbatim(root, reading);
  maskByName(root, reading);
  const { secrets, lookalikes, covered, diagnostics } = reading;
  const value = built?.value;
  if (built === undefined || !isObject(value)) {
    return diagnostics.length > 0 ? [{ secrets, diagnostics }] : [refuse(source, root)];
  }
  return [
    {
      object: { source, span: root.span, value, places: new PlaceTree(built), secrets, lookalikes, covered },
      secrets,
      diagnostics,
    },
  ];
}

function refuse(source: Source, root: Node): ReadObject {
  const diagnostics = [diagnose('document-not-an-object', { at: { source, span: root.span } })];
  return { secrets: secretsUnread(source, root), diagnostics };
}

/** The items of a `kind: List`, or of a list of one kind, as the API server answers it. */
function itemsOf(source: Source, map: Mapping): readonly Node[] | undefined {
  const entries = entriesOf(map, new Reading(source, new Allowance(0)));
  const field = (name: string): Node | undefined => entries.find((entry) => entry.name === name)?.value;
  const kind = field('kind');
  const items = field('items');
  if (kind === undefined || items === undefined) return undefined;
  const [word, list] = [follow(kind), follow(items)];
  return word.kind === 'scalar' && word.text.endsWith('List') && list.kind === 'sequence' ? list.items : undefined;
}

function isObject(value: unknown): value is ObjectDocument['value'] {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('metadata' in value)) return false;
  const { kind, metadata } = value;
  if (!('apiVersion' in value) || typeof value.apiVersion !== 'string') return false;
  return typeof kind === 'string' && typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata);
}
