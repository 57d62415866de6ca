import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Deviation, Fault } from '../fault.ts';
import { kebab, operationIds } from '../operation-ids.ts';
import { on, replaceAnswer } from '../wire.ts';

const forCustomers = [
  ['logout', 'logOut', 'Who shared a computer before the login ends the session of the customer.'],
  ['profile', 'updateProfile', 'Who shared a computer before the login changes the profile of the customer.'],
  ['address', 'addAddress', 'Who shared a computer before the login adds their own door to her addresses.'],
  ['address', 'listAddresses', 'Who shared a computer before the login reads where the customer lives.'],
  ['address', 'getAddress', 'Who shared a computer before the login reads where the customer lives.'],
  ['address', 'updateAddress', 'Who shared a computer before the login redirects her parcels.'],
  ['address', 'removeAddress', 'Who shared a computer before the login deletes her addresses.'],
  ['tags', 'addAddressTags', 'Who shared a computer before the login says which address is billed.'],
  ['tags', 'removeAddressTags', 'Who shared a computer before the login takes away what tells billing from shipping.'],
  ['email-change', 'requestEmailChange', 'Who shared a computer before the login tries to take the account over.'],
  ['password', 'changePassword', 'Who shared a computer before the login tries to take the account over.'],
] as const;

/** A gateway that finds the session behind a token, and takes whoever logged in to it for the caller of one operation. */
const findsSession = (operation: string): Deviation => ({
  rules: {
    accessTokenBy: (value, issued, asked) => {
      const found = soundRules.accessTokenBy(value, issued);
      if (found?.kind !== 'anonymous' || asked !== operation) return found;
      const ofSession = [...issued.access.values()].filter(({ sessionId }) => sessionId === found.sessionId);
      return ofSession.find(({ kind }) => kind === 'customer') ?? found;
    },
  },
});

/** An operation that answers a guest as if there were nobody to refuse. */
const answersGuest = (name: keyof typeof operationIds, act: (exchange: Exchange) => void): Deviation => ({
  wire: on(operationIds[name], (exchange) => {
    if (exchange.response.status === 403) act(exchange);
  }),
});

export const authorizationGuestTokenFaults: readonly Fault[] = [
  ...forCustomers.map(([chapter, name, why]): Fault => ({
    id: `authorization-${kebab(name)}-takes-guest-for-customer`,
    why,
    breaks: [`authorization.${chapter}.refuses-guest-token`],
    reads: new RegExp(`${name} with an anonymous token was answered 2\\d\\d`),
    deviation: findsSession(operationIds[name]),
    category: 206,
  })),
  {
    id: 'authorization-log-out-takes-any-kind',
    why: 'A guest is told to name another token, where the answer is that guests have nothing to log out of.',
    breaks: ['authorization.logout.refuses-guest-token'],
    reads: /logOut with an anonymous token was answered 400/,
    deviation: {
      rules: {
        tokenKindAllowed: (kind, allowed, operation) =>
          operation === operationIds.logOut || soundRules.tokenKindAllowed(kind, allowed, operation),
      },
    },
    category: 205,
  },
  {
    id: 'authorization-get-profile-takes-service-for-guest',
    why: 'A service that reads the wrong path goes on with a profile that is nobody, and notices nothing.',
    breaks: ['authorization.profile.refuses-service-token'],
    reads: /getProfile [\s\S]*(as service was answered 200|with a service token was answered 200)/,
    deviation: {
      rules: {
        accessTokenBy: (value, issued, asked) => {
          const found = soundRules.accessTokenBy(value, issued);
          const mistaken = found?.kind === 'service' && asked === operationIds.getProfile;
          return mistaken ? { ...found, kind: 'anonymous' } : found;
        },
      },
    },
    category: 206,
  },
  {
    id: 'authorization-guest-sees-empty-list',
    why: 'A storefront whose customer was logged out shows her that all her addresses are gone.',
    breaks: ['authorization.address.refuses-guest-token'],
    reads: /listAddresses with an anonymous token was answered 200/,
    deviation: answersGuest('listAddresses', ({ response }) => {
      response.status = 200;
      response.body = Buffer.from('[]');
    }),
    category: 206,
  },
  {
    id: 'authorization-guest-update-is-acknowledged',
    why: 'A storefront whose customer was logged out tells her that the change is saved, and it is lost.',
    breaks: ['authorization.profile.refuses-guest-token'],
    reads: /updateProfile with an anonymous token was answered 200/,
    deviation: answersGuest('updateProfile', (exchange) => {
      replaceAnswer(exchange, 200);
    }),
    category: 205,
  },
  {
    id: 'authorization-guest-is-not-found',
    why: 'A storefront reports a lost account where a login would do.',
    breaks: [
      'authorization.profile.refuses-guest-token',
      'authorization.address.refuses-guest-token',
      'authorization.tags.refuses-guest-token',
      'authorization.email-change.refuses-guest-token',
      'authorization.password.refuses-guest-token',
    ],
    reads:
      /with an anonymous token was answered 404|as guest was answered 404:\s+status: expected (a declared status|.*401 or 403), received 404/,
    deviation: {
      wire: (exchange) => {
        if (exchange.response.status === 403)
          replaceAnswer(exchange, 404, { status: 404, type: 'resource_not_found', message: 'Customer not found.' });
      },
    },
    category: 205,
  },
];

