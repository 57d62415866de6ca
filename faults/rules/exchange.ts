import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

interface Claims {
  readonly sub: string;
  readonly email: string;
}

const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Claims;

export const exchangeFaults: readonly Fault[] = [
  {
    id: 'exchange-crashes-on-unknown-config',
    why: 'A mistyped configuration looks like an outage, and wakes somebody up at night.',
    breaks: ['exchange.request.refuses-unknown-config'],
    reads: /exchangeToken[\s\S]*status: expected 400 or 401, received 500/,
    deviation: {
      rules: {
        configFor: (...given) => {
          const config = soundRules.configFor(...given);
          if (given[0] !== undefined && config === undefined) throw new TypeError('The configuration has no issuer.');
          return config;
        },
      },
    },
    category: 100,
  },
  {
    id: 'exchange-trusts-any-signature',
    why: 'Whoever can write JSON logs in as whom they like.',
    breaks: ['exchange.request.refuses-forged-subject-token'],
    reads: /exchangeToken[\s\S]*status: expected .*, received 200/,
    deviation: {
      rules: {
        vouchForToken: (subjectToken) => {
          const { sub, email } = claimsOf(subjectToken);
          return Promise.resolve({ subject: sub, email });
        },
      },
    },
    category: 206,
  },
  {
    id: 'exchange-crashes-on-unknown-key',
    why: 'A token signed with a key that was taken out of use looks like an outage.',
    breaks: ['exchange.request.refuses-forged-subject-token'],
    reads: /exchangeToken[\s\S]*status: expected .*, received 500/,
    deviation: {
      rules: { vouchForToken: () => Promise.reject(new TypeError('There is no key with this id.')) },
    },
    category: 100,
  },
  {
    id: 'exchange-crashes-without-subject-token',
    why: 'A forgotten parameter looks like an outage.',
    breaks: ['exchange.request.refuses-missing-subject-token'],
    reads: /exchangeToken[\s\S]*status: expected .*, received 500/,
    deviation: {
      rules: {
        checkParameters: (query, required) => {
          const violations = soundRules.checkParameters(query, required);
          if (violations.some(({ field }) => field === 'subjectAccessToken'))
            throw new TypeError('No token to decode.');
          return violations;
        },
      },
    },
    category: 100,
  },
];
