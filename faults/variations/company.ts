import { soundRules } from '../../tenant/index.ts';
import { forbidden } from '../../tenant/refusals.ts';
import { operationIds } from '../operation-ids.ts';
import { changesArgument, changesResult, denies } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';

/** What customers see of companies. */
export const company: readonly Variation[] = [
  variation('company-scopes-are-not-granted', {
    why: 'Which scopes a customer has is the tenant’s choice; one of two published examples has no customer_read_own.',
    ...changesResult('grantScopes', (scopes) => scopes.filter((scope) => !scope.endsWith('_read_own'))),
  }),
  variation('company-colleagues-without-oneself', {
    why: 'Whether a customer is among its own colleagues is not documented.',
    ...denies('mayReadCustomer', ({ kind, customerId }, wanted) => kind === 'customer' && customerId === wanted),
  }),
  variation('company-limited-token-shows-all-own', {
    why: 'That a token for one company hides the customer’s other companies is not documented.',
    ...changesArgument('mayReadCustomer', 0, (bearer) => {
      const { value, kind, tenant, sessionId, scopes, expiresAt, customerId } = bearer;
      const unlimited = { value, kind, tenant, sessionId, scopes, expiresAt };
      return customerId === undefined ? unlimited : { ...unlimited, customerId };
    }),
  }),
  variation('company-strangers-are-forbidden', {
    why: 'Whether a customer of another company is hidden or forbidden is not documented.',
    rules: {
      mayReadCustomer: (bearer, wanted, assignments, operation) => {
        const may = soundRules.mayReadCustomer(bearer, wanted, assignments, operation);
        if (!may && operation === operationIds.getCustomer) throw forbidden();
        return may;
      },
    },
  }),
];
