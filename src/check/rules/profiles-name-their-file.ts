import { given, type Rule } from '../context.ts';
import { profilesOf } from '../security.ts';
import { isInside } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateSeccompProfileField, ValidateAppArmorProfileField. */
export const rule: Rule = {
  codes: ['profile-needs-a-file', 'profile-takes-no-file', 'profile-path-invalid'],
  check(context) {
    for (const { name, profile, path } of profilesOf(context)) {
      const { type, localhost_profile: file } = profile;
      const at = [...path, 'localhost_profile'];
      if (type === 'Localhost' && !given(file)) context.report('profile-needs-a-file', path, [name]);
      else if (type !== undefined && type !== 'Localhost' && file !== undefined) {
        context.report('profile-takes-no-file', at, [name, type]);
      } else if (name === 'seccomp_profile' && given(file) && !isInside(file)) {
        context.report('profile-path-invalid', at, [file]);
      }
    }
  },
};
