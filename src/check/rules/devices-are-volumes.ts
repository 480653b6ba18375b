import { each, type Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateVolumeDevices (a claim, by name). */
export const rule: Rule = {
  codes: ['device-unknown', 'device-path-missing', 'device-with-user-namespace'],
  reads: ['spec/pod/volumes/*/*', 'CONTAINER/volume_mounts/*/*'],
  check(context) {
    const claims = volumesOf(context).flatMap(({ volume: { name, persistent_volume_claim: claim, ephemeral } }) =>
      name !== undefined && (claim ?? ephemeral) !== undefined ? [name] : [],
    );
    for (const { container, path } of context.containers) {
      if (context.pod.host_users === false && (container.volume_devices ?? []).length > 0) {
        context.report('device-with-user-namespace', [...path, 'volume_devices'], [], { part: 'key' });
      }
      for (const [{ name, device_path: device }, at] of each(container.volume_devices, [...path, 'volume_devices'])) {
        if (device === '') context.report('device-path-missing', [...at, 'device_path'], []);
        if (name === undefined || claims.includes(name)) continue;
        context.report('device-unknown', [...at, 'name'], [name, didYouMean(name, claims)]);
      }
    }
  },
};
