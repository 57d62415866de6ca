import { isAssigned } from '../../tenant/model.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { allows, changesResult, denies, dropsMembers, keepsFirst } from '../rule-families.ts';

const othersShown = { assertion: /customers of nobody’s company/ };

/** Companies, as a customer sees them. */
export const companyFaults: readonly Fault[] = [
  fault('company-picker-stays-empty', 'company.legal-entities.own-are-listed', {
    why: 'A buyer for two companies cannot say for which one to buy.',
    failurePattern: { assertion: /the legal entities of the customer/ },
    deviation: denies('mayReadCompany', ({ kind }) => kind === 'customer'),
  }),
  fault('company-picker-is-for-services', 'company.legal-entities.own-are-listed', {
    why: 'The scope is granted and opens nothing.',
    failurePattern: { assertion: /the legal entities of the customer/ },
    deviation: denies(
      'tokenKindAllowed',
      (kind, _, operation) => kind === 'customer' && operation === operationIds.listLegalEntities,
    ),
  }),
  fault('company-picker-shows-all', 'company.legal-entities.others-are-hidden', {
    why: 'Every customer reads the list of the shop’s business customers.',
    alsoBreaks: ['company.membership.ends-with-assignment'],
    failurePattern: [{ assertion: /legal entities of others/ }, { assertion: /what a former member is shown/ }],
    deviation: allows('mayReadCompany', () => true),
    category: 206,
  }),
  fault('company-colleagues-are-strangers', 'company.colleagues.are-shown', {
    why: 'Who approves the orders of a company does not find the colleagues who placed them.',
    failurePattern: { assertion: /the colleague whom a customer is shown/ },
    deviation: denies(
      'mayReadCustomer',
      ({ kind, customerId }, wanted) => kind === 'customer' && customerId !== wanted,
    ),
  }),
  fault('company-search-shows-everybody', 'company.colleagues.others-are-hidden', {
    why: 'The list is limited to the company, and the search forgets it.',
    alsoBreaks: [
      'company.switch.shows-no-others',
      'company.membership.ends-with-assignment',
      'security.functions.customer-manages-no-others',
    ],
    failurePattern: [othersShown, { assertion: /what a former member is shown|others in the lists/ }],
    deviation: allows('mayReadCustomer', (...[, , , operation]) => operation === operationIds.searchCustomers),
    category: 206,
  }),
  fault('company-of-anybody-is-company-of-all', 'company.colleagues.others-are-hidden', {
    why: 'Whoever is assigned to a company sees the customers of every company.',
    alsoBreaks: ['company.switch.shows-no-others'],
    failurePattern: othersShown,
    deviation: allows(
      'mayReadCustomer',
      ({ customerId }, wanted, assignments) =>
        assignments.some((one) => one.customerId === customerId) &&
        assignments.some((one) => one.customerId === wanted),
    ),
    category: 206,
  }),
  fault('company-count-tells-of-others', 'company.colleagues.are-counted-alone', {
    why: 'A customer learns how many customers the shop has, and by a search whether somebody is among them.',
    failurePattern: { assertion: /whom the list counts/ },
    deviation: changesResult('countOf', (count) => count + 1),
  }),
  fault('company-count-is-kept-from-pages', 'cors.success.exposes-count', {
    why: 'A storefront in a browser cannot say how many pages a list has.',
    failurePattern: { assertion: /headers of a list that a browser keeps from the page/ },
    deviation: dropsMembers('corsHeaders', 'access-control-expose-headers'),
  }),
  fault('company-switch-shows-all-companies', 'company.switch.shows-no-others', {
    why: 'A token that is limited to one company shows the customers of all of them.',
    failurePattern: othersShown,
    deviation: allows(
      'mayReadCustomer',
      ({ legalEntityId }, wanted, assignments) =>
        legalEntityId !== undefined && assignments.some((one) => one.customerId === wanted),
    ),
    category: 206,
  }),
  fault('company-membership-is-for-life', 'company.membership.ends-with-assignment', {
    why: 'Whoever has left a company goes on ordering at its account.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 400, status: 200 },
    deviation: () => {
      const ever = new Set<string>();
      const nameOf = (customerId: string, legalEntityId: string) => `${customerId} ${legalEntityId}`;
      return {
        rules: {
          assignmentExists: (customerId, legalEntityId, assignments) => {
            ever.add(nameOf(customerId, legalEntityId));
            return isAssigned(assignments, customerId, legalEntityId);
          },
          mayActFor: (customerId, legalEntityId) => ever.has(nameOf(customerId, legalEntityId)),
        },
      };
    },
    category: 206,
  }),
  fault('company-membership-is-cached', 'company.membership.ends-with-assignment', {
    why: 'Whoever has left a company goes on reading who works there.',
    failurePattern: { assertion: /what a former member is shown/ },
    deviation: keepsFirst(
      'mayReadCustomer',
      ({ value }, wanted, _assignments, operation) => `${value} ${wanted} ${operation}`,
    ),
    category: 103,
  }),
];
