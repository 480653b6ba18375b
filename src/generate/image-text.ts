import type { Image } from '../model/workload.ts';

/** An image as the manifest has it. */
export const imageText = ({ repo, tag, digest }: Image): string =>
  repo + (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
