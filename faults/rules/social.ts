import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { without } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { changesArgument, changesResult, dropsMembers, keepsFirst, setsMembers } from '../rule-families.ts';

/** Somebody whom no provider vouched for. */
const aStranger = () => ({
  subject: 'stand-in',
  email: `${randomUUID()}@example.test`,
  socialAccessToken: soundRules.newAccessToken(),
});

/** Leaves a parameter unchecked, so that it is missed only later. */
const unchecked = (missing: string) =>
  changesArgument('checkParameters', 1, (required) => required.filter((name) => name !== missing));

export const socialFaults: readonly Fault[] = [
  fault('social-asks-provider-without-code', 'social.login.refuses-missing-code', {
    why: 'A storefront that forgot the code is told that its guest may not log in.',
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 400, status: 401 },
    deviation: unchecked('code'),
    category: 102,
  }),
  fault('social-asks-provider-without-redirect-uri', 'social.login.refuses-missing-redirect-uri', {
    why: 'That a code was issued for the place it comes back to is asked only of those who say where that is.',
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 400, status: 401 },
    deviation: unchecked('redirect_uri'),
    category: 102,
  }),
  fault('social-trusts-any-code', 'social.login.refuses-unknown-code', {
    why: 'The stand-in of the identity provider was left switched on: any code logs somebody in.',
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 400, status: 200 },
    rules: { redeemCode: () => Promise.resolve(aStranger()) },
    category: 206,
  }),
  fault('social-takes-verifier-for-proof', 'social.login.refuses-unknown-code', {
    why: 'Whoever sends any code_verifier at all is let in without the provider being asked.',
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 400, status: 200 },
    rules: { redeemCode: (grant) => Promise.resolve('code_verifier' in grant ? aStranger() : undefined) },
    category: 206,
  }),
  fault('social-passes-on-providers-error', 'social.login.refuses-unknown-code', {
    why: 'A code used twice, as by a reload of the page, looks like an outage.',
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 400, status: 500 },
    rules: { redeemCode: () => Promise.reject(new Error('The provider answered 400: invalid_grant.')) },
    category: 100,
  }),
  fault('social-lets-in-whoever-the-provider-refuses', 'social.login.refuses-wrong-verifier', {
    why: 'Whoever steals a code on its way logs in with it, which the verifier is there to prevent.',
    alsoBreaks: ['social.login.refuses-unknown-code'],
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 400, status: 200 },
    deviation: changesResult('redeemCode', async (identity) => (await identity) ?? aStranger()),
    category: 206,
  }),
  fault('social-remembers-codes', 'social.login.refuses-used-code', {
    why: 'A code in the history of a shared browser logs in whoever opens it next.',
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 400, status: 200 },
    deviation: keepsFirst('redeemCode', ({ code }) => code),
    category: 206,
  }),
  fault('social-refresh-token-is-not-kept', 'social.login.issues-customer-tokens', {
    why: 'A customer who came by the provider is logged out after an hour, and all others are not.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('socialTokenBody', () => ({ refresh_token: soundRules.newRefreshToken() })),
  }),
  fault('social-tells-lifetime-in-minutes', 'social.login.lifetime-agrees-with-validation', {
    why: 'A storefront throws a customer out who came by the provider, and whose token is good for a month.',
    failurePattern: { assertion: /seconds between the lifetime told and what is left[\s\S]*Received: .*\d{3,}/ },
    deviation: setsMembers('socialTokenBody', (body) => ({
      expires_in: String(Math.floor(Number(body['expires_in']) / 60)),
    })),
  }),
  fault('social-saas-token-is-the-providers', 'social.login.issues-customer-tokens', {
    why: 'The checkout is handed a token that names somebody whom no order belongs to.',
    failurePattern: { assertion: /the subject of the SaaS token/ },
    deviation: setsMembers('socialTokenBody', (_, _login, _scope, identity) => ({
      saas_token: identity.socialIdToken,
    })),
  }),
  fault('social-repeats-own-token-as-the-providers', 'social.login.returns-provider-token', {
    why: 'A storefront that asks the provider for a picture shows the token of the shop to a third party.',
    failurePattern: { assertion: /social_access_token is a token of the tenant/ },
    deviation: setsMembers('socialTokenBody', (_, login) => ({ social_access_token: login['access_token'] })),
  }),
  fault('social-keeps-providers-token-back', 'social.login.returns-provider-token', {
    why: 'A storefront has nothing to log its customer out at the provider with.',
    failurePattern: { operation: 'logInSocially', check: 'schema', pointer: '/social_access_token' },
    deviation: dropsMembers('socialTokenBody', 'social_access_token'),
  }),
  fault('social-forgets-code-verifier', 'social.login.takes-code-verifier', {
    why: 'A storefront without a secret, as every app is one, cannot log anybody in.',
    failurePattern: { operation: 'logInSocially', check: 'status', expected: 200, status: 401 },
    deviation: dropsMembers('codeGrant', 'code_verifier'),
  }),
  fault('social-opens-new-session', 'social.login.keeps-guest-session', {
    why: 'The cart that a guest filled is gone once the provider has sent them back.',
    failurePattern: { assertion: /the session of the social login/ },
    rules: { sessionForSocialLogin: () => soundRules.newAccessToken() },
  }),
  fault('social-account-looks-like-any-other', 'social.login.names-provider', {
    why: 'An account page offers to change a password that nobody ever had.',
    failurePattern: { assertion: /accounts with a providerId/ },
    deviation: changesResult('accountsView', (sound) => sound.map((account) => without(account, 'providerId'))),
  }),
];
