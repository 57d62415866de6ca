import { defaultLifetimes, soundRules, type Exchange } from '../../tenant/index.ts';
import { replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Deviation, type Fault } from '../fault.ts';
import { operationIds, kebab } from '../operation-ids.ts';
import { changesArgument, denies } from '../rule-families.ts';

const demands = {
  anonymous: [
    'getGuestProfile',
    'signUp',
    'logIn',
    'refreshToken',
    'requestPasswordReset',
    'resetPassword',
    'confirmEmailChange',
    'confirmOptIn',
    'resendOptIn',
  ],
  customer: [
    'getProfile',
    'updateProfile',
    'addAddress',
    'listAddresses',
    'getAddress',
    'updateAddress',
    'addAddressTags',
    'removeAddressTags',
    'removeAddress',
    'validateToken',
    'requestEmailChange',
    'changePassword',
    'logOut',
  ],
} as const;

const served = 'with an expired token[\\s\\S]*Expected: .*401[\\s\\S]*Received: .*(2\\d\\d|400)';

const expires = {
  anonymous: 'authorization.guest-operations.refuse-expired-token',
  customer: 'authorization.customer-operations.refuse-expired-token',
} as const;

const seconds = { anonymous: defaultLifetimes.anonymousAccess, customer: defaultLifetimes.customerAccess };

const expiredServed = (kind: 'anonymous' | 'customer'): readonly Fault[] => [
  ...demands[kind].map((name): Fault => ({
    id: `authorization-${kebab(name)}-takes-expired-token`,
    why: `A token found long after its hour still calls ${name}.`,
    breaks: [expires[kind]],
    failurePattern: { assertion: new RegExp(`${name} ${served}`) },
    deviation: denies(
      'isExpired',
      (_expiresAt, _now, what, operation) => what === kind && operation === operationIds[name],
    ),
    category: 206,
  })),
  {
    id: `authorization-${kind}-token-lives-minutes-longer`,
    why: 'A storefront that trusts expires_in and the tenant disagree about who is logged in.',
    breaks: [expires[kind]],
    failurePattern: { assertion: new RegExp(served) },
    deviation: changesArgument('isExpired', 0, (expiresAt, _expiresAt, _now, what) =>
      what === kind ? new Date(expiresAt.getTime() + 300_000) : expiresAt,
    ),
    category: 206,
  },
  {
    id: `authorization-${kind}-token-lives-on-by-use`,
    why: 'A stolen token that is used now and then never ends.',
    breaks: [expires[kind]],
    failurePattern: { assertion: new RegExp(served) },
    deviation: () => {
      const prolonged = new Map<number, Date>();
      return {
        rules: {
          isExpired: (expiresAt, now, what) => {
            const until = prolonged.get(expiresAt.getTime()) ?? expiresAt;
            const over = soundRules.isExpired(what === kind ? until : expiresAt, now, what);
            if (!over) prolonged.set(expiresAt.getTime(), new Date(now.getTime() + seconds[kind] * 1000));
            return over;
          },
        },
      };
    },
    category: 206,
  },
];

/** A social login that asks the provider before it asks who is there; without a provider, that is all that can be seen of it. */
const asksProviderFirst = (unknown: (exchange: Exchange) => boolean): Deviation =>
  replacesAnswerWhen(
    'logInSocially',
    400,
    'invalid_grant',
    (exchange) => exchange.response.status === 401 && unknown(exchange),
  );

export const authorizationExpiredTokenFaults: readonly Fault[] = [
  ...expiredServed('anonymous'),
  ...expiredServed('customer'),
  fault('authorization-log-in-socially-without-token', 'authorization.log-in-socially.refuses-no-token', {
    why: 'A code taken from a redirect is spent by whoever has it.',
    failurePattern: { assertion: /logInSocially without a token[\s\S]*Expected: .*401[\s\S]*Received: .*400/ },
    deviation: asksProviderFirst(({ request }) => request.headers['authorization'] === undefined),
    category: 207,
  }),
  fault('authorization-log-in-socially-takes-made-up-token', 'authorization.social.refuses-malformed-token', {
    why: 'Codes are tried at the provider in the name of the tenant, by somebody it does not know.',
    failurePattern: {
      assertion: /logInSocially with a token that was never issued[\s\S]*Expected: .*401[\s\S]*Received: .*400/,
    },
    deviation: asksProviderFirst(({ request }) => request.headers['authorization'] !== undefined),
    category: 206,
  }),
  fault('authorization-log-in-socially-takes-expired-token', 'authorization.guest-operations.refuse-expired-token', {
    why: 'A storefront is told that the code was wrong, and sends its customer back to the provider for ever.',
    failurePattern: { assertion: /logInSocially with an expired token[\s\S]*Expected: .*401[\s\S]*Received: .*400/ },
    deviation: asksProviderFirst(({ response }) => response.body.includes('access_token_expired')),
    category: 206,
  }),
];
