import { each, type Rule } from '../context.ts';
import { isInside } from '../syntax.ts';
import { volumesOf } from '../volumes.ts';

/** Ten minutes. */
const LEAST = 600;
const MOST = 2 ** 32;

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateProjectionSources (tokens of the service account). */
export const rule: Rule = {
  codes: ['token-lifetime', 'token-path-invalid'],
  check(context) {
    for (const { volume, path } of volumesOf(context)) {
      for (const [{ service_account_token: token }, at] of each(volume.projected?.sources, [
        ...path,
        'projected',
        'sources',
      ])) {
        const { expiration_seconds: seconds = LEAST, path: file = 'token' } = token ?? {};
        const below = [...at, 'service_account_token'];
        if (seconds < LEAST || seconds > MOST) {
          context.report('token-lifetime', [...below, 'expiration_seconds'], [seconds, LEAST, MOST]);
        }
        if (file === '' || file.startsWith('..') || !isInside(file)) {
          context.report('token-path-invalid', [...below, 'path'], [file]);
        }
      }
    }
  },
};
