import { each, given, type Rule } from '../context.ts';

/** Source: kubernetes.io/docs/concepts/configuration/secret (a pod refers to Secrets of its own namespace). */
export const rule: Rule = {
  codes: ['secret-ref-elsewhere'],
  check(context) {
    const target = context.spec.namespace?.value;
    for (const { container, path } of context.containers) {
      for (const [{ secret_ref: ref }, at] of each(container.env?.secrets, [...path, 'env', 'secrets'])) {
        if (!given(ref?.namespace) || !given(target) || ref.namespace === target) continue;
        const args = [ref.name ?? '', ref.namespace, target] as const;
        context.report('secret-ref-elsewhere', [...at, 'secret_ref', 'namespace'], [...args]);
      }
    }
  },
};
