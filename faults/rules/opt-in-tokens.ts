import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const confirm = 'GET-customer-signup-customer-optin';

/** Faults of the tokens that a confirmed opt-in answers. */
export const optInTokenFaults: readonly Fault[] = [
  {
    id: 'opt-in-saas-token-of-nobody',
    why: 'The services behind the storefront take the new customer for nobody.',
    breaks: ['opt-in.confirm.saas-token-names-customer'],
    reads: /the subject of the SaaS token/,
    deviation: {
      rules: { saasClaims: (...given) => ({ ...soundRules.saasClaims(...given), sub: '00000000' }) },
    },
  },
  {
    id: 'opt-in-refresh-token-is-dead',
    why: 'The new customer is logged out when the first access token ends.',
    breaks: ['opt-in.confirm.issues-refresh-token'],
    reads: /refreshToken[\s\S]*status: expected 200, received 401/,
    deviation: {
      wire: on(confirm, (exchange) => {
        const body = bodyOf(exchange);
        if ('refresh_token' in body) replaceAnswer(exchange, 200, { ...body, refresh_token: randomUUID() });
      }),
    },
  },
  {
    id: 'opt-in-asks-for-another-password',
    why: 'The storefront asks a customer to replace the password that she has just chosen.',
    breaks: ['opt-in.confirm.initial-password-is-false'],
    reads: /initialPassword/,
    deviation: { rules: { initialPasswordOf: () => true } },
  },
];
