import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { without } from '../wire.ts';

export const refreshLegalEntityFaults: readonly Fault[] = [
  {
    id: 'refresh-ignores-legal-entity',
    why: 'A buyer who acts for a company is shown private prices, and pays them.',
    breaks: ['refresh.legal-entity.scopes-token', 'refresh.legal-entity.switches'],
    reads: /the legal entity (of the token|after the switch)/,
    deviation: { rules: { companyForRefresh: () => undefined } },
  },
  {
    id: 'refresh-loses-legal-entity-in-validation',
    why: 'Services that ask whom a token is for are not told of the company.',
    breaks: ['refresh.legal-entity.scopes-token', 'refresh.legal-entity.switches'],
    reads: /the legal entity (of the token|after the switch)/,
    deviation: {
      rules: {
        validationBody: (...given) => without('legalEntityId', soundRules.validationBody(...given)),
      },
    },
  },
  {
    id: 'refresh-for-legal-entity-opens-session',
    why: 'A buyer who begins to act for a company loses the cart.',
    breaks: ['refresh.legal-entity.keeps-session'],
    reads: /the token for the legal entity/,
    deviation: {
      rules: {
        validationBody: (access, ...given) => ({
          ...soundRules.validationBody(access, ...given),
          ...(access.legalEntityId !== undefined && { sessionId: access.legalEntityId }),
        }),
      },
    },
  },
  {
    id: 'refresh-acts-for-any-legal-entity',
    why: 'Whoever knows the id of a company orders in its name.',
    breaks: ['refresh.legal-entity.refuses-unassigned'],
    reads: /refreshToken[\s\S]*status: expected .*, received 200/,
    deviation: { rules: { mayActFor: () => true } },
    category: 206,
  },
  {
    id: 'refresh-acts-for-assigned-legal-entity',
    why: 'That a company has contacts is looked up, but not who they are: any customer orders in its name.',
    breaks: ['refresh.legal-entity.refuses-unassigned'],
    reads: /refreshToken[\s\S]*status: expected .*, received 200/,
    deviation: {
      rules: {
        mayActFor: (_customerId, legalEntityId, assignments) =>
          [...assignments].some((assignment) => assignment.legalEntityId === legalEntityId),
      },
    },
    category: 206,
  },
  {
    id: 'refresh-sticks-to-first-legal-entity',
    why: 'A buyer of two companies orders for the second on the account of the first.',
    breaks: ['refresh.legal-entity.switches'],
    reads: /the legal entity after the switch/,
    deviation: () => {
      let first: string | undefined;
      return { rules: { companyForRefresh: (asked) => (first ??= asked) } };
    },
  },
  {
    id: 'refresh-knows-first-assignment-only',
    why: 'A buyer of two companies can act for one of them alone.',
    breaks: ['refresh.legal-entity.switches'],
    reads: /refreshToken[\s\S]*status: expected 200, received 400/,
    deviation: {
      rules: {
        mayActFor: (customerId, legalEntityId, assignments) =>
          [...assignments].find((assignment) => assignment.customerId === customerId)?.legalEntityId === legalEntityId,
      },
    },
  },
];
