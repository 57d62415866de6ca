import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { answersBeforeItWrites } from '../lagging.ts';
import { on, replaceAnswer } from '../wire.ts';

const read = 'GET-customer-retrieve-address-by-id';
const change = 'PATCH-customer-update-customer-address';

/** The default address of a profile, and of how many addresses it was chosen. */
interface Shown {
  readonly of: number;
  readonly standard: ReturnType<typeof soundRules.addressView> | undefined;
}

/** Faults of how an address is changed. */
export const addressChangeFaults: readonly Fault[] = [
  {
    id: 'address-patch-answers-202',
    why: 'A client that waits for 200 tells its customer that nothing was changed.',
    breaks: ['address.patch.succeeds'],
    reads: /updateAddress[\s\S]*status: expected [\d, or]+, received 202/,
    deviation: {
      wire: on(change, (exchange) => {
        if (exchange.response.status === 200) replaceAnswer(exchange, 202);
      }),
    },
    category: 101,
  },
  {
    id: 'address-patch-answers-before-it-writes',
    why: 'The checkout that follows the correction ships to the old address.',
    breaks: ['address.patch.succeeds', 'address.patch.merges'],
    reads: /toMatchObject[\s\S]*-\s+"city": "Hamburg"/,
    deviation: answersBeforeItWrites(change),
  },
  {
    id: 'address-patch-leaves-cache-stale',
    why: 'Who has looked at an address before sees it unchanged after.',
    breaks: ['address.patch.succeeds'],
    reads: /toMatchObject[\s\S]*-\s+"city": "Hamburg"[\s\S]*\+\s+"city": "Berlin"/,
    deviation: () => {
      const kept = new Map<string, Buffer>();
      return {
        wire: on(read, ({ request, response }) => {
          const known = kept.get(request.path);
          if (known) response.body = known;
          else if (response.status === 200) kept.set(request.path, response.body);
        }),
      };
    },
  },
  {
    id: 'address-patch-replaces',
    why: 'A storefront that corrects a house number loses the rest of the address.',
    breaks: ['address.patch.merges'],
    reads: /toMatchObject[\s\S]*-\s+"street"/,
    deviation: { rules: { mergeAddress: (stored, sent) => ({ contactName: stored['contactName'], ...sent }) } },
  },
  {
    id: 'address-patch-forgets-default',
    why: 'Who corrects the house number of the default address has no default address any more.',
    breaks: ['address.patch.merges'],
    reads: /toMatchObject[\s\S]*-\s+"isDefault": true[\s\S]*\+\s+"isDefault": false/,
    deviation: {
      rules: {
        chooseDefaultAddress: (addresses, askedFor, after) =>
          after === 'change'
            ? addresses.map((one) => ({ ...one, isDefault: one.id === askedFor }))
            : soundRules.chooseDefaultAddress(addresses, askedFor, after),
      },
    },
  },
  {
    id: 'address-patch-drops-mixins',
    why: 'Who corrects the house number loses the instructions for the courier.',
    breaks: ['address.patch.merges'],
    reads: /toMatchObject[\s\S]*-\s+"deliveryOptions"/,
    deviation: {
      rules: {
        mergeAddress: (stored, sent) => ({
          ...soundRules.mergeAddress(stored, sent),
          ...sent,
          mixins: sent['mixins'] ?? {},
        }),
      },
    },
  },
  {
    id: 'address-patch-checks-owner-after-writing',
    why: 'The stranger is told that there is no such address, and it is changed all the same.',
    breaks: ['address.patch.owner-only'],
    reads: /toMatchObject[\s\S]*-\s+"\w+": ".*"[\s\S]*\+\s+"\w+": "/,
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
        wire: on(change, (exchange) => {
          if (foreign) replaceAnswer(exchange, 404, { status: 404, message: 'Not found.' });
          foreign = false;
        }),
      };
    },
    category: 206,
  },
  {
    id: 'address-patch-changes-all',
    why: 'The update lacks its WHERE: a customer who moves moves her office and her parents too.',
    breaks: ['address.patch.changes-one-address'],
    reads: /toMatchObject[\s\S]*-\s+"city": "Bonn"[\s\S]*\+\s+"city": "Hamburg"/,
    deviation: {
      rules: {
        replaceAddress: (addresses, { fields, id, version }) =>
          addresses.map((one) => ({ ...one, fields, version: one.id === id ? version : one.version })),
      },
    },
  },
  {
    id: 'address-patch-swaps-with-next',
    why: 'Off by one, the change lands on the address after the one that is meant.',
    breaks: ['address.patch.changes-one-address', 'address.patch.succeeds', 'address.patch.merges'],
    reads: /toMatchObject[\s\S]*-\s+"city": "(Köln|Hamburg)"/,
    deviation: {
      rules: {
        replaceAddress: (addresses, { fields, id }) => {
          const meant = addresses.findIndex((one) => one.id === id) + 1;
          return addresses.map((one, index) => (index === meant ? { ...one, fields } : one));
        },
      },
    },
  },
  {
    id: 'address-patch-joins-tags',
    why: 'A tag that a customer has unticked stays for ever.',
    breaks: ['address.patch.replaces-tags'],
    reads: /toEqual[\s\S]*\+\s+"(BILLING|OFFICE)",/,
    deviation: {
      rules: {
        mergeAddress: (stored, sent) => {
          const tags = [stored['tags'], sent['tags']].flatMap((some) => (Array.isArray(some) ? some.map(String) : []));
          return { ...soundRules.mergeAddress(stored, sent), tags };
        },
      },
    },
  },
  {
    id: 'address-patch-of-unknown-is-done',
    why: 'A client with an outdated list believes that the address is corrected.',
    breaks: ['address.patch.refuses-unknown-id'],
    reads: /updateAddress[\s\S]*status: expected 404, received 200/,
    deviation: {
      wire: on(change, (exchange) => {
        if (exchange.response.status === 404) replaceAnswer(exchange, 200);
      }),
    },
    category: 102,
  },
  {
    id: 'address-default-is-ignored',
    why: 'The parcel goes on to the old home.',
    breaks: ['address.default.is-marked'],
    reads: /toMatchObject[\s\S]*-\s+"isDefault": true/,
    deviation: { rules: { wantsToBeDefault: () => false } },
  },
  {
    id: 'address-default-gathers',
    why: 'A storefront that looks for the default address finds several.',
    breaks: ['address.default.is-single', 'races.address.default-stays-single'],
    reads: /toEqual[\s\S]*\+\s+"\w+",|the default addresses after round/,
    deviation: {
      rules: {
        chooseDefaultAddress: (addresses, askedFor) =>
          addresses.map((one) => ({ ...one, isDefault: one.isDefault || one.id === askedFor })),
      },
    },
  },
  {
    id: 'address-default-of-profile-is-the-oldest',
    why: 'The checkout, which reads the profile, ships to another address than the address book says.',
    breaks: ['address.default.shows-in-profile'],
    reads: /toBe[\s\S]*Expected: .*"[\w-]+"[\s\S]*Received: .*"[\w-]+"/,
    deviation: { rules: { defaultAddressOf: (addresses) => addresses[0] } },
  },
  {
    id: 'address-default-of-profile-outlives-its-deletion',
    why: 'The checkout, which reads the profile, ships to an address that its owner has deleted.',
    breaks: ['address.default.shows-in-profile'],
    reads: /the default address after its deletion/,
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
  },
];
