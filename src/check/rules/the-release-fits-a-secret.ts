import type { Rule } from '../context.ts';
import { bytesOf } from '../text.ts';
import { textsOf } from '../texts.ts';

/** What etcd and the API server take of one Secret, less what the record needs besides. */
const MOST = 1_000_000;
/** Helm's record holds the values, the chart's values file and the printed objects: each text about three times. */
const COPIES = 3;
/** Text of configuration shrinks to a quarter or less under gzip; base64 makes a third more of it. */
const PACKED = (1 / 4) * (4 / 3);

/**
 * An estimate on the safe side of a false alarm: what doesn't compress is found when the chart is written.
 * Source: Helm's storage driver "secrets" (gzip and base64 of the whole release), MaxSecretSize.
 */
export const rule: Rule = {
  codes: ['release-too-large'],
  check(context) {
    let bytes = 0;
    for (const { text } of textsOf(context.document.value)) bytes += bytesOf(text);
    const estimate = Math.round(bytes * COPIES * PACKED);
    if (estimate > MOST) context.report('release-too-large', ['spec'], [estimate, MOST], { part: 'key' });
  },
};
