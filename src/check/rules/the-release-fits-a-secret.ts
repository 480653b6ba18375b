import { deflateSync } from 'fflate';
import type { Rule } from '../context.ts';
import { textsOf } from '../texts.ts';

/** What etcd and the API server take of one Secret, less what the record needs besides. */
const MOST = 1_000_000;
/** Helm's record holds each text with the chart's values and with the printed objects, too far apart for gzip to see. */
const COPIES = 2;
const OF_BASE64 = 4 / 3;
/** So many bytes tell of the rest: all of a file at its limit would take seconds. */
const SAMPLE = 4 * 1024 * 1024;

/**
 * An estimate: the record itself is made at install time.
 * Source: Helm's storage driver "secrets" (gzip and base64 of the whole release), MaxSecretSize.
 */
export const rule: Rule = {
  codes: ['release-too-large'],
  check(context) {
    const texts = new TextEncoder().encode(
      textsOf(context.document.value)
        .map(({ text }) => text)
        .join('\n'),
    );
    if (recordOf(texts.length) <= MOST) return;
    const part = texts.subarray(0, SAMPLE);
    const bytes = recordOf(deflateSync(part).length * (texts.length / part.length));
    if (bytes > MOST) context.report('release-too-large', ['spec'], [Math.round(bytes), MOST], { part: 'key' });
  },
};

const recordOf = (bytes: number): number => bytes * COPIES * OF_BASE64;
