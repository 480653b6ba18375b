import { given, type Rule } from '../context.ts';

/**
 * The DaemonSet is taken, and every pod of it refused.
 * Source: k8s.io/kubernetes plugin/pkg/admission/priority (admitPod) and runtimeclass (validateOverhead).
 */
export const rule: Rule = {
  codes: ['priority-without-class', 'overhead-without-class'],
  reads: ['spec/pod/priority_class_name', 'spec/pod/runtime_class_name'],
  check(context) {
    const {
      priority = 0,
      priority_class_name: priorityClass,
      overhead = {},
      runtime_class_name: runtime,
    } = context.pod;
    const path = ['spec', 'pod'];
    // Without a class the priority is 0, and saying so is harmless.
    if (priority !== 0 && !given(priorityClass)) {
      context.report('priority-without-class', [...path, 'priority'], [priority]);
    }
    if (Object.keys(overhead).length > 0 && !given(runtime)) {
      context.report('overhead-without-class', [...path, 'overhead'], [], { part: 'key' });
    }
  },
};
