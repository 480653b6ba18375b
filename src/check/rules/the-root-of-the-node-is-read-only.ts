import type { Rule } from '../context.ts';
import { hostPathOf, mountsOf } from '../volumes.ts';

/** Advice. */
export const rule: Rule = {
  codes: ['host-root-writable'],
  check(context) {
    for (const { mount, path } of context.containers.flatMap(mountsOf)) {
      if (hostPathOf(context, mount) === '/' && !mount.read_only) context.report('host-root-writable', path, []);
    }
  },
};
