import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { without } from '../wire.ts';

/** Faults of what a social login answers to whoever comes with a good code. */
export const socialTokensFaults: readonly Fault[] = [
  {
    id: 'social-refresh-token-is-not-kept',
    why: 'A customer who came by the provider is logged out after an hour, and all others are not.',
    breaks: ['social.login.issues-customer-tokens'],
    reads: /refreshToken[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        socialTokenBody: (...given) => ({
          ...soundRules.socialTokenBody(...given),
          refresh_token: soundRules.newRefreshToken(),
        }),
      },
    },
  },
  {
    id: 'social-tells-lifetime-in-minutes',
    why: 'A storefront throws a customer out who came by the provider, and whose token is good for a month.',
    breaks: ['social.login.lifetime-agrees-with-validation'],
    reads: /seconds between the lifetime told and what is left[\s\S]*Received: .*\d{3,}/,
    deviation: {
      rules: {
        socialTokenBody: (...given) => {
          const body = soundRules.socialTokenBody(...given);
          return { ...body, expires_in: String(Math.floor(Number(body['expires_in']) / 60)) };
        },
      },
    },
  },
  {
    id: 'social-saas-token-is-the-providers',
    why: 'The checkout is handed a token that names somebody whom no order belongs to.',
    breaks: ['social.login.issues-customer-tokens'],
    reads: /the subject of the SaaS token/,
    deviation: {
      rules: {
        socialTokenBody: (login, scope, identity) => ({
          ...soundRules.socialTokenBody(login, scope, identity),
          saas_token: identity.socialIdToken,
        }),
      },
    },
  },
  {
    id: 'social-repeats-own-token-as-the-providers',
    why: 'A storefront that asks the provider for a picture shows the token of the shop to a third party.',
    breaks: ['social.login.returns-provider-token'],
    reads: /social_access_token is a token of the tenant/,
    deviation: {
      rules: {
        socialTokenBody: (login, ...given) => ({
          ...soundRules.socialTokenBody(login, ...given),
          social_access_token: login['access_token'],
        }),
      },
    },
  },
  {
    id: 'social-keeps-providers-token-back',
    why: 'A storefront has nothing to log its customer out at the provider with.',
    breaks: ['social.login.returns-provider-token'],
    reads: /social_access_token/,
    deviation: {
      rules: {
        socialTokenBody: (...given) => without('social_access_token', soundRules.socialTokenBody(...given)),
      },
    },
  },
  {
    id: 'social-forgets-code-verifier',
    why: 'A storefront without a secret, as every app is one, cannot log anybody in.',
    breaks: ['social.login.takes-code-verifier'],
    reads: /logInSocially[\s\S]*status: expected 200, received 401/,
    deviation: { rules: { codeGrant: (credential) => without('code_verifier', soundRules.codeGrant(credential)) } },
  },
  {
    id: 'social-opens-new-session',
    why: 'The cart that a guest filled is gone once the provider has sent her back.',
    breaks: ['social.login.keeps-guest-session'],
    reads: /the session of the social login/,
    deviation: { rules: { sessionForSocialLogin: () => soundRules.newAccessToken() } },
  },
  {
    id: 'social-account-looks-like-any-other',
    why: 'An account page offers to change a password that nobody ever had.',
    breaks: ['social.login.names-provider'],
    reads: /accounts with a providerId/,
    deviation: {
      rules: {
        accountsView: (customer) => soundRules.accountsView(customer).map((account) => without('providerId', account)),
      },
    },
  },
];
