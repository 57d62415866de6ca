import type { Exchange } from '../../tenant/index.ts';
import type { Deviation, Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { on, replaceAnswer } from '../wire.ts';

/** A social login that asks the provider before it asks who is there; without a provider, that is all that can be seen of it. */
const asksProviderFirst = (unknown: (exchange: Exchange) => boolean): Deviation => ({
  wire: on(operationIds.logInSocially, (exchange) => {
    if (exchange.response.status === 401 && unknown(exchange))
      replaceAnswer(exchange, 400, { status: 400, type: 'bad_request', message: 'invalid_grant' });
  }),
});

export const authorizationSocialFaults: readonly Fault[] = [
  {
    id: 'authorization-log-in-socially-without-token',
    why: 'A code taken from a redirect is spent by whoever has it.',
    breaks: ['authorization.log-in-socially.refuses-no-token'],
    reads: /logInSocially without a token[\s\S]*Expected: .*401[\s\S]*Received: .*400/,
    deviation: asksProviderFirst(({ request }) => request.headers['authorization'] === undefined),
    category: 207,
  },
  {
    id: 'authorization-log-in-socially-takes-made-up-token',
    why: 'Codes are tried at the provider in the name of the tenant, by somebody it does not know.',
    breaks: ['authorization.social.refuses-malformed-token'],
    reads: /logInSocially with a token that was never issued[\s\S]*Expected: .*401[\s\S]*Received: .*400/,
    deviation: asksProviderFirst(({ request }) => request.headers['authorization'] !== undefined),
    category: 206,
  },
  {
    id: 'authorization-log-in-socially-takes-expired-token',
    why: 'A storefront is told that the code was wrong, and sends its customer back to the provider for ever.',
    breaks: ['authorization.guest-operations.refuse-expired-token'],
    reads: /logInSocially with an expired token[\s\S]*Expected: .*401[\s\S]*Received: .*400/,
    deviation: asksProviderFirst(({ response }) => response.body.includes('access_token_expired')),
    category: 206,
  },
];
