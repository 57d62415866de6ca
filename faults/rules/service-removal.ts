import type { Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const remove = 'DELETE-customer-tenant-remove-customer';
const login = 'POST-customer-authenticate-customer';

const unknown = (exchange: Exchange, change: () => void): void => {
  if (exchange.response.status === 404) change();
};

export const serviceRemovalFaults: readonly Fault[] = [
  {
    id: 'service-remove-answers-200',
    why: 'A client takes the customer for gone whose removal has only begun.',
    breaks: ['service.remove.is-accepted'],
    reads: /removeCustomer[\s\S]*status: expected .*, received 200/,
    deviation: {
      wire: on(remove, (exchange) => {
        if (exchange.response.status === 202) replaceAnswer(exchange, 200, { message: 'Customer removed.' });
      }),
    },
  },
  {
    id: 'service-remove-does-nothing',
    why: 'Whoever asked to be forgotten is not.',
    breaks: [
      'service.remove.removes-profile',
      'service.remove.removes-login',
      'service.remove.refuses-unknown-customer',
    ],
    reads: /a removed customer|the login of a removed customer|the removal of a removed customer/,
    deviation: { rules: { afterRemoval: (customer) => customer } },
    category: 103,
  },
  {
    id: 'service-remove-deactivates',
    why: 'Name, addresses and telephone number of whoever asked to be forgotten stay in the back office.',
    breaks: ['service.remove.removes-profile'],
    reads: /a removed customer/,
    deviation: { rules: { afterRemoval: (customer) => ({ ...customer, active: false }) } },
    category: 103,
  },
  {
    id: 'service-remove-blanks-profile',
    why: 'The profile is emptied, but who was removed logs in and buys.',
    breaks: ['service.remove.removes-profile', 'service.remove.removes-login'],
    reads: /a removed customer|the login of a removed customer/,
    deviation: { rules: { afterRemoval: (customer) => ({ ...customer, profile: {}, addresses: [] }) } },
    category: 103,
  },
  {
    id: 'service-remove-leaves-login-in-cache',
    why: 'Who was removed logs in with what the gateway remembers.',
    breaks: ['service.remove.removes-login'],
    reads: /the login of a removed customer/,
    deviation: () => {
      const kept = new Map<string, Record<string, unknown>>();
      return {
        wire: on(login, (exchange) => {
          const credentials = JSON.stringify(exchange.request.body);
          const known = kept.get(credentials);
          if (exchange.response.status === 200) kept.set(credentials, bodyOf(exchange));
          else if (known) replaceAnswer(exchange, 200, known);
        }),
      };
    },
    category: 103,
  },
  {
    id: 'service-remove-takes-unknown',
    why: 'A clerk who mistypes the number of a customer is told that she is gone.',
    breaks: ['service.remove.refuses-unknown-customer'],
    reads: /removeCustomer[\s\S]*status: expected 404, received 202/,
    deviation: {
      wire: on(remove, (exchange) => {
        unknown(exchange, () => {
          replaceAnswer(exchange, 202);
        });
      }),
    },
  },
];
