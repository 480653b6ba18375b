import { each, type Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateFileKeyRefVolumes (an emptyDir, by name). */
export const rule: Rule = {
  codes: ['file-volume-unknown', 'file-path-backsteps'],
  reads: ['spec/pod/volumes/*/*', 'CONTAINER/volume_mounts/*/*'],
  check(context) {
    const folders = volumesOf(context).flatMap(({ volume: { name, empty_dir: folder } }) =>
      name !== undefined && folder !== undefined ? [name] : [],
    );
    for (const one of context.containers) {
      const variables = each(one.container.env?.variables, [...one.path, 'env', 'variables']);
      for (const [{ file_key_ref: file }, at] of variables) {
        const path = file?.path ?? '';
        if (path.split('/').includes('..')) {
          context.report('file-path-backsteps', [...at, 'file_key_ref', 'path'], [path]);
        }
        const name = file?.volume_name;
        if (name === undefined || folders.includes(name)) continue;
        context.report(
          'file-volume-unknown',
          [...at, 'file_key_ref', 'volume_name'],
          [name, didYouMean(name, folders)],
        );
      }
    }
  },
};
