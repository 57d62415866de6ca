import type { Exchange, WireHook } from '../tenant/index.ts';
import { isObject, type Json, type JsonObject } from '../tenant/json.ts';
import { operationIds, type OperationName } from './operation-ids.ts';

export type Body = Record<string, unknown>;

/** Replaces the status and, as JSON, the body of an answer; without a body it is empty. */
export function replaceAnswer({ response }: Exchange, status: number, body?: unknown): void {
  response.status = status;
  response.body = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
  if (body === undefined) delete response.headers['content-type'];
  else response.headers['content-type'] ??= 'application/json';
}

const types: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'Forbidden',
  404: 'resource_not_found',
  409: 'conflict_resource',
  415: 'unsupported_media_type',
  500: 'internal_server_error',
};

/** The body of an error of the service. */
export const problem = (status: number, message: string, type = types[status] ?? 'error'): JsonObject => ({
  status,
  type,
  message,
});

/** The body of an answer of JSON; an empty one has no members. */
export const bodyOf = ({ response }: Exchange): Body => JSON.parse(response.body.toString('utf8') || '{}') as Body;

/** The text of a member of a body; empty where there is none. */
export const textAt = (body: Json | undefined, member: string): string => {
  const value = isObject(body) && Object.hasOwn(body, member) ? body[member] : undefined;
  return typeof value === 'string' ? value : '';
};

/** The text of a member of a request's body; empty where there is none. */
export const sentText = ({ request }: Exchange, member: string): string => textAt(request.body, member);

/** The bearer of a request; empty where there is none. */
export const bearerOf = ({ request }: Exchange): string => (request.headers['authorization'] ?? '').slice(7);

/** A hook on the answers of some operations. */
export const on = (names: OperationName | readonly OperationName[], hook: WireHook): WireHook => {
  const ids = new Set([names].flat().map((name) => operationIds[name]));
  return (exchange) => (ids.has(exchange.operation) ? hook(exchange) : undefined);
};

/** An object without some of its members. */
export const without = <Value>(
  from: Readonly<Record<string, Value>>,
  ...members: readonly string[]
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(from).filter(([member]) => !members.includes(member)));
