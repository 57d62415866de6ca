import type { Exchange } from '../tenant/index.ts';
import type { Deviation } from './fault.ts';
import { bodyOf, on, problem, replaceAnswer, sentText, type Body } from './exchange.ts';
import { operationIds, type OperationName } from './operation-ids.ts';

/*
 * Families of faulty answers: a hook puts another answer in the place of the sound one.
 */

/** The operations of a deviation. */
type Operations = OperationName | readonly OperationName[] | 'any';

/** The new body: the message of an error, a body, or one made from the sound body; nothing leaves it empty. */
type NewBody = string | Body | ((sound: Body, exchange: Exchange) => unknown);

/** An operation that gives another answer under a condition. */
export function replacesAnswerWhen(
  name: Operations,
  status: number,
  body: NewBody | undefined,
  when: (exchange: Exchange) => boolean,
): Deviation {
  const hook = (exchange: Exchange): void => {
    if (!when(exchange)) return;
    const replaced = typeof body === 'string' ? problem(status, body) : body;
    replaceAnswer(exchange, status, typeof replaced === 'function' ? replaced(bodyOf(exchange), exchange) : replaced);
  };
  return { wire: name === 'any' ? hook : on(name, hook) };
}

/** An operation that gives another answer in place of those with a status. */
export const replacesAnswer = (name: Operations, due: number, status: number, body?: NewBody): Deviation =>
  replacesAnswerWhen(name, status, body, ({ response }) => response.status === due);

/** An operation that answers another status, and the failure by which that is detected. */
export const answersInstead = (name: OperationName, due: number, status: number, body?: NewBody) => ({
  failurePattern: { operation: name, check: 'status', expected: due, status } as const,
  deviation: replacesAnswer(name, due, status, body),
  category: 101 as const,
});

/** A tenant that breaks down where a sound one answers 400 for a reason. */
export const crashesWhereRefused = (reason: string): Deviation =>
  replacesAnswerWhen(
    'any',
    500,
    'Unexpected error.',
    ({ response }) => response.status === 400 && response.body.includes(reason),
  );

/** An operation that answers otherwise where nobody has signed up with the e-mail. */
export const tellsUnknownEmail = (name: OperationName, due: number, status: number, body: NewBody) => (): Deviation => {
  const known = new Set<string>();
  const isUnknown = (exchange: Exchange) => exchange.response.status === due && !known.has(sentText(exchange, 'email'));
  const { wire } = replacesAnswerWhen(name, status, body, isUnknown);
  return {
    wire: (exchange) => {
      if (exchange.operation === operationIds.signUp) known.add(sentText(exchange, 'email'));
      return wire?.(exchange);
    },
  };
};

/** A cache in front of an operation that answers with the first success of each key, or of all. */
export const cachesAnswers =
  (name: OperationName, key: (exchange: Exchange) => string = () => 'all') =>
  (): Deviation => {
    const kept = new Map<string, Exchange['response']>();
    return {
      wire: on(name, (exchange) => {
        const known = kept.get(key(exchange));
        if (known) Object.assign(exchange.response, { ...known, headers: { ...known.headers } });
        else if (exchange.response.status < 300) kept.set(key(exchange), { ...exchange.response });
      }),
    };
  };
