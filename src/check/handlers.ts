import type { LifecycleHandler, Probe } from '../generated/manifest.ts';
import type { ContainerAt, Context } from './context.ts';
import type { Partly } from './draft.ts';
import type { Path } from './path.ts';

export type ProbeName = 'liveness_probe' | 'readiness_probe' | 'startup_probe';

export interface ProbeAt {
  readonly name: ProbeName;
  readonly probe: Partly<Probe>;
  readonly path: Path;
  readonly container: ContainerAt;
}

/** What a probe does or a hook runs. */
export interface HandlerAt {
  readonly name: string;
  readonly handler: Partly<Probe & LifecycleHandler>;
  readonly kinds: readonly ('exec' | 'http_get' | 'tcp_socket' | 'grpc' | 'sleep')[];
  readonly path: Path;
  readonly container: ContainerAt;
}

const PROBES: readonly ProbeName[] = ['liveness_probe', 'readiness_probe', 'startup_probe'];

export const probesOf = ({ containers }: Context): ProbeAt[] =>
  containers.flatMap((container) =>
    PROBES.flatMap((name) => {
      const probe = container.container[name];
      return probe === undefined ? [] : [{ name, probe, path: [...container.path, name], container }];
    }),
  );

/** The handlers of every probe and hook. */
export const handlersOf = (context: Context): HandlerAt[] => [
  ...probesOf(context).map(({ probe, ...rest }) => ({ ...rest, handler: probe, kinds: OF_PROBES })),
  ...context.containers.flatMap((container) =>
    (['post_start', 'pre_stop'] as const).flatMap((name) => {
      const handler = container.container.lifecycle?.[name];
      const path = [...container.path, 'lifecycle', name];
      return handler === undefined ? [] : [{ name, handler, kinds: OF_HOOKS, path, container }];
    }),
  ),
];

const OF_PROBES = ['http_get', 'tcp_socket', 'grpc', 'exec'] as const;
const OF_HOOKS = ['exec', 'http_get', 'tcp_socket', 'sleep'] as const;
