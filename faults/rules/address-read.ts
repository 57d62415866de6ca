import type { soundRules } from '../../tenant/index.ts';
import { type Exchange } from '../../tenant/index.ts';
import { answersInstead, replacesAnswer, replacesAnswerWhen } from '../answer-families.ts';
import { type Body, without } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { changesResult } from '../rule-families.ts';

const isEmptyList = ({ response }: Exchange): boolean => response.body.toString('utf8') === '[]';

/** What a customer is shown of the own addresses. */
export const addressReadFaults: readonly Fault[] = [
  fault('address-list-in-an-envelope', 'address.list.returns-array', {
    why: 'A client that expects a list iterates over nothing.',
    failurePattern: { operation: 'listAddresses', check: 'schema', pointer: '', keyword: 'type' },
    deviation: replacesAnswer('listAddresses', 200, 200, (items) => ({ items })),
    category: 101,
  }),
  fault('address-list-doubles-default', 'address.list.returns-array', {
    why: 'The address book shows the default address at its head and once more in its place.',
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"\w+",/ },
    rules: { listAddresses: ({ addresses }) => [...addresses.filter(({ isDefault }) => isDefault), ...addresses] },
  }),
  fault('address-list-empty-is-204', 'address.list.is-empty-at-first', {
    why: 'A storefront that reads the list of a new customer fails on a body that is not there.',
    failurePattern: { operation: 'listAddresses', check: 'status', expected: 200, status: 204 },
    deviation: replacesAnswerWhen('listAddresses', 204, undefined, isEmptyList),
    category: 101,
  }),
  fault('address-list-empty-is-404', 'address.list.is-empty-at-first', {
    why: 'A storefront shows an error to each customer who has not ordered yet.',
    failurePattern: { operation: 'listAddresses', check: 'status', expected: 200, status: 404 },
    deviation: replacesAnswerWhen('listAddresses', 404, 'The customer has no addresses.', isEmptyList),
  }),
  fault('address-list-ends-after-twenty', 'address.list.is-complete', {
    why: 'A company does not find its twenty-first branch, and no page leads there.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"City \d\d",/ },
    rules: { listAddresses: ({ addresses }) => addresses.slice(0, 20) },
  }),
  fault('address-list-of-neighbours', 'address.list.shows-own-only', {
    why: 'Each customer reads where the one lives who signed up before or after.',
    failurePattern: { assertion: /toMatchObject[\s\S]*\+\s+"(id|city)"/ },
    rules: { listAddresses: (_, everyone) => [...everyone].slice(-2).flatMap(({ addresses }) => addresses) },
    category: 206,
  }),
  fault('address-list-cached-for-everybody', 'address.list.shows-own-only', {
    why: 'Whoever asks next reads the addresses of whoever asked before.',
    failurePattern: {
      assertion: /toMatchObject[\s\S]*-\s+"id"[\s\S]*\+\s+"id"|toEqual[\s\S]*-\s+"\w+",[\s\S]*\+\s+"\w+",/,
    },
    deviation: () => {
      let kept: ReturnType<typeof soundRules.listAddresses> = [];
      return { rules: { listAddresses: ({ addresses }) => (kept.length > 0 ? kept : (kept = addresses)) } };
    },
    category: 206,
  }),
  fault('address-list-without-metadata', 'address.read.agrees-with-list', {
    why: 'A client that edits from the list sends no version, and overwrites what came between.',
    failurePattern: { assertion: /toEqual[\s\S]*"metadata"/ },
    deviation: replacesAnswer('listAddresses', 200, 200, (all) =>
      Object.values(all).map((one) => without(one as Body, 'metadata')),
    ),
  }),
  fault('address-read-hides-that-it-is-not-default', 'address.read.says-whether-default', {
    why: 'A client that looks for false takes every address for the default one.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"isDefault": false/ },
    deviation: changesResult('addressView', ({ isDefault, ...view }) =>
      isDefault === true ? { ...view, isDefault } : view,
    ),
  }),
  fault('address-unknown-is-the-first', 'address.read.refuses-unknown-id', {
    why: 'Who follows an outdated link edits, tags or deletes another address than the one they mean.',
    alsoBreaks: [
      'address.patch.refuses-unknown-id',
      'address.delete.refuses-unknown-id',
      'tags.add.refuses-unknown-address',
      'tags.remove.refuses-unknown-address',
    ],
    failurePattern: { check: 'status', expected: 404, status: [200, 204] },
    deviation: changesResult('findOwnAddress', (sound, ...given) => sound ?? given[0].addresses[0]),
    category: 102,
  }),
  fault('address-unknown-is-200-with-error', 'address.read.refuses-unknown-id', {
    why: 'A client that looks at the status alone shows an error as an address.',
    alsoBreaks: ['address.delete.removes'],
    ...answersInstead('getAddress', 404, 200, (body) => body),
  }),
  fault('address-unknown-is-not-named', 'address.read.unknown-id-names-address', {
    why: 'Whoever reads the log cannot tell which address was missing, nor whose.',
    failurePattern: { assertion: /toContain[\s\S]*Received string: .*Not found\./ },
    deviation: replacesAnswer('getAddress', 404, 404, 'Not found.'),
  }),
  fault('address-of-anybody', 'address.read.owner-only', {
    why: 'An id is all it takes to read where somebody lives, and to have parcels sent elsewhere.',
    alsoBreaks: [
      'address.patch.owner-only',
      'address.delete.owner-only',
      'tags.add.owner-only',
      'tags.remove.owner-only',
    ],
    failurePattern: { speaker: ['another customer', 'stranger'], check: 'status', status: [200, 204] },
    rules: {
      findOwnAddress: (_, addressId, everyone) =>
        [...everyone].flatMap(({ addresses }) => addresses).find(({ id }) => id === addressId),
    },
    category: 206,
  }),
];
