import { randomUUID } from 'node:crypto';
import { soundRules, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

/** Somebody whom no provider vouched for. */
const aStranger = () => ({
  subject: 'stand-in',
  email: `${randomUUID()}@example.test`,
  socialAccessToken: soundRules.newAccessToken(),
});

/** Leaves a parameter unchecked, so that it is missed only later. */
const unchecked = (missing: string): Pick<Rules, 'checkParameters'> => ({
  checkParameters: (query, required) =>
    soundRules.checkParameters(
      query,
      required.filter((name) => name !== missing),
    ),
});

export const socialFaults: readonly Fault[] = [
  {
    id: 'social-asks-provider-without-code',
    why: 'A storefront that forgot the code is told that its guest may not log in.',
    breaks: ['social.login.refuses-missing-code'],
    reads: /logInSocially[\s\S]*status: expected 400, received 401/,
    deviation: { rules: unchecked('code') },
    category: 102,
  },
  {
    id: 'social-asks-provider-without-redirect-uri',
    why: 'That a code was issued for the place it comes back to is asked only of those who say where that is.',
    breaks: ['social.login.refuses-missing-redirect-uri'],
    reads: /logInSocially[\s\S]*status: expected 400, received 401/,
    deviation: { rules: unchecked('redirect_uri') },
    category: 102,
  },
  {
    id: 'social-trusts-any-code',
    why: 'The stand-in of the identity provider was left switched on: any code logs somebody in.',
    breaks: ['social.login.refuses-unknown-code'],
    reads: /logInSocially[\s\S]*status: expected 400 or 401, received 200/,
    deviation: {
      rules: {
        redeemCode: () => Promise.resolve(aStranger()),
      },
    },
    category: 206,
  },
  {
    id: 'social-takes-verifier-for-proof',
    why: 'Whoever sends any code_verifier at all is let in without the provider being asked.',
    breaks: ['social.login.refuses-unknown-code'],
    reads: /logInSocially[\s\S]*status: expected 400 or 401, received 200/,
    deviation: {
      rules: {
        redeemCode: (grant) => Promise.resolve('code_verifier' in grant ? aStranger() : undefined),
      },
    },
    category: 206,
  },
  {
    id: 'social-passes-on-providers-error',
    why: 'A code used twice, as by a reload of the page, looks like an outage.',
    breaks: ['social.login.refuses-unknown-code'],
    reads: /logInSocially[\s\S]*status: expected 400 or 401, received 500/,
    deviation: {
      rules: { redeemCode: () => Promise.reject(new Error('The provider answered 400: invalid_grant.')) },
    },
    category: 100,
  },
  {
    id: 'social-lets-in-whoever-the-provider-refuses',
    why: 'Whoever steals a code on its way logs in with it, which the verifier is there to prevent.',
    breaks: ['social.login.refuses-wrong-verifier', 'social.login.refuses-unknown-code'],
    reads: /logInSocially[\s\S]*status: expected 400 or 401, received 200/,
    deviation: {
      rules: { redeemCode: async (...given) => (await soundRules.redeemCode(...given)) ?? aStranger() },
    },
    category: 206,
  },
  {
    id: 'social-remembers-codes',
    why: 'A code in the history of a shared browser logs in whoever opens it next.',
    breaks: ['social.login.refuses-used-code'],
    reads: /logInSocially[\s\S]*status: expected 400 or 401, received 200/,
    deviation: () => {
      const redeemed = new Map<string, ReturnType<Rules['redeemCode']>>();
      return {
        rules: {
          redeemCode: (grant, provider) => {
            const { code = '' } = grant;
            const identity = redeemed.get(code) ?? soundRules.redeemCode(grant, provider);
            redeemed.set(code, identity);
            return identity;
          },
        },
      };
    },
    category: 206,
  },
];
