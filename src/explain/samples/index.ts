import type { Samples } from '../sample.ts';
import { build } from './build.ts';
import { containers } from './containers.ts';
import { diff } from './diff.ts';
import { env } from './env.ts';
import { gitops } from './gitops.ts';
import { lower } from './lower.ts';
import { names } from './names.ts';
import { pod } from './pod.ts';
import { probes } from './probes.ts';
import { raise } from './raise.ts';
import { read } from './read.ts';
import { release } from './release.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';
import { storage } from './storage.ts';
import { verify } from './verify.ts';

/** A chapter of the reference: codes of one concern. */
export interface Chapter {
  readonly title: string;
  readonly samples: Samples;
}

/** A sample of every code, by chapter. */
export const chapters: readonly Chapter[] = [
  { title: 'Reading YAML', samples: read },
  { title: 'Types, words and fields', samples: schema },
  { title: 'Names, labels, accounts and permissions', samples: names },
  { title: 'Containers, images, ports and resources', samples: containers },
  { title: 'Probes and hooks', samples: probes },
  { title: 'Variables, ConfigMaps and Secrets', samples: env },
  { title: 'Volumes and mounts', samples: storage },
  { title: 'The pod', samples: pod },
  { title: 'What the chart leaves open', samples: lower },
  { title: 'Several manifests', samples: run },
  { title: 'Writing charts', samples: build },
  { title: 'Verifying charts', samples: verify },
  { title: 'Upgrading charts', samples: diff },
  { title: 'Packaging and publishing', samples: release },
  { title: 'Argo CD and Flux', samples: gitops },
  { title: 'Importing objects', samples: raise },
];

export const samples: Samples = Object.assign({}, ...chapters.map((chapter) => chapter.samples));
