import { type Samples, told } from '../sample.ts';

const EDITED = 'ds2helm verify agent.yaml, after a template of charts/agent was edited';
const BUILT = 'ds2helm build agent.yaml --force && ds2helm verify agent.yaml';

/** Findings about a chart beside its manifest: what leads to one, and what doesn't. */
export const verify: Samples = {
  'chart-differs': told(EDITED, BUILT, 'DaemonSet agent', 'spec.minReadySeconds', '30', '0'),
  'chart-lacks-object': told(EDITED, BUILT, 'ConfigMap agent-conf'),
  'chart-has-more': told(EDITED, BUILT, 'Service agent'),
  'helm-refuses-chart': told(EDITED, BUILT, 'parse error at (agent/templates/daemonset.yaml:12)'),
  'chart-renders-no-objects': told(EDITED, BUILT, 'a tab in the indentation'),
};
