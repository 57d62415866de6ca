import { soundRules } from '../../tenant/index.ts';
import { answersInstead } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { changesResult, overlooks } from '../rule-families.ts';

export const tagFaults: readonly Fault[] = [
  fault('tags-add-answers-with-tags', 'tags.add.answers-empty', {
    why: 'A generated client that expects nothing fails on the list it gets.',
    ...answersInstead('addAddressTags', 204, 200, { tags: ['OFFICE'] }),
  }),
  fault('tags-add-answers-201', 'tags.add.answers-empty', {
    why: 'A client that waits for 204 takes the tag for refused and adds it again.',
    ...answersInstead('addAddressTags', 204, 201),
  }),
  fault('tags-add-replaces', 'tags.add.keeps-existing', {
    why: 'An address that becomes one for the office is no longer one for the bill.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"BILLING",/ },
    rules: { addTags: (_, added) => added },
  }),
  fault('tags-add-ends-after-five', 'tags.add.keeps-existing', {
    why: 'A column that is too narrow: the sixth tag is acknowledged and gone.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"WINTER",/ },
    deviation: changesResult('addTags', (sound) => sound.slice(0, 5)),
  }),
  fault('tags-list-is-one-tag', 'tags.add.takes-list', {
    why: 'A storefront that marks an address for bill and parcel has it marked for neither.',
    alsoBreaks: ['tags.add.takes-encoded-comma', 'tags.remove.takes-list'],
    failurePattern: {
      assertion: /\+\s+"BILLING,OFFICE,SHIPPING",|the tags after removing BILLING[\s\S]*\+\s+"BILLING",/,
    },
    rules: { tagsOf: (query) => [query] },
  }),
  fault('tags-list-ends-after-two', 'tags.add.takes-list', {
    why: 'The third tag of a list is dropped, and the answer says that all is well.',
    alsoBreaks: ['tags.add.takes-encoded-comma'],
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"SHIPPING",/ },
    deviation: changesResult('tagsOf', (sound) => sound.slice(0, 2)),
  }),
  fault('tags-add-counts-twice', 'tags.add.is-idempotent', {
    why: 'A storefront that lists the tags of an address shows the same one again and again.',
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"OFFICE",/ },
    rules: { addTags: (stored, added) => [...stored, ...added] },
  }),
  fault('tags-add-looks-at-last-tag-only', 'tags.add.is-idempotent', {
    why: 'A tag is known only as long as it was the last one added.',
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"(OFFICE|BILLING)",/ },
    rules: { addTags: (stored, added) => [...stored, ...added.filter((tag) => tag !== stored.at(-1))] },
  }),
  fault('tags-nothing-is-a-tag', 'tags.add.refuses-missing-tags', {
    why: 'A form sent empty leaves an address with a tag that nobody sees and nobody can remove.',
    alsoBreaks: ['tags.add.refuses-empty-tags', 'tags.remove.refuses-missing-tags'],
    failurePattern: { operation: ['addAddressTags', 'removeAddressTags'], check: 'status', expected: 400, status: 204 },
    rules: { checkParameters: () => [], tagsOf: (query) => query.split(',') },
    category: 102,
  }),
  fault('tags-empty-text-is-a-tag', 'tags.add.refuses-empty-tags', {
    why: 'Whether the parameter is there is checked, whether it says anything is not.',
    failurePattern: { operation: 'addAddressTags', check: 'status', expected: 400, status: 204 },
    rules: {
      ...overlooks('checkParameters', ({ field }, query) => query[field] !== undefined).rules,
      tagsOf: (query) => query.split(','),
    },
    category: 102,
  }),
  fault('tags-add-ignores-unknown-address', 'tags.add.refuses-unknown-address', {
    why: 'A storefront with an outdated list believes that the tag is set.',
    ...answersInstead('addAddressTags', 404, 204),
    category: 102,
  }),
  fault('tags-remove-answers-with-message', 'tags.remove.answers-empty', {
    why: 'A generated client that expects nothing fails on the message it gets.',
    ...answersInstead('removeAddressTags', 204, 200, { message: 'Tags removed.' }),
  }),
  fault('tags-remove-empties', 'tags.remove.removes-named-only', {
    why: 'An address that is no longer the office is no longer one for the bill either.',
    alsoBreaks: ['tags.remove.takes-list'],
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"HOME",/ },
    rules: { removeTags: () => [] },
  }),
  fault('tags-remove-does-nothing', 'tags.remove.removes-named-only', {
    why: 'The parcel goes on to the office that the customer has left.',
    alsoBreaks: ['tags.remove.takes-list'],
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"(OFFICE|BILLING)",/ },
    rules: { removeTags: (stored) => stored },
    category: 103,
  }),
  fault('tags-remove-takes-what-begins-alike', 'tags.remove.removes-named-only', {
    why: 'Who removes OFFICE loses OFFICE-2 as well.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"OFFICE-2",/ },
    rules: { removeTags: (stored, removed) => stored.filter((tag) => !removed.some((named) => tag.startsWith(named))) },
  }),
  fault('tags-remove-takes-first-of-list', 'tags.remove.takes-list', {
    why: 'Of two tags removed at once one stays, and the answer says that both are gone.',
    failurePattern: { assertion: /the tags after removing BILLING[\s\S]*\+\s+"SHIPPING",/ },
    rules: { removeTags: (stored, removed) => stored.filter((tag) => tag !== removed[0]) },
    category: 103,
  }),
  fault('tags-remove-of-nothing-takes-all', 'tags.remove.refuses-missing-tags', {
    why: 'A client that forgets the parameter clears the address.',
    failurePattern: { operation: 'removeAddressTags', check: 'status', expected: 400, status: 204 },
    rules: {
      checkParameters: () => [],
      tagsOf: (query) => (query === '' ? ['*'] : soundRules.tagsOf(query)),
      removeTags: (stored, removed) => (removed.includes('*') ? [] : soundRules.removeTags(stored, removed)),
    },
    category: 102,
  }),
  fault('tags-remove-ignores-unknown-address', 'tags.remove.refuses-unknown-address', {
    why: 'A storefront with an outdated list believes that the tag is gone.',
    ...answersInstead('removeAddressTags', 404, 204),
    category: 102,
  }),
];