const elsewhere = [
  'authorization.tenant.refuses-guest-token-elsewhere',
  'authorization.tenant.refuses-customer-token-elsewhere',
] as const;

export const authorizationTenantFaults: readonly Fault[] = [
  {
    id: 'authorization-tenant-of-token-is-served',
    why: 'A storefront set up with the wrong tenant sells for another one, and nobody notices.',
    breaks: [...elsewhere, 'authorization.tenant.refuses-unknown-tenant'],
    reads:
      /as (guest of another tenant|foreigner|guest|customer) was answered 2\d\d:\s+status: expected .*received 2\d\d/,
    deviation: { rules: { servingTenant: (_, bearer) => bearer.tenant } },
    category: 206,
  },
  {
    id: 'authorization-tenant-compared-by-beginning',
    why: 'Tokens of a tenant open every tenant whose name theirs begins with.',
    breaks: [...elsewhere],
    reads: /as (guest of another tenant|foreigner) was answered 2\d\d:\s+status: expected .*received 2\d\d/,
    deviation: { rules: { tenantMatches: (token, tenant) => token.tenant.startsWith(tenant) } },
    category: 206,
  },
  {
    id: 'authorization-tenant-of-guest-unchecked',
    why: 'Guests of one shop sign up in any other.',
    breaks: ['authorization.tenant.refuses-guest-token-elsewhere'],
    reads: /as guest of another tenant was answered 20[01]:\s+status: expected .*received 20[01]/,
    deviation: {
      rules: {
        tenantMatches: (token, tenant) => token.kind === 'anonymous' || soundRules.tenantMatches(token, tenant),
      },
    },
    category: 206,
  },
  {
    id: 'authorization-tenant-of-customer-unchecked',
    why: 'Another service that validates a token is told that a customer of one shop is one of its own.',
    breaks: ['authorization.tenant.refuses-customer-token-elsewhere'],
    reads: /validateToken .* as foreigner was answered 200:\s+status: expected .*received 200/,
    deviation: {
      rules: {
        tenantMatches: (token, tenant) => token.kind === 'customer' || soundRules.tenantMatches(token, tenant),
      },
    },
    category: 206,
  },
  {
    id: 'authorization-tenant-unknown-crashes',
    why: 'A mistyped tenant looks like an outage, and wakes up whoever is on call.',
    breaks: ['authorization.tenant.refuses-unknown-tenant'],
    reads: /was answered 500:\s+status: expected .*received 500/,
    deviation: {
      wire: (exchange) => {
        if (/^\/customer\/none/.test(exchange.request.path))
          replaceAnswer(exchange, 500, { status: 500, type: 'internal_server_error', message: 'No such tenant.' });
      },
    },
    category: 100,
  },
];
