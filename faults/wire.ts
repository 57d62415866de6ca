import type { Exchange, WireHook } from '../tenant/index.ts';

type Body = Record<string, unknown>;

/** Puts another answer in the place of the one about to be sent; without a body it is empty. */
export function replaceAnswer({ response }: Exchange, status: number, body?: Body): void {
  response.status = status;
  response.body = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
  if (body === undefined) delete response.headers['content-type'];
  else response.headers['content-type'] = 'application/json';
}

/** The body of an answer, where it is JSON. */
export const bodyOf = ({ response }: Exchange): Body => JSON.parse(response.body.toString('utf8')) as Body;

/** A body without one of its members. */
export const without = <Value>(member: string, body: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== member));

/** The bearer of a request; empty where there is none. */
export const bearerOf = ({ request }: Exchange): string => (request.headers['authorization'] ?? '').slice(7);

/** A hook on the answers of one operation. */
export const on =
  (operation: string, act: (exchange: Exchange) => void): WireHook =>
  (exchange) => {
    if (exchange.operation === operation) act(exchange);
  };
