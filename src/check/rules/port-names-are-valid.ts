import { given, type Rule } from '../context.ts';
import { portsOf } from '../ports.ts';
import { isPortName, LONGEST_PORT_NAME } from '../syntax.ts';

/** Source: k8s.io/apimachinery/pkg/util/validation IsValidPortName. */
export const rule: Rule = {
  codes: ['port-name-invalid', 'port-name-too-long'],
  check(context) {
    for (const [{ name }, path] of context.containers.flatMap(portsOf)) {
      if (!given(name)) continue;
      const at = [...path, 'name'];
      if (name.length > LONGEST_PORT_NAME) {
        context.report('port-name-too-long', at, [name, name.length, LONGEST_PORT_NAME]);
      }
      if (!isPortName(name)) context.report('port-name-invalid', at, [name]);
    }
  },
};
