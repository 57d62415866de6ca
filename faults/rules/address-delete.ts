import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const remove = 'DELETE-customer-remove-customer-address-by-id';
type Address = ReturnType<typeof soundRules.removeAddress>[number];

/** Faults of how an address is deleted. */
export const addressDeleteFaults: readonly Fault[] = [
  {
    id: 'address-delete-answers-200',
    why: 'A client that waits for 204 tells its customer that the address is still there.',
    breaks: ['address.delete.answers-empty'],
    reads: /removeAddress[\s\S]*status: expected 204, received 200/,
    deviation: {
      wire: on(remove, (exchange) => {
        if (exchange.response.status === 204) replaceAnswer(exchange, 200, { message: 'Address removed.' });
      }),
    },
    category: 101,
  },
  {
    id: 'address-delete-does-nothing',
    why: 'An address that a customer has withdrawn is kept, and used.',
    breaks: ['address.delete.removes', 'address.delete.refuses-second-time'],
    reads: /(getAddress|removeAddress)[\s\S]*status: expected 404, received 20[04]/,
    deviation: { rules: { removeAddress: (addresses) => addresses } },
    category: 103,
  },
  {
    id: 'address-delete-hides-from-list-only',
    why: 'A deleted address is read, changed and shipped to by whoever kept its id.',
    breaks: ['address.delete.removes', 'address.delete.refuses-second-time'],
    reads: /(getAddress|removeAddress)[\s\S]*status: expected 404, received 20[04]/,
    deviation: () => {
      const everSeen = new Map<string, Address>();
      return {
        rules: {
          findOwnAddress: (...given) => {
            const found = soundRules.findOwnAddress(...given) ?? everSeen.get(given[1]);
            if (found) everSeen.set(found.id, found);
            return found;
          },
        },
      };
    },
    category: 103,
  },
  {
    id: 'address-delete-leaves-list-stale',
    why: 'The address book goes on offering the address that its owner has just deleted.',
    breaks: ['address.delete.removes'],
    reads: /toEqual[\s\S]*\+\s+"id"/,
    deviation: () => {
      const kept = new Map<string, readonly Address[]>();
      return {
        rules: {
          listAddresses: ({ id, addresses }) => {
            const known = kept.get(id) ?? [];
            const shown = addresses.length < known.length ? known : addresses;
            kept.set(id, shown);
            return shown;
          },
        },
      };
    },
    category: 103,
  },
  {
    id: 'address-delete-takes-all',
    why: 'A customer who drops an old office has no address left.',
    breaks: ['address.delete.spares-the-others'],
    reads: /the addresses that are left[\s\S]*-\s+"city": "Bonn"/,
    deviation: { rules: { removeAddress: () => [] } },
  },
  {
    id: 'address-delete-cuts-the-list',
    why: 'What was added after the deleted address goes with it.',
    breaks: ['address.delete.spares-the-others'],
    reads: /the addresses that are left[\s\S]*-\s+"city": "Köln"/,
    deviation: {
      rules: {
        removeAddress: (addresses, addressId) =>
          addresses.slice(
            0,
            addresses.findIndex(({ id }) => id === addressId),
          ),
      },
    },
  },
  {
    id: 'address-delete-repeats-its-204',
    why: 'Two clients each believe that it was they who deleted the address.',
    breaks: ['address.delete.refuses-second-time', 'races.address.is-deleted-once'],
    reads: /removeAddress[\s\S]*status: expected 404, received 204|round \d[\s\S]*\+\s+204,/,
    deviation: () => {
      const gone = new Set<string>();
      return {
        wire: on(remove, (exchange) => {
          const { path } = exchange.request;
          if (exchange.response.status === 204) gone.add(path);
          else if (gone.has(path)) replaceAnswer(exchange, 204);
        }),
      };
    },
  },
  {
    id: 'address-delete-of-unknown-is-done',
    why: 'A client with a mistyped id believes that the address is gone.',
    breaks: ['address.delete.refuses-unknown-id', 'address.delete.refuses-second-time'],
    reads: /removeAddress[\s\S]*status: expected 404, received 204/,
    deviation: {
      wire: on(remove, (exchange) => {
        if (exchange.response.status === 404) replaceAnswer(exchange, 204);
      }),
    },
    category: 103,
  },
  {
    id: 'address-delete-takes-account-along',
    why: 'Who deletes an address can no longer log in.',
    breaks: ['address.delete.keeps-login'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: { afterAddressDeletion: (customer, addresses) => ({ ...customer, addresses, accounts: [] }) },
    },
  },
];
