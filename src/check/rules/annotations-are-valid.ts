import { entriesOf, type Rule } from '../context.ts';
import { mapsOf } from '../labels.ts';
import { pathText } from '../path.ts';
import { isQualifiedName } from '../syntax.ts';
import { bytesOf } from '../text.ts';

const MOST_BYTES = 256 * 1024;

/** Source: k8s.io/apimachinery/pkg/api/validation ValidateAnnotations (keys in any case, keys and values 256 KiB at most). */
export const rule: Rule = {
  codes: ['annotation-key-invalid', 'annotations-too-large'],
  check(context) {
    for (const { map, path } of mapsOf(context, 'annotations')) {
      for (const [key, , at] of entriesOf(map, path)) {
        if (!isQualifiedName(key.toLowerCase())) context.report('annotation-key-invalid', at, [key], { part: 'key' });
      }
      const bytes = Object.entries(map).reduce((sum, [key, value]) => sum + bytesOf(key) + bytesOf(value), 0);
      if (bytes > MOST_BYTES) context.report('annotations-too-large', path, [pathText(path), bytes], { part: 'key' });
    }
  },
};
