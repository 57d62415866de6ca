import { soundRules } from '../../tenant/index.ts';
import { replacesAnswer, replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Deviation, type Fault } from '../fault.ts';
import { operationIds, kebab } from '../operation-ids.ts';
import { allows, changesArgument, changesResult } from '../rule-families.ts';

const forCustomers = [
  ['logout', 'logOut', 'Who shared a computer before the login ends the session of the customer.'],
  ['profile', 'updateProfile', 'Who shared a computer before the login changes the profile of the customer.'],
  ['address', 'addAddress', 'Who shared a computer before the login adds their own door to their addresses.'],
  ['address', 'listAddresses', 'Who shared a computer before the login reads where the customer lives.'],
  ['address', 'getAddress', 'Who shared a computer before the login reads where the customer lives.'],
  ['address', 'updateAddress', 'Who shared a computer before the login redirects their parcels.'],
  ['address', 'removeAddress', 'Who shared a computer before the login deletes their addresses.'],
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

const [guestElsewhere, customerElsewhere] = [
  'authorization.tenant.refuses-guest-token-elsewhere',
  'authorization.tenant.refuses-customer-token-elsewhere',
] as const;

const unnamed = { errorcode: 'messaging.adaptors.http.flow.ErrorResponseCode' };

/** Tokens of the wrong kind or tenant, and how a refusal is worded. */
export const authorizationWrongTokenFaults: readonly Fault[] = [
  ...forCustomers.map(([chapter, name, why]): Fault => ({
    id: `authorization-${kebab(name)}-takes-guest-for-customer`,
    why,
    breaks: [`authorization.${chapter}.refuses-guest-token`],
    failurePattern: { assertion: new RegExp(`${name} with an anonymous token was answered 2\\d\\d`) },
    deviation: findsSession(operationIds[name]),
    category: 206,
  })),
  fault('authorization-log-out-takes-any-kind', 'authorization.logout.refuses-guest-token', {
    why: 'A guest is told to name another token, where the answer is that guests have nothing to log out of.',
    failurePattern: { assertion: /logOut with an anonymous token was answered 400/ },
    deviation: allows('tokenKindAllowed', (_kind, _allowed, operation) => operation === operationIds.logOut),
    category: 205,
  }),
  fault('authorization-get-profile-takes-service-for-guest', 'authorization.profile.refuses-service-token', {
    why: 'A service that reads the wrong path goes on with a profile that is nobody, and notices nothing.',
    failurePattern: [
      { operation: 'getProfile', speaker: 'service', check: 'status', status: 200 },
      { assertion: /getProfile with a service token was answered 200/ },
    ],
    rules: {
      accessTokenBy: (value, issued, asked) => {
        const found = soundRules.accessTokenBy(value, issued);
        const mistaken = found?.kind === 'service' && asked === operationIds.getProfile;
        return mistaken ? { ...found, kind: 'anonymous' } : found;
      },
    },
    category: 206,
  }),
  fault('authorization-guest-sees-empty-list', 'authorization.address.refuses-guest-token', {
    why: 'A storefront whose customer was logged out shows them that all their addresses are gone.',
    failurePattern: { assertion: /listAddresses with an anonymous token was answered 200/ },
    deviation: replacesAnswer('listAddresses', 403, 200, () => []),
    category: 206,
  }),
  fault('authorization-guest-update-is-acknowledged', 'authorization.profile.refuses-guest-token', {
    why: 'A storefront whose customer was logged out tells them that the change is saved, and it is lost.',
    failurePattern: { assertion: /updateProfile with an anonymous token was answered 200/ },
    deviation: replacesAnswer('updateProfile', 403, 200),
    category: 205,
  }),
  fault('authorization-guest-is-not-found', 'authorization.profile.refuses-guest-token', {
    why: 'A storefront reports a lost account where a login would do.',
    alsoBreaks: [
      'authorization.address.refuses-guest-token',
      'authorization.tags.refuses-guest-token',
      'authorization.email-change.refuses-guest-token',
      'authorization.password.refuses-guest-token',
    ],
    failurePattern: [
      { assertion: /with an anonymous token was answered 404/ },
      { speaker: 'guest', check: 'status', status: 404 },
    ],
    deviation: replacesAnswer('any', 403, 404, 'Customer not found.'),
    category: 205,
  }),
  fault('authorization-tenant-of-token-is-served', guestElsewhere, {
    why: 'A storefront set up with the wrong tenant sells for another one, and nobody notices.',
    alsoBreaks: [customerElsewhere, 'authorization.tenant.refuses-unknown-tenant'],
    failurePattern: {
      speaker: ['guest of another tenant', 'foreigner', 'guest', 'customer'],
      check: 'status',
      status: '2xx',
    },
    rules: { servingTenant: (_, bearer) => bearer.tenant },
    category: 206,
  }),
  fault('authorization-tenant-compared-by-beginning', guestElsewhere, {
    why: 'Tokens of a tenant open every tenant whose name theirs begins with.',
    alsoBreaks: [customerElsewhere],
    failurePattern: { speaker: ['guest of another tenant', 'foreigner'], check: 'status', status: '2xx' },
    rules: { tenantMatches: (token, tenant) => token.tenant.startsWith(tenant) },
    category: 206,
  }),
  fault('authorization-tenant-of-guest-unchecked', guestElsewhere, {
    why: 'Guests of one shop sign up in any other.',
    failurePattern: { speaker: 'guest of another tenant', check: 'status', status: [200, 201] },
    deviation: allows('tenantMatches', (token) => token.kind === 'anonymous'),
    category: 206,
  }),
  fault('authorization-tenant-of-customer-unchecked', customerElsewhere, {
    why: 'Another service that validates a token is told that a customer of one shop is one of its own.',
    failurePattern: { operation: 'validateToken', speaker: 'foreigner', check: 'status', status: 200 },
    deviation: allows('tenantMatches', (token) => token.kind === 'customer'),
    category: 206,
  }),
  fault('authorization-tenant-unknown-crashes', 'authorization.tenant.refuses-unknown-tenant', {
    why: 'A mistyped tenant looks like an outage, and wakes up whoever is on call.',
    failurePattern: { check: 'status', status: 500 },
    deviation: replacesAnswerWhen('any', 500, 'No such tenant.', ({ request }) =>
      /^\/customer\/none/.test(request.path),
    ),
    category: 100,
  }),
  fault('authorization-scheme-is-not-read', 'authorization.scheme.refuses-other-scheme', {
    why: 'A proxy that strips Bearer headers lets the same token through under another name.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    rules: { bearerOf: (authorization) => authorization?.split(/ +/).at(-1) },
    category: 206,
  }),
  fault('authorization-scheme-digest-counts-as-bearer', 'authorization.scheme.refuses-other-scheme', {
    why: 'A scheme that is meant to prove something more is taken for the one that proves nothing but possession.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    rules: { bearerOf: (authorization) => /^(?:Bearer|Digest) +(\S+) *$/i.exec(authorization ?? '')?.[1] },
    category: 206,
  }),
  fault('authorization-scheme-answers-400', 'authorization.scheme.refuses-other-scheme', {
    why: 'A client that could log in again is told that its request is malformed.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 400 },
    deviation: replacesAnswerWhen('any', 400, 'Unknown authorization scheme.', ({ request }) =>
      /^(?!Bearer )/i.test(request.headers['authorization'] ?? 'Bearer '),
    ),
    category: 205,
  }),
  fault('authorization-fault-is-service-error', 'authorization.fault.missing-token', {
    why: 'A storefront that looks for the fault of the gateway finds none, and never renews a token.',
    alsoBreaks: ['authorization.fault.invalid-token', 'authorization.fault.expired-token'],
    failurePattern: { assertion: /toMatchObject[\s\S]*"fault"/ },
    rules: { faultBody: ({ faultstring }) => ({ status: 401, type: 'unauthorized', message: faultstring }) },
    category: 101,
  }),
  fault('authorization-fault-of-missing-token-is-framework-error', 'authorization.fault.missing-token', {
    why: 'The refusal of a forgotten token reads as an error of the service, and is searched for there.',
    failurePattern: { assertion: /without a token[\s\S]*toMatchObject[\s\S]*"fault"/ },
    deviation: replacesAnswerWhen(
      'any',
      401,
      'Full authentication is required.',
      ({ request, response }) => response.status === 401 && request.headers['authorization'] === undefined,
    ),
    category: 101,
  }),
  fault('authorization-fault-of-unknown-token-unnamed', 'authorization.fault.invalid-token', {
    why: 'A storefront cannot tell a dead token from an outage of the gateway.',
    failurePattern: { assertion: /with an unknown token[\s\S]*toMatchObject[\s\S]*oauth\.v2\.InvalidAccessToken/ },
    deviation: changesResult('faultBody', (sound, fault) =>
      fault.errorcode === 'oauth.v2.InvalidAccessToken'
        ? { fault: { faultstring: fault.faultstring, detail: unnamed } }
        : sound,
    ),
    category: 101,
  }),
  fault('authorization-fault-of-expired-token-says-invalid', 'authorization.fault.expired-token', {
    why: 'A storefront that renews expired tokens and drops invalid ones logs its customers out every hour.',
    failurePattern: { assertion: /with an expired token[\s\S]*toMatchObject[\s\S]*access_token_expired/ },
    deviation: changesArgument('faultBody', 0, (fault) => ({ ...fault, errorcode: 'oauth.v2.InvalidAccessToken' })),
    category: 101,
  }),
];
