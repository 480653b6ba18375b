import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Code } from '../messages/index.ts';
import { type Manifest, placeOf, type Reference, type Spec } from '../model/manifest.ts';
import type { ReferenceNeed } from '../model/workload.ts';

export interface LowerOptions {
  /** Version of the chart; wins over the annotation ds2helm.dev/chart-version. */
  readonly chartVersion?: string;
  /** Values of references by key: `[env/]Kind/name[/field.path]`, Kind `_` when there is none. */
  readonly references?: Readonly<Record<string, string>>;
}

type Path = readonly (string | number)[];

/** What the files of this phase share: the manifest, the references known now, and what was found and asked for on the way. */
export class LowerContext {
  readonly manifest: Manifest;
  readonly spec: Spec;
  readonly options: LowerOptions;
  readonly diagnostics: Diagnostic[] = [];
  readonly #needs = new Map<string, ReferenceNeed>();
  /** Where `freePlace` found one, by place. */
  readonly #counts = new Map<string, number>();

  constructor(manifest: Manifest, options: LowerOptions) {
    this.manifest = manifest;
    this.spec = manifest.value.spec;
    this.options = options;
  }

  /** The v1 kinds declare defaults that v1alpha1 does not. */
  get declaresDefaults(): boolean {
    return !this.manifest.value.api_version.endsWith('/v1alpha1');
  }

  /** An adopted DaemonSet keeps its pod template to the letter. */
  get adopted(): boolean {
    return this.spec.selector !== undefined;
  }

  report<C extends Code>(
    code: C,
    path: Path,
    ...args: Parameters<typeof diagnose<C>> extends [C, unknown, ...infer A] ? A : never
  ): void {
    this.diagnostics.push(diagnose(code, { at: placeOf(this.manifest, path) }, ...(args as never)));
  }

  /** Asks for a value at install time, by its place in `references`. A variable may be called __proto__. */
  need(place: string, need: ReferenceNeed): void {
    this.#needs.set(place, need);
  }

  /** A place that nothing is asked for at yet: a header may stand twice, or ten thousand times. */
  freePlace(place: string): string {
    let count = this.#counts.get(place) ?? 1;
    const nth = (): string => (count === 1 ? place : `${place}-${count}`);
    while (this.#needs.has(nth())) count++;
    this.#counts.set(place, count);
    return nth();
  }

  /** What must be given at install time, as far as it is known by now. */
  get needs(): Readonly<Record<string, ReferenceNeed>> {
    return Object.fromEntries(this.#needs);
  }

  /** The value of a reference where it was given at build time. */
  resolve(reference: Reference): string | undefined {
    const { references = {} } = this.options;
    const key = referenceKey(reference);
    return Object.hasOwn(references, key) ? references[key] : undefined;
  }
}

/** `[env/]Kind/name[/field.path]`: what --ref and --refs call a reference. */
export function referenceKey({ kind = '_', env, name, field_path }: Reference): string {
  return [env, kind || '_', name, field_path].filter((part) => part !== undefined && part !== '').join('/');
}
