import type { Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { handlersOf } from '../handlers.ts';
import { portsOf } from '../ports.ts';
import { isPortName, isPortNumber, LONGEST_PORT_NAME } from '../syntax.ts';

/**
 * Kubernetes takes a name that no port has, and the check then never runs.
 * Source: k8s.io/kubernetes pkg/apis/core/validation ValidatePortNumOrName.
 */
export const rule: Rule = {
  codes: ['handler-port-invalid', 'handler-port-unknown'],
  reads: ['CONTAINER/ports/*/name'],
  check(context) {
    for (const { handler, path, container } of handlersOf(context)) {
      const names = portsOf(container).flatMap(([{ name }]) => (name === undefined ? [] : [name]));
      for (const kind of ['http_get', 'tcp_socket'] as const) {
        const port = handler[kind]?.port;
        if (port === undefined) continue;
        const at = [...path, kind, 'port'];
        const number = typeof port === 'number' || /^\d+$/.test(port) ? Number(port) : undefined;
        const isPort = number === undefined ? isPortName(String(port)) : isPortNumber(number);
        if (!isPort || String(port).length > LONGEST_PORT_NAME) {
          context.report('handler-port-invalid', at, [String(port)]);
        } else if (number === undefined && !names.includes(String(port))) {
          context.report('handler-port-unknown', at, [String(port), didYouMean(String(port), names)]);
        }
      }
    }
  },
};
