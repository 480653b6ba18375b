import { type Context, each } from './context.ts';
import type { Path } from './path.ts';
import { volumesOf } from './volumes.ts';

/** A source of a volume that makes files: of a ConfigMap, of a Secret, of the pod itself. */
export interface FilesAt {
  readonly files: {
    readonly default_mode?: number;
    readonly path?: string;
    readonly items?: readonly { readonly path?: string; readonly mode?: number }[];
  };
  readonly path: Path;
}

const KINDS = ['config_map', 'secret', 'downward_api'] as const;

/** Every source of files, those of projected volumes included. */
export const filesOf = (context: Context): FilesAt[] =>
  volumesOf(context).flatMap(({ volume, path }) => {
    const { projected } = volume;
    const projections = each(projected?.sources, [...path, 'projected', 'sources']);
    const owners = [[volume, path] as const, ...projections];
    const sources = owners.flatMap(([owner, at]) =>
      KINDS.flatMap((kind): FilesAt[] => {
        const files = owner[kind];
        return files === undefined ? [] : [{ files, path: [...at, kind] }];
      }),
    );
    const modeOfAll = projected?.default_mode;
    return modeOfAll === undefined
      ? sources
      : [{ files: { default_mode: modeOfAll }, path: [...path, 'projected'] }, ...sources];
  });
