import type { Rule } from '../context.ts';
import { asDnsLabel, isDnsLabel } from '../syntax.ts';

/** Helm 3 and 4 refuse longer release names (pkg/chartutil ValidateReleaseName), and the name is the default release's. */
const LONGEST_RELEASE = 53;

/** Source: the kind's own rule; it is the base of names that are DNS-1123 labels. */
export const rule: Rule = {
  codes: ['agent-name-invalid', 'agent-name-long-for-a-release'],
  check(context) {
    const name = context.draft.metadata?.name;
    if (name === undefined) return;
    const path = ['metadata', 'name'];
    if (!isDnsLabel(name)) context.report('agent-name-invalid', path, [name, asDnsLabel(name)]);
    else if (name.length > LONGEST_RELEASE) context.report('agent-name-long-for-a-release', path, [name.length]);
  },
};
