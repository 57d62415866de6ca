import type { Exchange, Rules } from '../../tenant/index.ts';
import { bodyOf, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { allows, changesResult } from '../rule-families.ts';

/** Where a request may name a customer, beside its token. */
type Request = Parameters<Rules['speaksFor']>[1];

const named = (where: 'query' | 'headers', name: string) => (bearer: { customerId?: string }, request: Request) =>
  request[where][name] ?? bearer.customerId;

const numberIn = ({ body }: Request): string | undefined =>
  typeof body === 'object' && body !== null && 'customerNumber' in body && typeof body.customerNumber === 'string'
    ? body.customerNumber
    : undefined;

const addressIn = ({ request }: Exchange): string => /\/me\/addresses\/([^/]+)/.exec(request.path)?.[1] ?? '';

/** An answer that tells an address of another customer from one that nobody has. */
function tellsForeignAddress() {
  const known = new Set<string>();
  return {
    wire: (exchange: Exchange) => {
      const { operation, response } = exchange;
      if (operation === operationIds.addAddress && response.status === 201) known.add(String(bodyOf(exchange)['id']));
      if (response.status === 404 && known.has(addressIn(exchange)))
        replaceAnswer(exchange, 403, { status: 403, type: 'Forbidden', message: 'Not your address.' });
    },
  };
}

/** An answer for an address of another customer that names its owner, known by the saas token of the login. */
function namesOwner() {
  const holders = new Map<string, string>();
  const owners = new Map<string, string>();
  return {
    wire: (exchange: Exchange) => {
      const { operation, request, response } = exchange;
      if (operation === operationIds.logIn && response.status === 200) {
        const { access_token: access, saas_token: saas } = bodyOf(exchange);
        const [, claims = ''] = String(saas).split('.');
        const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string };
        holders.set(`Bearer ${String(access)}`, sub);
      }
      if (operation === operationIds.addAddress && response.status === 201)
        owners.set(String(bodyOf(exchange)['id']), holders.get(request.headers['authorization'] ?? '') ?? '');
      const owner = owners.get(addressIn(exchange));
      if (response.status === 404 && owner !== undefined)
        replaceAnswer(exchange, 404, { ...bodyOf(exchange), message: `The address belongs to customer ${owner}.` });
    },
  };
}

const manages = (operation: string): boolean => operation.includes('-customer-tenant-');
const reads = (operation: string): boolean => /^GET-|-search$/.test(operation);

export const securityObjectFaults: readonly Fault[] = [
  fault('security-profile-follows-query', 'security.objects.profile-follows-token', {
    why: 'Whoever adds ?customerNumber= reads the profile of any customer.',
    failurePattern: { assertion: /toMatchObject[\s\S]*customerNumber/ },
    rules: { speaksFor: named('query', 'customerNumber') },
    category: 206,
  }),
  fault('security-profile-follows-header', 'security.objects.profile-follows-token', {
    why: 'A header meant for the services behind the gateway is believed from outside.',
    failurePattern: { assertion: /toMatchObject[\s\S]*customerNumber/ },
    rules: { speaksFor: named('headers', 'x-customer-id') },
    category: 206,
  }),
  fault('security-profile-patch-follows-body', 'security.objects.profile-follows-token', {
    why: "A customer renames another by putting that one's number into a PATCH.",
    failurePattern: { assertion: /toEqual[\s\S]*Mallory/ },
    rules: { speaksFor: (bearer, request) => numberIn(request) ?? bearer.customerId },
    category: 206,
  }),
  fault('security-address-found-for-anybody', 'security.objects.foreign-address-reads-like-unknown', {
    why: 'Whoever guesses the id of an address reads where a stranger lives.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 404, status: 200 },
    rules: {
      findOwnAddress: (_customer, addressId, everyone) =>
        [...everyone].flatMap(({ addresses }) => addresses).find(({ id }) => id === addressId),
    },
    category: 206,
  }),
  fault('security-foreign-address-is-forbidden', 'security.objects.foreign-address-reads-like-unknown', {
    why: 'The answer tells which ids of addresses exist.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 404, status: 403 },
    deviation: tellsForeignAddress,
    category: 204,
  }),
  fault('security-foreign-address-names-owner', 'security.objects.foreign-address-reads-like-unknown', {
    why: 'The refusal tells whose address it is.',
    failurePattern: { assertion: /refusals naming the owner/ },
    deviation: namesOwner,
    category: 204,
  }),
  fault('security-guest-reads-customers', 'security.functions.guest-manages-no-customers', {
    why: 'Anybody who opens the shop downloads all of its customers.',
    failurePattern: { operation: 'listCustomers', speaker: 'guest', check: 'status', expected: 401, status: 200 },
    rules: { isGuarded: (operation) => !(manages(operation) && reads(operation)) },
    category: 207,
  }),
  fault('security-guest-writes-customers', 'security.functions.guest-manages-no-customers', {
    why: 'Anybody who opens the shop deletes its customers.',
    failurePattern: { operation: 'createCustomer', speaker: 'guest', check: 'status', expected: 401, status: 201 },
    rules: { isGuarded: (operation) => !(manages(operation) && !reads(operation)) },
    category: 208,
  }),
  fault('security-customer-reads-customers', 'security.functions.customer-manages-no-others', {
    why: 'The scope to read oneself reads every other customer by number.',
    failurePattern: [
      { operation: 'getCustomer', check: 'status', expected: 401, status: 200 },
      { assertion: /customers of nobody’s company/ },
    ],
    alsoBreaks: ['company.colleagues.others-are-hidden'],
    deviation: allows('mayReadCustomer', (...[, , , operation]) => operation === operationIds.getCustomer),
    category: 206,
  }),
  fault('security-customer-lists-customers', 'security.functions.customer-manages-no-others', {
    why: 'The list forgets the check that each single customer has.',
    failurePattern: [{ assertion: /others in the lists/ }, { assertion: /customers of nobody’s company/ }],
    alsoBreaks: ['company.colleagues.others-are-hidden'],
    deviation: allows('mayReadCustomer', (...[, , , operation]) => operation === operationIds.listCustomers),
    category: 206,
  }),
  fault('security-customer-deletes-customers', 'security.functions.customer-manages-no-others', {
    why: 'The scope to manage oneself deletes any other customer.',
    failurePattern: { operation: 'removeCustomer', check: 'status', expected: 401, status: 202 },
    rules: {
      ...allows(
        'tokenKindAllowed',
        (kind, _allowed, operation) => kind === 'customer' && operation === operationIds.removeCustomer,
      ).rules,
      ...changesResult('missingScopes', (missing, _held, _anyOf, operation) =>
        operation === operationIds.removeCustomer ? [] : missing,
      ).rules,
    },
    category: 206,
  }),
];
