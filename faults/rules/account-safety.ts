import { soundRules } from '../../tenant/index.ts';
import { isObject, textAt, type JsonObject } from '../../tenant/json.ts';
import type { Customer } from '../../tenant/model.ts';
import { fault, type Deviation, type Fault } from '../fault.ts';
import {
  forgetsRefreshedTokens,
  remembersCustomerOfSession,
  renewsForCaller,
  revivesLoggedOut,
  sharesRefreshTokens,
} from '../mixed-up-sessions.ts';
import { allows, setsMembers } from '../rule-families.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const hour = 3600 * 1000;
/** How much of a password bcrypt looks at. */
const bcryptLimit = 72;

/** A saas_token of the same claims under another header. */
const underHeader =
  (header: object) =>
  (body: JsonObject): Partial<JsonObject> => {
    const [, claims = '', signature = ''] = (textAt(body, 'saas_token') ?? '').split('.');
    return { saas_token: [encoded(header), claims, signature].join('.') };
  };

const withPassword = (customer: Customer, passwordHash: string): Customer => ({
  ...customer,
  accounts: customer.accounts.map((account) => ({ ...account, passwordHash })),
});

const spoilsTexts = (spoil: (text: string) => string): Deviation => ({
  rules: {
    afterProfileChange: (customer, profile, sent) => {
      const texts = Object.entries(profile).map(([name, value]) => [
        name,
        typeof value === 'string' ? spoil(value) : value,
      ]);
      return soundRules.afterProfileChange(customer, Object.fromEntries(texts) as JsonObject, sent);
    },
  },
});

const lettersLost = { assertion: /the texts of the profile/ } as const;
const refreshed = { operation: 'refreshToken', check: 'status', expected: 400, status: 200 } as const;

