import type { Exchange, WireHook } from '../../tenant/index.ts';
import { isObject, objectAt, textAt, type Json, type JsonObject } from '../../tenant/json.ts';
import { problem, replaceAnswer } from '../exchange.ts';

/** The body of an answer as JSON; undefined where there is none. */
const jsonOf = ({ response }: Exchange): Json | undefined =>
  response.body.length === 0 ? undefined : (JSON.parse(response.body.toString('utf8')) as Json);

/** Changes every JSON body. */
export const inBodies =
  (change: (body: Json, exchange: Exchange) => Json): WireHook =>
  (exchange) => {
    const body = jsonOf(exchange);
    if (body !== undefined) replaceAnswer(exchange, exchange.response.status, change(body, exchange));
  };

/** Changes every JSON object that is the body of an answer. */
export const inObjects = (change: (body: JsonObject, exchange: Exchange) => Json): WireHook =>
  inBodies((body, exchange) => (isObject(body) ? change(body, exchange) : body));

/** Writes the same JSON in another way. */
export const written =
  (write: (body: Json) => string): WireHook =>
  (exchange) => {
    const body = jsonOf(exchange);
    if (body !== undefined) exchange.response.body = Buffer.from(write(body));
  };

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

/** Answers a refusal, known by its message, with another status and type. */
export const refusesInstead =
  (message: RegExp, status: number, type: string): WireHook =>
  (exchange) => {
    if (exchange.response.status < 400) return;
    const sound = jsonOf(exchange);
    if (!isObject(sound)) return;
    const text = textAt(sound, 'message') ?? textAt(objectAt(sound, 'fault'), 'faultstring') ?? '';
    if (message.test(text)) replaceAnswer(exchange, status, problem(status, text, type));
  };
