import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

/** Faults of what a login tells beside its access and refresh tokens: saas token, lifetimes, deprecated names. */
export const loginMembersFaults: readonly Fault[] = [
  {
    id: 'login-saas-token-is-opaque',
    why: 'Services that read the customer from the saas token find nothing to read.',
    breaks: ['login.tokens.issues-saas-token'],
    reads: /\/saas_token: expected/,
    deviation: {
      rules: {
        customerTokenBody: (access, refresh, _saasToken, ...others) =>
          soundRules.customerTokenBody(access, refresh, soundRules.newRefreshToken(), ...others),
      },
    },
    category: 101,
  },
  {
    id: 'login-saas-token-without-claims',
    why: 'What has the look of a JWT says nothing about anybody.',
    breaks: ['login.tokens.issues-saas-token'],
    reads: /the claims of the SaaS token/,
    deviation: {
      rules: {
        customerTokenBody: (access, refresh, _saasToken, ...others) =>
          soundRules.customerTokenBody(access, refresh, `e30.${soundRules.newAccessToken()}.e30`, ...others),
      },
    },
  },
  {
    id: 'login-saas-token-names-session',
    why: "Orders are filed under an id that is gone with the session, and no longer under the customer's.",
    breaks: ['login.tokens.saas-token-names-customer'],
    reads: /the subject of the SaaS token/,
    deviation: {
      rules: {
        saasClaims: (customer, access, ...others) => ({
          ...soundRules.saasClaims(customer, access, ...others),
          sub: access.sessionId,
        }),
      },
    },
  },
  {
    id: 'login-saas-token-names-first-customer',
    why: 'What is left of the first login makes everybody order in the name of one customer.',
    breaks: ['login.tokens.saas-token-names-customer'],
    reads: /the subject of the SaaS token/,
    deviation: () => {
      let first: string | undefined;
      return {
        rules: {
          saasClaims: (customer, ...others) => ({
            ...soundRules.saasClaims(customer, ...others),
            sub: (first ??= customer.id),
          }),
        },
      };
    },
    category: 206,
  },
  {
    id: 'login-saas-token-born-expired',
    why: 'Services that check the expiry refuse every customer.',
    breaks: ['login.tokens.saas-token-expires'],
    reads: /the expiry of the SaaS token/,
    deviation: {
      rules: {
        saasClaims: (...given) => {
          const claims = soundRules.saasClaims(...given);
          return { ...claims, exp: claims.iat };
        },
      },
    },
  },
  {
    id: 'login-lifetimes-are-texts',
    why: 'Clients in typed languages cannot read the answer to a login.',
    breaks: ['login.tokens.access-lifetime-is-positive', 'login.tokens.refresh-lifetime-is-positive'],
    reads: /\/(refresh_token_)?expires_in: expected .*, received "\d+"/,
    deviation: {
      rules: {
        customerTokenBody: (access, refresh, saasToken, initialPassword, seconds) => ({
          ...soundRules.customerTokenBody(access, refresh, saasToken, initialPassword, seconds),
          expires_in: String(seconds(access.expiresAt)),
          refresh_token_expires_in: String(seconds(refresh.expiresAt)),
        }),
      },
    },
    category: 101,
  },
  {
    id: 'login-lifetimes-not-rounded',
    why: 'Clients that read whole seconds fail on the fraction.',
    breaks: ['login.tokens.access-lifetime-is-positive', 'login.tokens.refresh-lifetime-is-positive'],
    reads: /\/(refresh_token_)?expires_in: expected .*, received \d+\.\d+/,
    deviation: {
      rules: {
        customerTokenBody: (access, refresh, saasToken, initialPassword, seconds) =>
          soundRules.customerTokenBody(access, refresh, saasToken, initialPassword, (until) => seconds(until) + 0.5),
      },
    },
    category: 101,
  },
  {
    id: 'login-token-lives-two-months',
    why: 'A stolen token is good twice as long as anybody was told.',
    breaks: ['login.tokens.access-lifetime-is-at-most-thirty-days'],
    reads: /toBeLessThanOrEqual[\s\S]*Expected: .*2592000[\s\S]*Received: .*518\d{4}/,
    deviation: {
      rules: {
        accessExpiry: (kind, now, lifetimes) =>
          soundRules.accessExpiry(kind, now, { ...lifetimes, customerAccess: 60 * 86_400 }),
      },
    },
  },
  {
    id: 'login-legacy-token-is-another',
    why: 'Storefronts that still read the old name ask with a token that nobody knows.',
    breaks: ['login.tokens.legacy-members-agree'],
    reads: /accessToken[\s\S]*toBe/,
    deviation: {
      rules: {
        customerTokenBody: (...given) => ({
          ...soundRules.customerTokenBody(...given),
          accessToken: soundRules.newAccessToken(),
        }),
      },
    },
  },
  {
    id: 'login-legacy-lifetimes-are-swapped',
    why: 'Storefronts that still read the old names refresh a month too late.',
    breaks: ['login.tokens.legacy-members-agree'],
    reads: /expiresIn[\s\S]*toBe/,
    deviation: {
      rules: {
        customerTokenBody: (access, refresh, saasToken, initialPassword, seconds) => ({
          ...soundRules.customerTokenBody(access, refresh, saasToken, initialPassword, seconds),
          expiresIn: seconds(refresh.expiresAt),
          refreshTokenExpiresIn: seconds(access.expiresAt),
        }),
      },
    },
  },
];