/** Accounts that are taken over, sessions that run into each other, texts that are spoilt. */
export const accountSafetyFaults: readonly Fault[] = [
  fault('saas-token-is-unsigned', 'login.tokens.saas-token-is-signed', {
    why: 'Whoever writes a customer number into a token of this kind orders at the account of that customer.',
    failurePattern: { assertion: /whose saas_token is not signed/ },
    deviation: setsMembers('customerTokenBody', underHeader({ alg: 'none', typ: 'JWT' })),
    category: 206,
  }),
  fault('saas-token-names-no-algorithm', 'login.tokens.saas-token-is-signed', {
    why: 'A service that is to check the token takes it as it is.',
    failurePattern: { assertion: /whose saas_token is not signed/ },
    deviation: setsMembers('customerTokenBody', underHeader({ typ: 'JWT' })),
  }),
  fault('refresh-returns-unsigned-saas-token', 'refresh.token.saas-token-stays-signed', {
    why: 'The token of a login is signed, and its successor after an hour is not.',
    failurePattern: { assertion: /a saas_token of a refresh that is not signed/ },
    deviation: setsMembers('refreshedTokenBody', (_, { customerId }) => ({
      saas_token: [encoded({ alg: 'NONE' }), encoded({ sub: customerId }), encoded('signature')].join('.'),
    })),
    category: 206,
  }),
  fault('refresh-returns-saas-token-of-session', 'refresh.token.saas-token-stays-signed', {
    why: 'The checkout looks for a customer whose number is that of a session.',
    failurePattern: { assertion: /its subject/ },
    deviation: setsMembers('refreshedTokenBody', (_, { sessionId }) => ({
      saas_token: [encoded({ alg: 'HS256' }), encoded({ sub: sessionId }), encoded('signature')].join('.'),
    })),
  }),
  fault('refresh-speaks-for-its-caller', 'refresh.token.follows-its-owner', {
    why: 'Two customers of one household end up in one account, with the orders of both.',
    failurePattern: { assertion: /for whom the refreshed token speaks/ },
    deviation: renewsForCaller,
    category: 206,
  }),
  fault('refresh-tokens-are-shared-by-tenants', 'refresh.request.refuses-other-tenant', {
    why: 'The customers of every other shop of the platform have a session in this one.',
    failurePattern: refreshed,
    deviation: sharesRefreshTokens,
    category: 206,
  }),
  fault('anonymous-refresh-takes-any-storefront', 'anonymous.refresh.refuses-other-client', {
    why: 'A refresh token that another storefront has leaked opens a session here.',
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', status: 200 },
    deviation: allows('clientIsKnown', (clientId) => clientId.endsWith('-storefront')),
    category: 206,
  }),
  fault('refreshed-token-never-expires', 'refresh.lifetime.refuses-expired-access-token', {
    why: 'A token that leaks from a log opens the account for good.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    deviation: forgetsRefreshedTokens,
    category: 103,
  }),
  fault('access-token-ends-an-hour-early', 'login.lifetime.access-token-holds', {
    why: 'A storefront that refreshes in time is thrown out in the middle of a checkout.',
    failurePattern: { assertion: /the profile a minute before the token expires/ },
    rules: {
      isExpired: (expiresAt, now, what) => now.getTime() >= expiresAt.getTime() - (what === 'customer' ? hour : 0),
    },
  }),
  fault('signup-sets-password-of-sso-account', 'social.signup.leaves-account-alone', {
    why: 'Whoever knows the e-mail of an employee who comes by the company portal gives the account a password.',
    failurePattern: { assertion: /the account that the new password opens/ },
    rules: {
      afterRefusedSignup: (existing, _profile, hash) =>
        existing.accounts.some(({ passwordHash }) => passwordHash === undefined)
          ? withPassword(existing, hash)
          : existing,
    },
    category: 206,
  }),
  fault('second-signup-sets-password', 'opt-in.signup.second-signup-changes-nothing', {
    why: 'Somebody signs up again with the e-mail of another, who follows the link and hands the account over.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: {
      afterRefusedSignup: (existing, _profile, hash) =>
        existing.awaitsOptIn ? withPassword(existing, hash) : existing,
    },
    category: 206,
  }),
  fault('password-change-takes-short-ones', 'password.rules.agree', {
    why: 'Who may sign up with six characters goes on with one.',
    failurePattern: { assertion: /whether signup, change and reset take/ },
    deviation: allows('passwordIsLongEnough', (_, asking) => asking === 'change'),
  }),
  fault('password-ends-at-its-hash', 'login.refusal.password-in-part', {
    why: 'The hash looks at 72 bytes: whoever has seen the beginning of a long password has all of it.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: {
      hashPassword: (password) => soundRules.hashPassword(password.slice(0, bcryptLimit)),
      samePassword: (given, ...others) => soundRules.samePassword(given.slice(0, bcryptLimit), ...others),
    },
    category: 206,
  }),
  fault('next-login-revives-logged-out-token', 'journey.device.changes-hands', {
    why: 'The customer before at the kiosk is logged in again by the next one’s login.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    deviation: revivesLoggedOut,
    category: 103,
  }),
  fault('session-remembers-first-customer', 'journey.device.changes-hands', {
    why: 'The next customer at the kiosk sees the profile of the one before.',
    failurePattern: { assertion: /who the second is/ },
    deviation: remembersCustomerOfSession,
    category: 206,
  }),
  fault('profile-sent-back-loses-addresses', 'profile.patch.takes-what-is-read', {
    why: 'A client that changes one member of what it has read wipes the addresses.',
    failurePattern: { assertion: /the profile after it was sent back/ },
    rules: {
      afterProfileChange: (customer, profile, sent) => {
        const changed = soundRules.afterProfileChange(customer, profile, sent);
        return isObject(sent) && 'addresses' in sent ? { ...changed, addresses: [] } : changed;
      },
    },
    category: 104,
  }),
  fault('profile-is-stored-in-latin-1', 'profile.patch.stores-any-text', {
    why: 'The parcel of a customer from Istanbul goes to nobody.',
    failurePattern: lettersLost,
    deviation: spoilsTexts((text) => Buffer.from(text, 'latin1').toString('latin1')),
    category: 104,
  }),
  fault('profile-is-stored-in-three-bytes', 'profile.patch.stores-any-text', {
    why: 'A letter beyond the basic plane makes a name end where it stands.',
    failurePattern: lettersLost,
    deviation: spoilsTexts((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
    category: 104,
  }),
  fault('profile-texts-are-escaped', 'profile.patch.stores-any-text', {
    why: 'An apostrophe in a name comes back as an entity, and as two after the next change.',
    failurePattern: lettersLost,
    deviation: spoilsTexts((text) => text.replaceAll("'", '&#39;').replaceAll('<', '&lt;')),
    category: 104,
  }),
];
