import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Code } from '../messages/index.ts';
import { type ObjectDocument, placeOf } from '../model/manifest.ts';
import type { Place } from '../source.ts';
import type { Trace } from './trace.ts';

export interface RaiseOptions {
  /** The container that is the app; a guess when absent. */
  readonly app?: string;
  /** Names, selector and pod template stay to the letter, for a DaemonSet that runs. */
  readonly adopt?: boolean;
  /** Take objects that no DaemonSet refers to into extra_objects. */
  readonly all?: boolean;
}

type Path = readonly (string | number)[];

/** A comment of the manifest: above the field at this canonical path. */
export interface Comment {
  readonly path: Path;
  readonly text: string;
}

/** What the files of this phase share while one DaemonSet is raised. */
export class RaiseContext {
  readonly trace: Trace;
  readonly adopted: boolean;
  readonly diagnostics: Diagnostic[] = [];
  readonly comments: Comment[] = [];
  readonly #ownNames: ReadonlyMap<string, string>;

  /** @param ownNames the manifest's names of ConfigMaps and Secrets by `kind/name` */
  constructor(trace: Trace, adopted: boolean, ownNames: ReadonlyMap<string, string>) {
    this.trace = trace;
    this.adopted = adopted;
    this.#ownNames = ownNames;
  }

  /** What the manifest calls a ConfigMap or Secret: its own by their keys, all others by their names. */
  ownName(kind: 'configMap' | 'secret', name: string): string {
    return this.#ownNames.get(`${kind}/${name}`) ?? name;
  }

  comment(path: Path, text: string): void {
    this.comments.push({ path, text });
  }

  report<C extends Code>(
    code: C,
    at: Place,
    ...args: Parameters<typeof diagnose<C>> extends [C, unknown, ...infer A] ? A : never
  ): void {
    this.diagnostics.push(diagnose(code, { at }, ...(args as never)));
  }
}

export const placeIn = (document: ObjectDocument, ...path: Path): Place => placeOf(document, path);
