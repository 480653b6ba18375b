/** A text as the name of an object: DNS-1123. */
export const objectName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');

/** The label that says in which wave a cluster is. */
export const WAVE = 'ds2helm.dev/wave';
/** The annotation that names the version behind a digest, for people. */
export const VERSION = 'ds2helm.dev/version';
