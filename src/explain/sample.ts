import type { Code, messages } from '../messages/index.ts';

/** The part of a manifest that a sample's lines stand in. */
export type Part = '' | 'metadata' | 'spec' | 'spec.pod' | 'spec.container' | 'spec.container.app';

/** Lines of a manifest that make a finding, and lines that don't: fields of `part`, or the whole text where it is ''. */
export interface ManifestSample {
  readonly part: Part;
  readonly before: string;
  readonly after: string;
}

/** The same for Kubernetes objects that are imported; a DaemonSet is put before what doesn't hold one. */
export interface ObjectsSample {
  readonly objects: true;
  readonly before: string;
  readonly after: string;
  /** What --app says. */
  readonly app?: string;
}

/** Where no few lines show it: both told in words, and what the finding would name. */
export interface ToldSample<Arguments extends readonly unknown[] = readonly unknown[]> {
  readonly told: Arguments;
  readonly before: string;
  readonly after: string;
}

export type Sample = ManifestSample | ObjectsSample | ToldSample;
export type Samples = {
  readonly [C in Code]?: ManifestSample | ObjectsSample | ToldSample<Readonly<Parameters<(typeof messages)[C]['say']>>>;
};

const of =
  (part: Part) =>
  (before: string, after: string): ManifestSample => ({ part, before, after });

export const whole = of('');
export const metadata = of('metadata');
export const spec = of('spec');
export const pod = of('spec.pod');
export const container = of('spec.container');
export const app = of('spec.container.app');
export const objects = (before: string, after: string, app?: string): ObjectsSample => ({
  objects: true,
  before,
  after,
  ...(app === undefined ? {} : { app }),
});
export const told = <const Arguments extends readonly unknown[]>(
  before: string,
  after: string,
  ...args: Arguments
): ToldSample<Arguments> => ({ told: args, before, after });
