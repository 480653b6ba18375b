import { parseQuantity } from '../../model/quantity.ts';
import { given, type Rule } from '../context.ts';
import { claimTemplatesOf } from '../volumes.ts';

const ALONE = 'ReadWriteOncePod';
const OF_METADATA = ['labels', 'annotations'];

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidatePersistentVolumeClaimTemplate, ValidatePersistentVolumeClaimSpec. */
export const rule: Rule = {
  codes: ['claim-metadata-forbidden', 'claim-mode-alone', 'claim-size-invalid', 'claim-source-invalid'],
  check(context) {
    for (const { template, path } of claimTemplatesOf(context)) {
      for (const field of Object.keys(template.metadata ?? {})) {
        if (OF_METADATA.includes(field)) continue;
        context.report('claim-metadata-forbidden', [...path, 'metadata', field], [field], { part: 'key' });
      }
      const { access_modes: modes = [], resources, data_source: source } = template.spec ?? {};
      const isOfGroup = given(source?.api_group) || source?.kind === 'PersistentVolumeClaim';
      if (source !== undefined && !(given(source.name) && given(source.kind) && isOfGroup))
        context.report('claim-source-invalid', [...path, 'spec', 'data_source'], []);
      if (modes.some((mode) => mode === ALONE) && modes.some((mode) => mode !== ALONE)) {
        context.report('claim-mode-alone', [...path, 'spec', 'access_modes'], [ALONE], { part: 'key' });
      }
      const size = resources?.requests?.['storage'];
      if (size === undefined || size === '' || (parseQuantity(size)?.value ?? 0n) > 0n) continue;
      context.report('claim-size-invalid', [...path, 'spec', 'resources', 'requests', 'storage'], [size]);
    }
  },
};
