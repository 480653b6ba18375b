import { HIGHEST_MODE } from '../../model/file-mode.ts';
import { each, type Rule } from '../context.ts';
import { filesOf } from '../files.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation (fileModeErrorMsg: 0 to 0777, octal or decimal). */
export const rule: Rule = {
  codes: ['file-mode-invalid'],
  check(context) {
    for (const { files, path } of filesOf(context)) {
      const items = each(files.items, [...path, 'items']).map(([{ mode }, at]) => [mode, [...at, 'mode']] as const);
      for (const [mode, at] of [[files.default_mode, [...path, 'default_mode']] as const, ...items]) {
        if (mode !== undefined && (mode < 0 || mode > HIGHEST_MODE)) context.report('file-mode-invalid', at, [mode]);
      }
    }
  },
};
