import { defaultLifetimes, soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { kebab, operationIds } from '../operation-ids.ts';

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
    reads: new RegExp(`${name} ${served}`),
    deviation: {
      rules: {
        isExpired: (expiresAt, now, what, operation) =>
          (what !== kind || operation !== operationIds[name]) && soundRules.isExpired(expiresAt, now, what),
      },
    },
    category: 206,
  })),
  {
    id: `authorization-${kind}-token-lives-minutes-longer`,
    why: 'A storefront that trusts expires_in and the tenant disagree about who is logged in.',
    breaks: [expires[kind]],
    reads: new RegExp(served),
    deviation: {
      rules: {
        isExpired: (expiresAt, now, what) =>
          soundRules.isExpired(what === kind ? new Date(expiresAt.getTime() + 300_000) : expiresAt, now, what),
      },
    },
    category: 206,
  },
  {
    id: `authorization-${kind}-token-lives-on-by-use`,
    why: 'A stolen token that is used now and then never ends.',
    breaks: [expires[kind]],
    reads: new RegExp(served),
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

export const authorizationExpiredTokenFaults: readonly Fault[] = [
  ...expiredServed('anonymous'),
  ...expiredServed('customer'),
];
