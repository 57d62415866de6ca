import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { RunLimits, RetryDecision } from './rate-limit.ts';

type Name = keyof RunLimits;
type Order = { readonly [Each in Name]: { readonly ask: Each; readonly told: Parameters<RunLimits[Each]>[0] } }[Name];

function obey(control: RunLimits, { ask, told }: Order): unknown {
  if (ask === 'turn') return control.turn(told);
  if (ask === 'limited') return control.limited(told);
  if (ask === 'lost') return control.lost(told);
  return control[ask]();
}

/**
 * Lets the workers of a run share one control, over loopback.
 * @returns where to ask, with a key that no other process of the machine knows
 */
export async function relayControl(control: RunLimits): Promise<{ url: string; close(): Promise<void> }> {
  const path = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    const said = json(request).then((order) => obey(control, order as Order));
    said.then(
      (answer) => response.end(JSON.stringify({ said: answer })),
      () => response.writeHead(400).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}${path}`, close };
}

/** The run's control, asked by a worker: by what Playwright has loaded already, as to load `fetch` takes longer than to ask. */
export function controlAt(url: string): RunLimits {
  const ask = async (order: Order): Promise<unknown> => {
    const asked = request(url, { method: 'POST' }).end(JSON.stringify(order));
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return ((await json(response)) as { readonly said?: unknown }).said;
  };
  // Both ends are this file's: what comes back is what the control gave.
  return {
    turn: (told) => ask({ ask: 'turn', told }) as Promise<number>,
    limited: (told) => ask({ ask: 'limited', told }) as Promise<number>,
    lost: (told) => ask({ ask: 'lost', told }) as Promise<RetryDecision>,
    answered: () => ask({ ask: 'answered', told: undefined }) as Promise<void>,
    gone: () => ask({ ask: 'gone', told: undefined }) as Promise<string | undefined>,
  };
}
