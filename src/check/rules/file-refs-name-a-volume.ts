import { each, type Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateFileKeyRefVolumes (an emptyDir, by name). */
export const rule: Rule = {
  codes: ['file-volume-unknown'],
  reads: ['spec/pod/volumes/*/*', 'CONTAINER/volume_mounts/*/*'],
  check(context) {
    const folders = volumesOf(context).flatMap(({ volume: { name, empty_dir: folder } }) =>
      name !== undefined && folder !== undefined ? [name] : [],
    );
    for (const { container, path } of context.containers) {
      for (const [{ file_key_ref: file }, at] of each(container.env?.variables, [...path, 'env', 'variables'])) {
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
