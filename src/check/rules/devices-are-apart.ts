import { type Context, each, type Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { mountsOf } from '../volumes.ts';

interface Taken {
  readonly path: Path;
  readonly by: string;
}

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateVolumeDevices, ValidateVolumeMounts. */
export const rule: Rule = {
  codes: ['device-volume-twice', 'device-path-twice', 'device-path-backsteps'],
  check(context) {
    for (const container of context.containers) {
      const names = new Map<string, Taken>();
      const paths = new Map<string, Taken>();
      for (const { mount, path } of mountsOf(container)) {
        if (mount.name !== undefined) names.set(mount.name, { path: [...path, 'name'], by: 'a mount' });
        if (mount.mount_path !== undefined) {
          paths.set(mount.mount_path, { path: [...path, 'mount_path'], by: 'a mount' });
        }
      }
      const at = [...container.path, 'volume_devices'];
      for (const [{ name, device_path: device = '' }, path] of each(container.container.volume_devices, at)) {
        if (name !== undefined) take(context, 'device-volume-twice', names, name, [...path, 'name']);
        if (device.split('/').includes('..'))
          context.report('device-path-backsteps', [...path, 'device_path'], [device]);
        else if (device !== '') take(context, 'device-path-twice', paths, device, [...path, 'device_path']);
      }
    }
  },
};

type Code = 'device-volume-twice' | 'device-path-twice';

function take(context: Context, code: Code, taken: Map<string, Taken>, text: string, path: Path): void {
  const before = taken.get(text);
  if (before === undefined) taken.set(text, { path, by: 'another device' });
  else context.report(code, path, [text, before.by], { notes: [{ message: before.by, path: before.path }] });
}
