/** Stands before a registry and does to some requests what a bad day does. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request instead of reaching the registry; undefined lets it through. */
export type Fault =
  | { readonly status: number; readonly body?: string }
  /** The connection breaks, or nothing ever comes. */
  | 'break'
  | 'stall'
  | undefined;

export interface FaultyProxy {
  readonly host: string;
  /** Every request so far: `PUT /v2/…`. */
  readonly seen: readonly string[];
  readonly stop: () => void;
}

export async function startProxy(registry: string, fault: (line: string, nth: number) => Fault): Promise<FaultyProxy> {
  const seen: string[] = [];
  const server: Server = createServer((from, to) => {
    const line = `${from.method} ${from.url}`;
    seen.push(line);
    const wrong = fault(line, seen.length);
    if (wrong === 'stall') return;
    if (wrong === 'break') from.socket.resetAndDestroy();
    else if (wrong) to.writeHead(wrong.status, { 'content-type': 'application/json' }).end(wrong.body ?? '');
    else pass(from, to, registry);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { host: `127.0.0.1:${port}`, seen, stop };
}

/** The Host header stays, so that the registry sends its caller back here. */
function pass(from: IncomingMessage, to: ServerResponse, registry: string): void {
  const [host, port] = registry.split(':');
  const onward = request({ host, port, method: from.method, path: from.url, headers: from.headers }, (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
  });
  onward.on('error', () => to.destroy());
  from.pipe(onward);
}
