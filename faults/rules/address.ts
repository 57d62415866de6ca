import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';
import { addressChangeFaults } from './address-change.ts';
import { addressCreateFaults } from './address-create.ts';
import { addressDeleteFaults } from './address-delete.ts';
import { addressTextFaults } from './address-text.ts';

const list = 'GET-customer-list-customer-addresses';
const read = 'GET-customer-retrieve-address-by-id';

type Addresses = ReturnType<typeof soundRules.listAddresses>;

/** Faults of what a customer is shown of her addresses. */
const reading: readonly Fault[] = [
  {
    id: 'address-list-in-an-envelope',
    why: 'A client that expects a list iterates over nothing.',
    breaks: ['address.list.returns-array'],
    reads: /listAddresses[\s\S]*(expected (an )?array|array)/,
    deviation: {
      wire: on(list, ({ response }) => {
        if (response.status === 200) response.body = Buffer.from(`{"items":${response.body.toString('utf8')}}`);
      }),
    },
    category: 101,
  },
  {
    id: 'address-list-doubles-default',
    why: 'The address book shows the default address at its head and once more in its place.',
    breaks: ['address.list.returns-array'],
    reads: /toEqual[\s\S]*\+\s+"\w+",/,
    deviation: {
      rules: { listAddresses: ({ addresses }) => [...addresses.filter(({ isDefault }) => isDefault), ...addresses] },
    },
  },
  {
    id: 'address-list-empty-is-204',
    why: 'A storefront that reads the list of a new customer fails on a body that is not there.',
    breaks: ['address.list.is-empty-at-first'],
    reads: /listAddresses[\s\S]*status: expected 200, received 204/,
    deviation: {
      wire: on(list, (exchange) => {
        if (exchange.response.body.toString('utf8') === '[]') replaceAnswer(exchange, 204);
      }),
    },
    category: 101,
  },
  {
    id: 'address-list-empty-is-404',
    why: 'A storefront shows an error to each customer who has not ordered yet.',
    breaks: ['address.list.is-empty-at-first'],
    reads: /listAddresses[\s\S]*status: expected 200, received 404/,
    deviation: {
      wire: on(list, (exchange) => {
        const none = { status: 404, type: 'resource_not_found', message: 'The customer has no addresses.' };
        if (exchange.response.body.toString('utf8') === '[]') replaceAnswer(exchange, 404, none);
      }),
    },
  },
  {
    id: 'address-list-ends-after-twenty',
    why: 'A company does not find its twenty-first branch, and no page leads there.',
    breaks: ['address.list.is-complete'],
    reads: /toEqual[\s\S]*-\s+"City \d\d",/,
    deviation: { rules: { listAddresses: ({ addresses }) => addresses.slice(0, 20) } },
  },
  {
    id: 'address-list-of-neighbours',
    why: 'Each customer reads where the one lives who signed up before or after.',
    breaks: ['address.list.shows-own-only'],
    reads: /toMatchObject[\s\S]*\+\s+"(id|city)"/,
    deviation: {
      rules: { listAddresses: (_, everyone) => [...everyone].slice(-2).flatMap(({ addresses }) => addresses) },
    },
    category: 206,
  },
  {
    id: 'address-list-cached-for-everybody',
    why: 'Whoever asks next reads the addresses of whoever asked before.',
    breaks: ['address.list.shows-own-only'],
    reads: /toMatchObject[\s\S]*-\s+"id"[\s\S]*\+\s+"id"/,
    deviation: () => {
      let kept: Addresses = [];
      return {
        rules: {
          listAddresses: (customer) => {
            if (kept.length === 0) kept = customer.addresses;
            return kept;
          },
        },
      };
    },
    category: 206,
  },
  {
    id: 'address-list-without-metadata',
    why: 'A client that edits from the list sends no version, and overwrites what came between.',
    breaks: ['address.read.agrees-with-list'],
    reads: /toEqual[\s\S]*"metadata"/,
    deviation: {
      wire: on(list, ({ response }) => {
        const parsed = JSON.parse(response.body.toString('utf8')) as unknown;
        if (Array.isArray(parsed))
          response.body = Buffer.from(JSON.stringify(parsed.map((one: object) => ({ ...one, metadata: undefined }))));
      }),
    },
  },
  {
    id: 'address-read-hides-that-it-is-not-default',
    why: 'A client that looks for false takes every address for the default one.',
    breaks: ['address.read.says-whether-default'],
    reads: /toMatchObject[\s\S]*-\s+"isDefault": false/,
    deviation: {
      rules: {
        addressView: (address) => {
          const { isDefault, ...view } = soundRules.addressView(address);
          return isDefault === true ? { ...view, isDefault } : view;
        },
      },
    },
  },
  {
    id: 'address-unknown-is-the-first',
    why: 'Who follows an outdated link edits, tags or deletes another address than the one she means.',
    breaks: [
      'address.read.refuses-unknown-id',
      'address.patch.refuses-unknown-id',
      'address.delete.refuses-unknown-id',
      'tags.add.refuses-unknown-address',
      'tags.remove.refuses-unknown-address',
    ],
    reads: /status: expected 404, received 20[04]/,
    deviation: {
      rules: {
        findOwnAddress: (...given) => soundRules.findOwnAddress(...given) ?? given[0].addresses[0],
      },
    },
    category: 102,
  },
  {
    id: 'address-unknown-is-200-with-error',
    why: 'A client that looks at the status alone shows an error as an address.',
    breaks: ['address.read.refuses-unknown-id', 'address.delete.removes'],
    reads: /getAddress[\s\S]*status: expected 404, received 200/,
    deviation: {
      wire: on(read, (exchange) => {
        if (exchange.response.status === 404) replaceAnswer(exchange, 200, bodyOf(exchange));
      }),
    },
    category: 101,
  },
  {
    id: 'address-unknown-is-not-named',
    why: 'Whoever reads the log cannot tell which address was missing, nor whose.',
    breaks: ['address.read.unknown-id-names-address'],
    reads: /toContain[\s\S]*Received string: .*Not found\./,
    deviation: {
      wire: on(read, (exchange) => {
        const terse = { status: 404, type: 'resource_not_found', message: 'Not found.' };
        if (exchange.response.status === 404) replaceAnswer(exchange, 404, terse);
      }),
    },
  },
  {
    id: 'address-of-anybody',
    why: 'An id is all it takes to read where somebody lives, and to have parcels sent elsewhere.',
    breaks: [
      'address.read.owner-only',
      'address.patch.owner-only',
      'address.delete.owner-only',
      'tags.add.owner-only',
      'tags.remove.owner-only',
    ],
    reads: /as (another customer|stranger)[\s\S]*status: expected [\d, or]+, received 20[04]/,
    deviation: {
      rules: {
        findOwnAddress: (_, addressId, everyone) =>
          [...everyone].flatMap(({ addresses }) => addresses).find(({ id }) => id === addressId),
      },
    },
    category: 206,
  },
];

export const addressFaults: readonly Fault[] = [
  ...addressCreateFaults,
  ...addressTextFaults,
  ...reading,
  ...addressChangeFaults,
  ...addressDeleteFaults,
];
