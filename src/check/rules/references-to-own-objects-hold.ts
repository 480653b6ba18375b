import { given, type Rule } from '../context.ts';
import { ownObjects } from '../data.ts';
import { AMONG_NAMES, didYouMean } from '../did-you-mean.ts';
import { referencesOf } from '../references.ts';

/**
 * Another object may be in the cluster; of the chart's own all keys are known.
 * Source: the kubelet starts no container whose ConfigMap or Secret lacks a key that isn't optional.
 */
export const rule: Rule = {
  codes: ['object-name-close', 'data-key-unknown'],
  reads: [
    'spec/config_maps/*/name',
    'spec/config_maps/*/data/*',
    'spec/config_maps/*/binary_data/*',
    'spec/secrets/*/name',
    'spec/secrets/*/keys/*',
    'CONTAINER/env/variables/*/*/optional',
    'CONTAINER/env/secrets/*/secret_ref/optional',
    'CONTAINER/env/env_from/*/*/optional',
    'CONTAINER/volume_mounts/*/*/optional',
    'CONTAINER/volume_mounts/*/projected/sources/*/*/optional',
    'spec/pod/volumes/*/*/optional',
    'spec/pod/volumes/*/projected/sources/*/*/optional',
  ],
  check(context) {
    const own = ownObjects(context);
    for (const { kind, name, path, optional, keys } of referencesOf(context)) {
      if (kind === 'PersistentVolumeClaim' || !given(name)) continue;
      const ofKind = own.filter((object) => object.kind === kind);
      const object = ofKind.find(({ names }) => names.includes(name));
      if (object === undefined) {
        const close = didYouMean(
          name,
          ofKind.flatMap(({ names }) => names),
          AMONG_NAMES,
        );
        if (close !== undefined) context.report('object-name-close', path, [kind, name, close]);
        continue;
      }
      const known = object.keys.map(({ key }) => key);
      for (const { key, path: at } of optional ? [] : keys) {
        if (known.includes(key)) continue;
        const notes = [{ message: `the ${kind}`, path: object.path }];
        context.report('data-key-unknown', at, [kind, name, key, didYouMean(key, known)], { notes });
      }
    }
  },
};
