import { type Samples, told } from '../sample.ts';

const AGAIN = 'ds2helm build agent.yaml --force';

/** Findings about files and folders: what leads to one, and what doesn't. */
export const build: Samples = {
  'chart-folder-foreign': told('ds2helm build agent.yaml, where charts/agent holds other files', AGAIN, 'charts/agent'),
  'chart-folder-edited': told(
    'ds2helm build agent.yaml, after charts/agent/values.yaml was edited',
    AGAIN,
    'charts/agent',
    ['values.yaml'],
  ),
  'secrets-file-differs': told(
    'ds2helm build agent.yaml --secrets-out secrets.yaml, where secrets.yaml holds something else',
    'ds2helm build agent.yaml --secrets-out agent-secrets.yaml',
    'secrets.yaml',
  ),
  'secrets-file-in-git': told(
    'ds2helm build agent.yaml --secrets-out secrets.yaml, in a git work tree',
    'ds2helm build agent.yaml --secrets-out ~/secrets.yaml',
    'secrets.yaml',
  ),
  'secrets-file-in-chart': told(
    'ds2helm build agent.yaml --secrets-out charts/agent/secrets.yaml',
    'ds2helm build agent.yaml --secrets-out ~/secrets.yaml',
    'charts/agent/secrets.yaml',
    'charts/agent',
  ),
  'not-utf-8': told('a file saved as UTF-16', 'the same file saved as UTF-8', 'UTF-16'),
  'source-unreadable': told(
    'a folder with a link that leads nowhere',
    'without it',
    "agents/old.yaml can't be read: it does not exist.",
  ),
  'source-too-large': told('a file of 20 MiB', 'several files', 'agent.yaml', '16 MiB'),
};
