import type { Exchange } from '../../tenant/index.ts';
import { answersInstead, cachesAnswers, replacesAnswer, replacesAnswerWhen } from '../answer-families.ts';
import { bodyOf, on, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { changesArgument, changesResult, setsMembers } from '../rule-families.ts';

const hasNoToken = ({ request }: Exchange): boolean => !request.headers['authorization'];

/** A search for something else than what was asked. */
const searchesFor = (change: (wanted: string) => string) =>
  changesArgument('meets', 1, ({ field, wanted }) => ({ field, wanted: change(wanted) }));

export const serviceCustomerFaults: readonly Fault[] = [
  fault('service-list-open-to-all', 'service.access.refuses-no-token', {
    why: 'Whoever finds the address reads the list of customers.',
    failurePattern: { operation: 'listCustomers', check: 'status', expected: 401, status: 200 },
    deviation: replacesAnswerWhen('listCustomers', 200, () => [], hasNoToken),
    category: 207,
  }),
  fault('service-removal-forbids-nobody', 'service.access.refuses-no-token', {
    why: 'A client that has lost its token is told that it never had the right.',
    failurePattern: { operation: 'removeCustomer', check: 'status', expected: 401, status: 403 },
    deviation: replacesAnswerWhen('removeCustomer', 403, 'User not authorized.', hasNoToken),
    category: 205,
  }),
  fault('service-patch-looks-before-asking-who', 'service.access.refuses-no-token', {
    why: 'Without any token one learns which customer numbers exist.',
    failurePattern: { operation: 'patchCustomer', check: 'status', expected: 401, status: 404 },
    deviation: replacesAnswerWhen('patchCustomer', 404, 'Customer not Found', hasNoToken),
    category: 204,
  }),
  fault('service-patch-never-activates', 'service.patch.activates', {
    why: 'An employee activates a customer, is told that it worked, and the customer stays out.',
    alsoBreaks: ['journey.employee.suspends-and-restores'],
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    deviation: changesResult('flagAfter', (after, _sent, member, before) =>
      member === 'active' ? before && after : before || after,
    ),
  }),
  fault('service-patch-ignores-flags', 'service.patch.activates', {
    why: 'A customer whom an employee has locked out goes on buying.',
    alsoBreaks: ['journey.employee.suspends-and-restores'],
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: { flagAfter: (_sent, _member, before) => before },
    category: 206,
  }),
  fault('service-patch-answers-before-commit', 'service.patch.activates', {
    why: 'An employee is answered 202, and the customer who is on the telephone still cannot log in.',
    ...answersInstead('patchCustomer', 200, 202),
  }),
  fault('service-patch-replaces', 'service.patch.keeps-the-rest', {
    why: 'An employee who adds the company wipes out name and telephone number.',
    failurePattern: { assertion: /-\s+"(firstName|lastName|contactPhone|title)"/ },
    rules: { mergeProfile: ({ contactEmail }, sent) => (contactEmail ? { contactEmail, ...sent } : sent) },
  }),
  fault('service-patch-resets-flags', 'service.patch.keeps-the-rest', {
    why: 'An employee who corrects a name locks the customer out.',
    failurePattern: { assertion: /-\s+"active": true/ },
    rules: { flagAfter: (sent, member) => sent[member] === true },
  }),
  fault('service-read-from-cache', 'service.patch.keeps-the-rest', {
    why: 'The back office shows what was, and an employee writes it back.',
    alsoBreaks: ['service.remove.removes-profile'],
    failurePattern: { assertion: /-\s+"company"|a removed customer/ },
    deviation: cachesAnswers('getCustomer', ({ request }) => request.path),
  }),
  fault('service-read-forgets-middle-name', 'service.read.agrees-with-own-profile', {
    why: 'The back office writes letters to half a name.',
    failurePattern: { assertion: /-\s+"middleName"/ },
    deviation: changesArgument('sellerView', 0, (customer) => ({
      ...customer,
      profile: { ...customer.profile, middleName: '' },
    })),
  }),
  fault('service-read-shows-somebody', 'service.read.agrees-with-own-profile', {
    why: 'The back office opens another customer than the one who was asked for.',
    failurePattern: { assertion: /-\s+"(id|customerNumber)"/ },
    deviation: setsMembers('sellerView', { id: '10000000', customerNumber: '10000000' }),
  }),
  fault('service-read-answers-200-to-unknown', 'service.read.refuses-unknown-customer', {
    why: 'A client that looks at the status takes an error for a customer.',
    ...answersInstead('getCustomer', 404, 200, (body) => body),
  }),
  fault('service-read-answers-400-to-unknown', 'service.read.refuses-unknown-customer', {
    why: 'A client that creates customers on 404 creates none.',
    ...answersInstead('getCustomer', 404, 400, (body) => ({ ...body, status: 400 })),
  }),
  fault('service-remove-answers-200', 'service.remove.is-accepted', {
    why: 'A client takes the customer for gone whose removal has only begun.',
    ...answersInstead('removeCustomer', 202, 200, { message: 'Customer removed.' }),
  }),
  fault('service-remove-does-nothing', 'service.remove.removes-profile', {
    why: 'Whoever asked to be forgotten is not.',
    alsoBreaks: ['service.remove.removes-login', 'service.remove.refuses-unknown-customer'],
    failurePattern: {
      assertion: /a removed customer|the login of a removed customer|the removal of a removed customer/,
    },
    rules: { afterRemoval: (customer) => customer },
    category: 103,
  }),
  fault('service-remove-deactivates', 'service.remove.removes-profile', {
    why: 'Name, addresses and telephone number of whoever asked to be forgotten stay in the back office.',
    failurePattern: { assertion: /a removed customer/ },
    rules: { afterRemoval: (customer) => ({ ...customer, active: false }) },
    category: 103,
  }),
  fault('service-remove-blanks-profile', 'service.remove.removes-profile', {
    why: 'The profile is emptied, but who was removed logs in and buys.',
    alsoBreaks: ['service.remove.removes-login'],
    failurePattern: { assertion: /a removed customer|the login of a removed customer/ },
    rules: { afterRemoval: (customer) => ({ ...customer, profile: {}, addresses: [] }) },
    category: 103,
  }),
  fault('service-remove-leaves-login-in-cache', 'service.remove.removes-login', {
    why: 'Who was removed logs in with what the gateway remembers.',
    failurePattern: { assertion: /the login of a removed customer/ },
    deviation: () => {
      const kept = new Map<string, Record<string, unknown>>();
      return {
        wire: on('logIn', (exchange) => {
          const credentials = JSON.stringify(exchange.request.body);
          const known = kept.get(credentials);
          if (exchange.response.status === 200) kept.set(credentials, bodyOf(exchange));
          else if (known) replaceAnswer(exchange, 200, known);
        }),
      };
    },
    category: 103,
  }),
  fault('service-remove-takes-unknown', 'service.remove.refuses-unknown-customer', {
    why: 'A clerk who mistypes the number of a customer is told that they are gone.',
    ...answersInstead('removeCustomer', 404, 202),
  }),
  fault('service-list-counts-one-less', 'service.list.counts', {
    why: 'The last customer of every list is never asked for.',
    failurePattern: { assertion: /Count or X-Total-Count[\s\S]*Received: .*2/ },
    rules: { countOf: (matching) => matching.length - 1 },
  }),
  fault('service-list-does-not-count', 'service.list.counts', {
    why: 'A back office cannot say how many pages there are.',
    failurePattern: { assertion: /Count or X-Total-Count[\s\S]*Received: .*NaN/ },
    wire: on('listCustomers', ({ response }) => {
      delete response.headers['count'];
    }),
  }),
  fault('service-list-begins-at-page-two', 'service.list.pages', {
    why: 'The first customers of every list are seen by nobody.',
    failurePattern: { assertion: /the first page of two/ },
    deviation: changesArgument('pageOf', 1, (number) => number + 1),
  }),
  fault('service-list-repeats-last-of-page', 'service.list.pages', {
    why: 'A customer stands on two pages, and an export writes them twice.',
    failurePattern: { assertion: /the second page of two/ },
    rules: { pageOf: (all, number, size) => all.slice((number - 1) * (size - 1), (number - 1) * (size - 1) + size) },
  }),
  fault('service-list-ignores-page-size', 'service.list.pages', {
    why: 'A back office that asks for ten customers gets all, and breaks.',
    failurePattern: { assertion: /the first page of two/ },
    deviation: changesArgument('pageOf', 2, () => 60),
  }),
  fault('service-list-loses-unfilled-page', 'service.list.pages', {
    why: 'The newest customers are missing in every export.',
    failurePattern: { assertion: /the second page of two/ },
    deviation: changesResult('pageOf', (page, _all, number, size) => (number > 1 && page.length < size ? [] : page)),
  }),
  fault('service-search-splits-words', 'service.search.finds-by-email', {
    why: 'An index that takes e-mails apart finds everybody whose e-mail begins with the same words.',
    failurePattern: { assertion: /the customers found by one e-mail/ },
    deviation: searchesFor((wanted) => wanted.replace(/^([\w-]+-)\d+@.*$/, '~$1')),
  }),
  fault('service-search-takes-part-for-whole', 'service.search.finds-by-email', {
    why: 'Whoever looks for one customer finds others whose e-mails contain the same.',
    failurePattern: { assertion: /the customers found by part of an e-mail/ },
    deviation: searchesFor((wanted) => (/^[\w.@-]+$/.test(wanted) ? `~${wanted}` : wanted)),
  }),
  fault('service-search-from-cache', 'service.search.finds-by-email', {
    why: 'Every search shows what the first one found.',
    alsoBreaks: ['service.search.finds-by-pattern'],
    failurePattern: { assertion: /the customers? (found by one e-mail|whose e-mail)/ },
    deviation: cachesAnswers('searchCustomers'),
  }),
  fault('service-search-takes-pattern-literally', 'service.search.finds-by-pattern', {
    why: 'A search for the beginning of an e-mail finds nobody.',
    failurePattern: { assertion: /the customers whose e-mails begin alike/ },
    deviation: searchesFor((wanted) => wanted.replace(/^~/, '')),
  }),
  fault('service-search-stops-at-first', 'service.search.finds-by-pattern', {
    why: 'Of the customers who match, one is shown as if there were no other.',
    failurePattern: { assertion: /the customers whose e-mails begin alike/ },
    deviation: replacesAnswer('searchCustomers', 200, 200, (found) =>
      Array.isArray(found) ? found.slice(0, 1) : found,
    ),
  }),
  fault('service-search-heeds-first-condition', 'service.search.combines-conditions', {
    why: 'A search that was narrowed down shows as many customers as before.',
    failurePattern: { assertion: /the customers with the beginning and the name/ },
    deviation: changesResult('conditionsOf', (sound) => sound?.slice(0, 1)),
  }),
  fault('service-search-heeds-last-condition', 'service.search.combines-conditions', {
    why: 'A search among the customers of one company finds namesakes of all others.',
    failurePattern: { assertion: /the customers with the beginning and the name/ },
    deviation: changesResult('conditionsOf', (sound) => sound?.slice(-1)),
  }),
];
