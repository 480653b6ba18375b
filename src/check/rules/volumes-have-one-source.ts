import type { Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { sourcesOf, volumesOf } from '../volumes.ts';

/**
 * A mount without a source shares the volume of that name.
 * Source: k8s.io/kubernetes pkg/apis/core/validation validateVolumeSource, ValidateVolumeMounts; SetDefaults_Volume.
 */
export const rule: Rule = {
  codes: ['volume-two-sources', 'volume-without-source', 'volume-unknown'],
  reads: ['spec/pod/volumes/*/*', 'CONTAINER/volume_mounts/*/*'],
  check(context) {
    const volumes = volumesOf(context);
    const declared = new Set(
      volumes.flatMap(({ volume, isMount }) => {
        return volume.name !== undefined && (!isMount || sourcesOf(volume).length > 0) ? [volume.name] : [];
      }),
    );
    for (const { volume, path, isMount } of volumes) {
      const { name } = volume;
      const sources = sourcesOf(volume);
      if (name === undefined) continue;
      if (sources.length > 1) {
        const notes = sources.slice(1).map((source) => ({ message: `and ${source}`, path: [...path, source] }));
        context.report('volume-two-sources', [...path, sources[0] ?? ''], [name, sources], { part: 'key', notes });
      } else if (sources.length === 0 && !isMount) {
        context.report('volume-without-source', path, [name]);
      } else if (sources.length === 0 && !declared.has(name)) {
        context.report('volume-unknown', [...path, 'name'], [name, didYouMean(name, declared)]);
      }
    }
  },
};
