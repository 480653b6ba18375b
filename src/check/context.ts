import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Code, messages } from '../messages/index.ts';
import { type Container, type Document, type Pod, placeOf, pointer, type Spec } from '../model/manifest.ts';
import { type Draft, draftOf, type Partly } from './draft.ts';
import type { Path } from './path.ts';

/** One semantic rule. It reports what breaks it, and must bear a manifest of which anything is missing. */
export interface Rule {
  /** What it can report. */
  readonly codes: readonly Code[];
  /**
   * Parts from whose absence it concludes: it is left out while one of them, or what one lies in, has the wrong shape. `*`
   * is any key or index, CONTAINER each container.
   */
  readonly reads?: readonly string[];
  readonly check: (context: Context) => void;
}

export interface ContainerAt {
  readonly container: Partly<Container>;
  readonly path: Path;
  readonly role: 'app' | 'sidecar' | 'init';
  /** An init container that keeps running beside the others (restart_policy Always) counts as one of them. */
  readonly staysOn: boolean;
}

export interface ReportOptions {
  /** Points at the key in place of the value. */
  readonly part?: 'key' | 'value';
  /** Second places, each with what is there. */
  readonly notes?: readonly { readonly message: string; readonly path: Path }[];
}

/** What a rule sees of a manifest, and where it reports. */
export class Context {
  readonly document: Document;
  readonly draft: Draft;
  readonly diagnostics: Diagnostic[] = [];
  readonly containers: readonly ContainerAt[];
  readonly #misshapen: readonly string[];

  /** @param misshapen JSON pointers to what is wrong in itself */
  constructor(document: Document, misshapen: ReadonlySet<string>) {
    const draft = draftOf(document.value, misshapen);
    this.#misshapen = [...misshapen];
    this.document = document;
    this.draft = draft;
    this.containers = containersOf(draft);
  }

  get spec(): Partly<Spec> {
    return this.draft.spec ?? {};
  }

  get pod(): Partly<Pod> {
    return this.spec.pod ?? {};
  }

  /** The v1 kinds declare defaults that v1alpha1 does not; an adopted DaemonSet keeps its own. */
  get declaresDefaults(): boolean {
    return !this.draft.api_version?.endsWith('/v1alpha1') && this.spec.selector === undefined;
  }

  report<C extends Code>(
    code: C,
    path: Path,
    args: Parameters<(typeof messages)[C]['say']>,
    options: ReportOptions = {},
  ): void {
    // A thing that holds something of the wrong shape can't be judged as a whole.
    const below = `${pointer(path)}/`;
    if (this.#misshapen.some((at) => at.startsWith(below))) return;
    const notes = (options.notes ?? []).map(({ message, path: to }) => ({ message, at: placeOf(this.document, to) }));
    this.diagnostics.push(diagnose(code, { at: placeOf(this.document, path, options.part), notes }, ...args));
  }
}

function containersOf({ spec }: Draft): ContainerAt[] {
  const { container, pod } = spec ?? {};
  const at = (role: ContainerAt['role'], path: Path, one: Partly<Container>): ContainerAt => {
    return { container: one, path, role, staysOn: role !== 'init' || one.restart_policy === 'Always' };
  };
  return [
    ...(container?.app === undefined ? [] : [at('app', ['spec', 'container', 'app'], container.app)]),
    ...each(container?.sidecars, ['spec', 'container', 'sidecars']).map(([one, path]) => at('sidecar', path, one)),
    ...each(pod?.init_containers, ['spec', 'pod', 'init_containers']).map(([one, path]) => at('init', path, one)),
  ];
}

/** The items of a list, each with its path. */
export const each = <T>(list: readonly T[] | undefined, path: Path): [T, Path][] =>
  (list ?? []).map((item, index) => [item, [...path, index]]);

/** The entries of a map of the user's, each with its path. */
export const entriesOf = <T>(map: { readonly [key: string]: T } | undefined, path: Path): [string, T, Path][] =>
  Object.entries(map ?? {}).map(([key, value]) => [key, value, [...path, key]]);

/** Whether a text says something: the older kinds write "" for unset. */
export const given = (text: string | undefined): text is string => text !== undefined && text !== '';
