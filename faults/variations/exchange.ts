import type { Exchange, WireHook } from '../../tenant/index.ts';
import { isObject, objectAt, textAt, type Json, type JsonObject } from '../../tenant/json.ts';

/** Answers to operations with these ids only. */
export const at = (operations: readonly string[], hook: WireHook): WireHook => {
  const meant = new Set(operations);
  return (exchange) => (meant.has(exchange.operation) ? hook(exchange) : undefined);
};

/** The body of an answer as JSON; undefined when there is none. */
export const jsonIn = ({ response }: Exchange): Json | undefined =>
  response.body.length === 0 ? undefined : (JSON.parse(response.body.toString('utf8')) as Json);

/** Gives an answer another status and, as JSON, another body, or none. */
export function answerWith({ response }: Exchange, status: number, body?: Json): void {
  response.status = status;
  response.body = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
  if (body === undefined) delete response.headers['content-type'];
  else response.headers['content-type'] ??= 'application/json; charset=utf-8';
}

/** Changes every JSON body. */
export const inBodies =
  (change: (body: Json, exchange: Exchange) => Json): WireHook =>
  (exchange) => {
    const body = jsonIn(exchange);
    if (body !== undefined) answerWith(exchange, exchange.response.status, change(body, exchange));
  };

/** Changes every JSON object that is the body of an answer. */
export const inObjects = (change: (body: JsonObject, exchange: Exchange) => Json): WireHook =>
  inBodies((body, exchange) => (isObject(body) ? change(body, exchange) : body));

/** Changes every JSON object at any depth, but those that are the customer's own, such as mixins. */
export function deeply(value: Json, change: (object: JsonObject) => JsonObject, own: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item: Json) => deeply(item, change, own));
  if (!isObject(value)) return value;
  const inner = Object.entries(value).map(([member, one]) => [
    member,
    one === undefined || own.includes(member) ? one : deeply(one, change, own),
  ]);
  return change(Object.fromEntries(inner) as JsonObject);
}

/** Turns refusals whose message matches into others. */
export const refusing =
  (message: RegExp, status: number, body: (told: string) => Json): WireHook =>
  (exchange) => {
    if (exchange.response.status < 400) return;
    const told = jsonIn(exchange);
    if (!isObject(told)) return;
    const said = textAt(told, 'message') ?? textAt(objectAt(told, 'fault'), 'faultstring') ?? '';
    if (message.test(said)) answerWith(exchange, status, body(said));
  };

/** The body of an error of the service. */
export const problem =
  (status: number, type: string) =>
  (message: string): JsonObject => ({ status, type, message });
