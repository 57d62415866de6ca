import { soundRules } from '../../tenant/index.ts';
import type { Deviation, Fault } from '../fault.ts';

/** Leaves one of the terms of a subject token unlooked at. */
const overlooking = (term: 'issuer' | 'audience' | 'authorizedParty'): Deviation => ({
  rules: {
    subjectTokenTerms: (...given) => ({ ...soundRules.subjectTokenTerms(...given), [term]: undefined }),
  },
});

const letIn = /exchangeToken[\s\S]*status: expected 400 or 401 or 403, received 200/;

/** Faults of whose token a token exchange takes, and of whom it takes the bearer for. */
export const exchangeCustomersFaults: readonly Fault[] = [
  {
    id: 'exchange-takes-expired-token',
    why: 'A token that was found in an old log logs in for ever.',
    breaks: ['exchange.subject.refuses-inactive-token'],
    reads: /exchangeToken[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: { subjectTokenTerms: (provider) => soundRules.subjectTokenTerms(provider, new Date(0)) },
    },
    category: 206,
  },
  {
    id: 'exchange-takes-any-issuer-of-the-keys',
    why: 'Providers sign for all their houses with the same keys: whoever has an account in any of them comes in.',
    breaks: ['exchange.subject.refuses-other-issuer'],
    reads: letIn,
    deviation: overlooking('issuer'),
    category: 206,
  },
  {
    id: 'exchange-takes-any-audience',
    why: 'A token that was given to another service of the house opens the shop to that service.',
    breaks: ['exchange.subject.refuses-other-audience'],
    reads: letIn,
    deviation: overlooking('audience'),
    category: 206,
  },
  {
    id: 'exchange-takes-any-party',
    why: 'An app of somebody else that a customer has logged in to can act for her in the shop.',
    breaks: ['exchange.subject.refuses-other-party'],
    reads: letIn,
    deviation: overlooking('authorizedParty'),
    category: 206,
  },
  {
    id: 'exchange-creates-nobody',
    why: 'New colleagues of a business customer cannot order until somebody types them in.',
    breaks: ['exchange.customer.is-provisioned'],
    reads: /exchangeToken[\s\S]*status: expected 200, received 404/,
    deviation: { rules: { mayProvision: () => false } },
  },
  {
    id: 'exchange-makes-a-customer-each-time',
    why: 'Somebody finds neither her orders nor her addresses the next day.',
    breaks: ['exchange.customer.is-recognised'],
    reads: /the customer of the second exchange/,
    deviation: { rules: { customerOf: () => undefined } },
  },
  {
    id: 'exchange-creates-whom-it-must-not',
    why: 'A shop that keeps its customers elsewhere fills with people whom nobody there knows.',
    breaks: ['exchange.customer.refuses-unknown-when-off'],
    reads: /the status of an exchange by somebody unknown/,
    deviation: { rules: { mayProvision: () => true } },
    category: 205,
  },
];
