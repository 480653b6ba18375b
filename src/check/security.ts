import type { AppArmorProfile, PodSecurityContext, SeccompProfile, SecurityContext } from '../generated/manifest.ts';
import type { ContainerAt, Context } from './context.ts';
import type { Partly } from './draft.ts';
import type { Path } from './path.ts';

/** The security context of the pod or of a container. */
export interface SecurityAt {
  readonly security: Partly<PodSecurityContext & SecurityContext>;
  readonly path: Path;
  readonly container: ContainerAt | undefined;
}

export const securityOf = (context: Context): SecurityAt[] => [
  ...(context.pod.security_context === undefined
    ? []
    : [{ security: context.pod.security_context, path: ['spec', 'pod', 'security_context'], container: undefined }]),
  ...context.containers.flatMap((container) => {
    const { security_context: security } = container.container;
    return security === undefined ? [] : [{ security, path: [...container.path, 'security_context'], container }];
  }),
];

export interface ProfileAt {
  readonly name: 'seccomp_profile' | 'app_armor_profile';
  readonly profile: Partly<SeccompProfile | AppArmorProfile>;
  readonly path: Path;
}

export const profilesOf = (context: Context): ProfileAt[] =>
  securityOf(context).flatMap(({ security, path }) =>
    (['seccomp_profile', 'app_armor_profile'] as const).flatMap((name) => {
      const profile = security[name];
      return profile === undefined ? [] : [{ name, profile, path: [...path, name] }];
    }),
  );
