import type { Rule } from '../context.ts';
import { hostPathOf, mountsOf } from '../volumes.ts';

/** Advice. */
export const rule: Rule = {
  codes: ['docker-socket-mounted'],
  check(context) {
    for (const { mount, path } of context.containers.flatMap(mountsOf)) {
      const hostPath = hostPathOf(context, mount);
      if (hostPath !== undefined && /(^|\/)docker\.sock$/.test(hostPath)) {
        context.report('docker-socket-mounted', path, [hostPath]);
      }
    }
  },
};
