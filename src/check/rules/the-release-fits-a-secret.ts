import type { Rule } from '../context.ts';
import { bytesOf } from '../text.ts';
import { textsOf } from '../texts.ts';

/** What etcd and the API server take of one Secret, less what the record needs besides. */
const MOST = 1_000_000;
/** Helm's record holds each text with the chart's values and with the printed objects. */
const COPIES = 2;
/** What gzip and then base64 make of text: configuration shrinks to about a quarter, and base64 adds a third. */
const OF_TEXT = (1 / 4) * (4 / 3);
/** Data that is base64 already shrinks to what it stands for, and grows again. */
const OF_BINARY = (3 / 4) * (4 / 3);

/**
 * An estimate: nothing is compressed here. Text of an unusual kind may be larger or smaller in truth.
 * Source: Helm's storage driver "secrets" (gzip and base64 of the whole release), MaxSecretSize.
 */
export const rule: Rule = {
  codes: ['release-too-large'],
  check(context) {
    let bytes = 0;
    for (const { text, path } of textsOf(context.document.value)) {
      bytes += bytesOf(text) * COPIES * (path.includes('binary_data') ? OF_BINARY : OF_TEXT);
    }
    if (bytes > MOST) context.report('release-too-large', ['spec'], [Math.round(bytes), MOST], { part: 'key' });
  },
};
