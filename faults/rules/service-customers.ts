import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const list = 'GET-customer-tenant-list-customers';
const read = 'GET-customer-tenant-retrieve-customer';
const patch = 'PATCH-customer-tenant-update-customer';
const remove = 'DELETE-customer-tenant-remove-customer';

/** Lets somebody without a token in where 401 is due. */
const withoutToken = (operation: string, change: (exchange: Exchange) => void) => ({
  wire: on(operation, (exchange) => {
    if (!exchange.request.headers['authorization']) change(exchange);
  }),
});

const unknown = (exchange: Exchange, change: () => void): void => {
  if (exchange.response.status === 404) change();
};

export const serviceCustomerFaults: readonly Fault[] = [
  {
    id: 'service-list-open-to-all',
    why: 'Whoever finds the address reads the list of customers.',
    breaks: ['service.access.refuses-no-token'],
    reads: /listCustomers[\s\S]*status: expected 401, received 200/,
    deviation: withoutToken(list, ({ response }) => {
      response.status = 200;
      response.body = Buffer.from('[]');
    }),
    category: 207,
  },
  {
    id: 'service-removal-forbids-nobody',
    why: 'A client that has lost its token is told that it never had the right.',
    breaks: ['service.access.refuses-no-token'],
    reads: /removeCustomer[\s\S]*status: expected 401, received 403/,
    deviation: withoutToken(remove, (exchange) => {
      replaceAnswer(exchange, 403, { status: 403, type: 'Forbidden', message: 'User not authorized.' });
    }),
    category: 205,
  },
  {
    id: 'service-patch-looks-before-asking-who',
    why: 'Without any token one learns which customer numbers exist.',
    breaks: ['service.access.refuses-no-token'],
    reads: /patchCustomer[\s\S]*status: expected 401, received 404/,
    deviation: withoutToken(patch, (exchange) => {
      replaceAnswer(exchange, 404, { status: 404, type: 'application/json', message: 'Customer not Found' });
    }),
    category: 204,
  },
  {
    id: 'service-patch-never-activates',
    why: 'An employee activates a customer, is told that it worked, and the customer stays out.',
    breaks: ['service.patch.activates', 'journey.employee.suspends-and-restores'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        flagAfter: (sent, member, before) =>
          member === 'active'
            ? before && soundRules.flagAfter(sent, member, before)
            : before || soundRules.flagAfter(sent, member, before),
      },
    },
  },
  {
    id: 'service-patch-ignores-flags',
    why: 'A customer whom an employee has locked out goes on buying.',
    breaks: ['service.patch.activates', 'journey.employee.suspends-and-restores'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: { rules: { flagAfter: (_sent, _member, before) => before } },
    category: 206,
  },
  {
    id: 'service-patch-answers-before-commit',
    why: 'An employee is answered 202, and the customer who is on the telephone still cannot log in.',
    breaks: ['service.patch.activates'],
    reads: /patchCustomer[\s\S]*status: expected .*, received 202/,
    deviation: {
      wire: on(patch, (exchange) => {
        if (exchange.response.status === 200) replaceAnswer(exchange, 202);
      }),
    },
  },
  {
    id: 'service-patch-replaces',
    why: 'An employee who adds the company wipes out name and telephone number.',
    breaks: ['service.patch.keeps-the-rest'],
    reads: /-\s+"(firstName|lastName|contactPhone|title)"/,
    deviation: {
      rules: { mergeProfile: ({ contactEmail }, sent) => (contactEmail ? { contactEmail, ...sent } : sent) },
    },
  },
  {
    id: 'service-patch-resets-flags',
    why: 'An employee who corrects a name locks the customer out.',
    breaks: ['service.patch.keeps-the-rest'],
    reads: /-\s+"active": true/,
    deviation: { rules: { flagAfter: (sent, member) => sent[member] === true } },
  },
  {
    id: 'service-read-from-cache',
    why: 'The back office shows what was, and an employee writes it back.',
    breaks: ['service.patch.keeps-the-rest', 'service.remove.removes-profile'],
    reads: /-\s+"company"|a removed customer/,
    deviation: () => {
      const kept = new Map<string, Record<string, unknown>>();
      return {
        wire: on(read, (exchange) => {
          const known = kept.get(exchange.request.path);
          if (known) replaceAnswer(exchange, 200, known);
          else if (exchange.response.status === 200) kept.set(exchange.request.path, bodyOf(exchange));
        }),
      };
    },
  },
  {
    id: 'service-read-forgets-middle-name',
    why: 'The back office writes letters to half a name.',
    breaks: ['service.read.agrees-with-own-profile'],
    reads: /-\s+"middleName"/,
    deviation: {
      rules: {
        sellerView: (customer, parts) =>
          soundRules.sellerView({ ...customer, profile: { ...customer.profile, middleName: '' } }, parts),
      },
    },
  },
  {
    id: 'service-read-shows-somebody',
    why: 'The back office opens another customer than the one who was asked for.',
    breaks: ['service.read.agrees-with-own-profile'],
    reads: /-\s+"(id|customerNumber)"/,
    deviation: {
      rules: {
        sellerView: (customer, parts) => ({
          ...soundRules.sellerView(customer, parts),
          id: '10000000',
          customerNumber: '10000000',
        }),
      },
    },
  },
  {
    id: 'service-read-answers-200-to-unknown',
    why: 'A client that looks at the status takes an error for a customer.',
    breaks: ['service.read.refuses-unknown-customer'],
    reads: /getCustomer[\s\S]*status: expected 404, received 200/,
    deviation: {
      wire: on(read, (exchange) => {
        unknown(exchange, () => (exchange.response.status = 200));
      }),
    },
    category: 101,
  },
  {
    id: 'service-read-answers-400-to-unknown',
    why: 'A client that creates customers on 404 creates none.',
    breaks: ['service.read.refuses-unknown-customer'],
    reads: /getCustomer[\s\S]*status: expected 404, received 400/,
    deviation: {
      wire: on(read, (exchange) => {
        unknown(exchange, () => {
          replaceAnswer(exchange, 400, { ...bodyOf(exchange), status: 400 });
        });
      }),
    },
  },
];
