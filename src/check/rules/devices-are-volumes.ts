import { each, type Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateVolumeDevices (a claim, by name). */
export const rule: Rule = {
  codes: ['device-unknown'],
  needsWhole: true,
  check(context) {
    const claims = volumesOf(context).flatMap(({ volume: { name, persistent_volume_claim: claim, ephemeral } }) =>
      name !== undefined && (claim ?? ephemeral) !== undefined ? [name] : [],
    );
    for (const { container, path } of context.containers) {
      for (const [{ name }, at] of each(container.volume_devices, [...path, 'volume_devices'])) {
        if (name === undefined || claims.includes(name)) continue;
        context.report('device-unknown', [...at, 'name'], [name, didYouMean(name, claims)]);
      }
    }
  },
};
