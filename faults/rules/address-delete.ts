import type { soundRules } from '../../tenant/index.ts';
import { answersInstead } from '../answer-families.ts';
import { on, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { keepsFirst } from '../rule-families.ts';

type Addresses = ReturnType<typeof soundRules.listAddresses>;

/** Faults of how an address is deleted. */
export const addressDeleteFaults: readonly Fault[] = [
  fault('address-delete-answers-200', 'address.delete.answers-empty', {
    why: 'A client that waits for 204 tells its customer that the address is still there.',
    ...answersInstead('removeAddress', 204, 200, { message: 'Address removed.' }),
  }),
  fault('address-delete-does-nothing', 'address.delete.removes', {
    why: 'An address that a customer has withdrawn is kept, and used.',
    alsoBreaks: ['address.delete.refuses-second-time'],
    failurePattern: { operation: ['getAddress', 'removeAddress'], check: 'status', expected: 404, status: [200, 204] },
    rules: { removeAddress: (addresses) => addresses },
    category: 103,
  }),
  fault('address-delete-hides-from-list-only', 'address.delete.removes', {
    why: 'A deleted address is read, changed and shipped to by whoever kept its id.',
    alsoBreaks: ['address.delete.refuses-second-time'],
    failurePattern: { operation: ['getAddress', 'removeAddress'], check: 'status', expected: 404, status: [200, 204] },
    deviation: keepsFirst('findOwnAddress', (_customer, addressId) => addressId),
    category: 103,
  }),
  fault('address-delete-leaves-list-stale', 'address.delete.removes', {
    why: 'The address book goes on offering the address that its owner has just deleted.',
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"id"/ },
    deviation: () => {
      const kept = new Map<string, Addresses>();
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
  }),
  fault('address-delete-takes-all', 'address.delete.spares-the-others', {
    why: 'A customer who drops an old office has no address left.',
    failurePattern: { assertion: /the addresses that are left[\s\S]*-\s+"city": "Bonn"/ },
    rules: { removeAddress: () => [] },
  }),
  fault('address-delete-cuts-the-list', 'address.delete.spares-the-others', {
    why: 'What was added after the deleted address goes with it.',
    failurePattern: { assertion: /the addresses that are left[\s\S]*-\s+"city": "Köln"/ },
    rules: {
      removeAddress: (all, removed) => all.filter((_, index) => index < all.findIndex(({ id }) => id === removed)),
    },
  }),
  fault('address-delete-repeats-its-204', 'address.delete.refuses-second-time', {
    why: 'Two clients each believe that it was they who deleted the address.',
    alsoBreaks: ['races.address.is-deleted-once'],
    failurePattern: [
      { operation: 'removeAddress', check: 'status', expected: 404, status: 204 },
      { assertion: /round \d[\s\S]*\+\s+204,/ },
    ],
    deviation: () => {
      const gone = new Set<string>();
      return {
        wire: on('removeAddress', (exchange) => {
          const { path } = exchange.request;
          if (exchange.response.status === 204) gone.add(path);
          else if (gone.has(path)) replaceAnswer(exchange, 204);
        }),
      };
    },
  }),
  fault('address-delete-of-unknown-is-done', 'address.delete.refuses-unknown-id', {
    why: 'A client with a mistyped id believes that the address is gone.',
    alsoBreaks: ['address.delete.refuses-second-time'],
    ...answersInstead('removeAddress', 404, 204),
    category: 103,
  }),
  fault('address-delete-takes-account-along', 'address.delete.keeps-login', {
    why: 'Who deletes an address can no longer log in.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    rules: { afterAddressDeletion: (customer, addresses) => ({ ...customer, addresses, accounts: [] }) },
  }),
];
