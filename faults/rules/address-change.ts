import { soundRules } from '../../tenant/index.ts';
import { answersInstead, cachesAnswers } from '../answer-families.ts';
import { answersBeforeItWrites } from '../delayed-writes.ts';
import { on, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { changesResult, setsMembers } from '../rule-families.ts';

/** The default address of a profile, and of how many addresses it was chosen. */
interface Shown {
  readonly of: number;
  readonly standard: ReturnType<typeof soundRules.addressView> | undefined;
}

/** Faults of how an address is changed. */
export const addressChangeFaults: readonly Fault[] = [
  fault('address-patch-answers-202', 'address.patch.succeeds', {
    why: 'A client that waits for 200 tells its customer that nothing was changed.',
    ...answersInstead('updateAddress', 200, 202),
  }),
  fault('address-patch-answers-before-it-writes', 'address.patch.succeeds', {
    why: 'The checkout that follows the correction ships to the old address.',
    alsoBreaks: ['address.patch.merges'],
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"city": "Hamburg"/ },
    deviation: answersBeforeItWrites('updateAddress'),
  }),
  fault('address-patch-leaves-cache-stale', 'address.patch.succeeds', {
    why: 'Who has looked at an address before sees it unchanged after.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"city": "Hamburg"[\s\S]*\+\s+"city": "Berlin"/ },
    deviation: cachesAnswers('getAddress', ({ request }) => request.path),
  }),
  fault('address-patch-replaces', 'address.patch.merges', {
    why: 'A storefront that corrects a house number loses the rest of the address.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"street"/ },
    rules: { mergeAddress: (stored, sent) => ({ contactName: stored['contactName'], ...sent }) },
  }),
  fault('address-patch-forgets-default', 'address.patch.merges', {
    why: 'Who corrects the house number of the default address has no default address any more.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"isDefault": true[\s\S]*\+\s+"isDefault": false/ },
    deviation: changesResult('chooseDefaultAddress', (sound, addresses, askedFor, after) =>
      after === 'change' ? addresses.map((one) => ({ ...one, isDefault: one.id === askedFor })) : sound,
    ),
  }),
  fault('address-patch-drops-mixins', 'address.patch.merges', {
    why: 'Who corrects the house number loses the instructions for the courier.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"deliveryOptions"/ },
    deviation: setsMembers('mergeAddress', (_, _stored, sent) => ({ ...sent, mixins: sent['mixins'] ?? {} })),
  }),
  fault('address-patch-checks-owner-after-writing', 'address.patch.owner-only', {
    why: 'The stranger is told that there is no such address, and it is changed all the same.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"\w+": ".*"[\s\S]*\+\s+"\w+": "/ },
    deviation: () => {
      let foreign = false;
      return {
        rules: {
          findOwnAddress: (customer, addressId, everyone) => {
            const own = soundRules.findOwnAddress(customer, addressId, everyone);
            const any = [...everyone].flatMap(({ addresses }) => addresses).find(({ id }) => id === addressId);
            foreign = own === undefined && any !== undefined;
            return own ?? any;
          },
          // In the place where it is stored, as it is nobody's copy.
          mergeAddress: (stored, sent) =>
            foreign ? Object.assign(stored, sent) : soundRules.mergeAddress(stored, sent),
        },
        wire: on('updateAddress', (exchange) => {
          if (foreign) replaceAnswer(exchange, 404, { status: 404, message: 'Not found.' });
          foreign = false;
        }),
      };
    },
    category: 206,
  }),
  fault('address-patch-changes-all', 'address.patch.changes-one-address', {
    why: 'The update lacks its WHERE: a customer who moves moves their office and their parents too.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"city": "Bonn"[\s\S]*\+\s+"city": "Hamburg"/ },
    rules: {
      replaceAddress: (addresses, { fields, id, version }) =>
        addresses.map((one) => ({ ...one, fields, version: one.id === id ? version : one.version })),
    },
  }),
  fault('address-patch-swaps-with-next', 'address.patch.changes-one-address', {
    why: 'Off by one, the change lands on the address after the one that is meant.',
    alsoBreaks: ['address.patch.succeeds', 'address.patch.merges'],
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"city": "(Köln|Hamburg)"/ },
    rules: {
      replaceAddress: (addresses, { fields, id }) => {
        const meant = addresses.findIndex((one) => one.id === id) + 1;
        return addresses.map((one, index) => (index === meant ? { ...one, fields } : one));
      },
    },
  }),
  fault('address-patch-joins-tags', 'address.patch.replaces-tags', {
    why: 'A tag that a customer has unticked stays for ever.',
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"(BILLING|OFFICE)",/ },
    deviation: setsMembers('mergeAddress', (_, stored, sent) => ({
      tags: [stored['tags'], sent['tags']].flatMap((some) => (Array.isArray(some) ? some.map(String) : [])),
    })),
  }),
  fault('address-patch-of-unknown-is-done', 'address.patch.refuses-unknown-id', {
    why: 'A client with an outdated list believes that the address is corrected.',
    ...answersInstead('updateAddress', 404, 200),
    category: 102,
  }),
  fault('address-default-is-ignored', 'address.default.is-marked', {
    why: 'The parcel goes on to the old home.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"isDefault": true/ },
    rules: { wantsToBeDefault: () => false },
  }),
  fault('address-default-gathers', 'address.default.is-single', {
    why: 'A storefront that looks for the default address finds several.',
    alsoBreaks: ['races.address.default-stays-single'],
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"\w+",|the default addresses after round/ },
    rules: {
      chooseDefaultAddress: (addresses, askedFor) =>
        addresses.map((one) => ({ ...one, isDefault: one.isDefault || one.id === askedFor })),
    },
  }),
  fault('address-default-of-profile-is-the-oldest', 'address.default.shows-in-profile', {
    why: 'The checkout, which reads the profile, ships to another address than the address book says.',
    failurePattern: { assertion: /toBe[\s\S]*Expected: .*"[\w-]+"[\s\S]*Received: .*"[\w-]+"/ },
    rules: { defaultAddressOf: (addresses) => addresses[0] },
  }),
  fault('address-default-of-profile-outlives-its-deletion', 'address.default.shows-in-profile', {
    why: 'The checkout, which reads the profile, ships to an address that its owner has deleted.',
    failurePattern: { assertion: /the default address after its deletion/ },
    deviation: () => {
      const kept = new Map<unknown, Shown>();
      return {
        rules: {
          expandProfile: (view, words, addresses, standard) => {
            const known = kept.get(view['id']);
            // What goes is not noticed, only what takes its place by being marked.
            const shown = known && addresses.length < known.of ? known.standard : standard;
            kept.set(view['id'], { of: addresses.length, standard: shown });
            return soundRules.expandProfile(view, words, addresses, shown);
          },
        },
      };
    },
  }),
];
