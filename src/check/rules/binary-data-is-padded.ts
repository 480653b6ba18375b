import { entriesOf, type Rule } from '../context.ts';

/** Source: encoding/base64 of Go, by which the API server reads bytes: groups of four, the last one filled up with "=". */
export const rule: Rule = {
  codes: ['binary-data-unpadded'],
  check(context) {
    for (const [, { binary_data: binary }, path] of entriesOf(context.spec.config_maps, ['spec', 'config_maps'])) {
      for (const [key, text, at] of entriesOf(binary, [...path, 'binary_data'])) {
        // The schema has found any other character, and a third "=".
        if (text.replace(/[\r\n]/g, '').length % 4 !== 0) context.report('binary-data-unpadded', at, [key]);
      }
    }
  },
};
