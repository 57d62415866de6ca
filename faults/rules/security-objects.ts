import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, replaceAnswer } from '../wire.ts';

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
      if (operation === 'POST-customer-add-address' && response.status === 201)
        known.add(String(bodyOf(exchange)['id']));
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
      if (operation === 'POST-customer-authenticate-customer' && response.status === 200) {
        const { access_token: access, saas_token: saas } = bodyOf(exchange);
        const [, claims = ''] = String(saas).split('.');
        const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string };
        holders.set(`Bearer ${String(access)}`, sub);
      }
      if (operation === 'POST-customer-add-address' && response.status === 201)
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
  {
    id: 'security-profile-follows-query',
    why: 'Whoever adds ?customerNumber= reads the profile of any customer.',
    breaks: ['security.objects.profile-follows-token'],
    reads: /toMatchObject[\s\S]*customerNumber/,
    deviation: { rules: { speaksFor: named('query', 'customerNumber') } },
    category: 206,
  },
  {
    id: 'security-profile-follows-header',
    why: 'A header meant for the services behind the gateway is believed from outside.',
    breaks: ['security.objects.profile-follows-token'],
    reads: /toMatchObject[\s\S]*customerNumber/,
    deviation: { rules: { speaksFor: named('headers', 'x-customer-id') } },
    category: 206,
  },
  {
    id: 'security-profile-patch-follows-body',
    why: "A customer renames another by putting that one's number into a PATCH.",
    breaks: ['security.objects.profile-follows-token'],
    reads: /toEqual[\s\S]*Mallory/,
    deviation: { rules: { speaksFor: (bearer, request) => numberIn(request) ?? bearer.customerId } },
    category: 206,
  },
  {
    id: 'security-address-found-for-anybody',
    why: 'Whoever guesses the id of an address reads where a stranger lives.',
    breaks: ['security.objects.foreign-address-reads-like-unknown'],
    reads: /getAddress[\s\S]*status: expected 404, received 200/,
    deviation: {
      rules: {
        findOwnAddress: (_customer, addressId, everyone) =>
          [...everyone].flatMap(({ addresses }) => addresses).find(({ id }) => id === addressId),
      },
    },
    category: 206,
  },
  {
    id: 'security-foreign-address-is-forbidden',
    why: 'The answer tells which ids of addresses exist.',
    breaks: ['security.objects.foreign-address-reads-like-unknown'],
    reads: /getAddress[\s\S]*status: expected 404, received 403/,
    deviation: tellsForeignAddress,
    category: 204,
  },
  {
    id: 'security-foreign-address-names-owner',
    why: 'The refusal tells whose address it is.',
    breaks: ['security.objects.foreign-address-reads-like-unknown'],
    reads: /refusals naming the owner/,
    deviation: namesOwner,
    category: 204,
  },
  {
    id: 'security-guest-reads-customers',
    why: 'Anybody who opens the shop downloads all of its customers.',
    breaks: ['security.functions.guest-manages-no-customers'],
    reads: /listCustomers[\s\S]*as guest[\s\S]*status: expected 401 or 403, received 200/,
    deviation: { rules: { isGuarded: (operation) => !(manages(operation) && reads(operation)) } },
    category: 207,
  },
  {
    id: 'security-guest-writes-customers',
    why: 'Anybody who opens the shop deletes its customers.',
    breaks: ['security.functions.guest-manages-no-customers'],
    reads: /createCustomer[\s\S]*as guest[\s\S]*status: expected 401 or 403, received 201/,
    deviation: { rules: { isGuarded: (operation) => !(manages(operation) && !reads(operation)) } },
    category: 208,
  },
  {
    id: 'security-customer-reads-customers',
    why: 'The scope to read oneself opens the list of all customers.',
    breaks: ['security.functions.customer-manages-no-others'],
    reads: /getCustomer[\s\S]*status: expected 401 or 403 or 404, received 200/,
    deviation: {
      rules: {
        tokenKindAllowed: (kind, allowed, operation) =>
          soundRules.tokenKindAllowed(kind, allowed, operation) ||
          (kind === 'customer' && manages(operation) && reads(operation)),
      },
    },
    category: 206,
  },
  {
    id: 'security-customer-lists-customers',
    why: 'The list forgets the check that each single customer has.',
    breaks: ['security.functions.customer-manages-no-others'],
    reads: /others in the lists/,
    deviation: {
      rules: {
        tokenKindAllowed: (kind, allowed, operation) =>
          soundRules.tokenKindAllowed(kind, allowed, operation) ||
          (kind === 'customer' && operation === 'GET-customer-tenant-list-customers'),
      },
    },
    category: 206,
  },
  {
    id: 'security-customer-deletes-customers',
    why: 'The scope to manage oneself deletes any other customer.',
    breaks: ['security.functions.customer-manages-no-others'],
    reads: /removeCustomer[\s\S]*status: expected 401 or 403 or 404, received 202/,
    deviation: {
      rules: {
        tokenKindAllowed: (kind, allowed, operation) =>
          soundRules.tokenKindAllowed(kind, allowed, operation) ||
          (kind === 'customer' && operation === 'DELETE-customer-tenant-remove-customer'),
      },
    },
    category: 206,
  },
];
