import type { FastifyReply } from 'fastify';
import type { Json } from './json.ts';

/** One request and the answer about to be sent, which a wire hook may change. */
export interface Exchange {
  /** The documentation's operationId; `none` if no operation matches. */
  readonly operation: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly headers: Readonly<Record<string, string | undefined>>;
    /** The parsed body, if there was one that could be parsed. */
    readonly body: Json | undefined;
  };
  readonly response: {
    status: number;
    headers: Record<string, string>;
    body: Buffer;
  };
}

/** Called for every answer just before it is sent. */
export type WireHook = (exchange: Exchange) => Promise<void> | void;

/** Calls a wire hook and applies its changes to the reply. */
export async function throughWire(
  wire: WireHook,
  operation: string,
  request: Exchange['request'],
  reply: FastifyReply,
  payload: unknown,
): Promise<Buffer | null> {
  const before = Object.keys(reply.getHeaders());
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
  const body = typeof payload === 'string' ? Buffer.from(payload) : Buffer.alloc(0);
  const response = { status: reply.statusCode, headers, body };

  await wire({ operation, request, response });

  reply.code(response.status);
  for (const name of before) reply.removeHeader(name);
  for (const [name, value] of Object.entries(response.headers)) {
    // The length is computed from the final body.
    if (name.toLowerCase() !== 'content-length') reply.header(name, value);
  }
  return response.body.length > 0 ? response.body : null;
}
