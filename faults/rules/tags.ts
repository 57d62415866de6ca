import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const add = 'POST-customer-add-address-tags';
const remove = 'DELETE-customer-remove-address-tags';

/** An operation that answers something else than 204. */
const insteadOf204 = (operation: string, status: number, body?: Record<string, unknown>) =>
  on(operation, (exchange) => {
    if (exchange.response.status === 204) replaceAnswer(exchange, status, body);
  });

/** An operation that takes what it does not find for done. */
const nothingToDo = (operation: string) =>
  on(operation, (exchange) => {
    if (exchange.response.status === 404) replaceAnswer(exchange, 204);
  });

/** Faults of adding tags, and of those that both ways share. */
const adding: readonly Fault[] = [
  {
    id: 'tags-add-answers-with-tags',
    why: 'A generated client that expects nothing fails on the list it gets.',
    breaks: ['tags.add.answers-empty'],
    reads: /addAddressTags[\s\S]*status: expected 204, received 200/,
    deviation: { wire: insteadOf204(add, 200, { tags: ['OFFICE'] }) },
    category: 101,
  },
  {
    id: 'tags-add-answers-201',
    why: 'A client that waits for 204 takes the tag for refused and adds it again.',
    breaks: ['tags.add.answers-empty'],
    reads: /addAddressTags[\s\S]*status: expected 204, received 201/,
    deviation: { wire: insteadOf204(add, 201) },
    category: 101,
  },
  {
    id: 'tags-add-replaces',
    why: 'An address that becomes one for the office is no longer one for the bill.',
    breaks: ['tags.add.keeps-existing'],
    reads: /toEqual[\s\S]*-\s+"BILLING",/,
    deviation: { rules: { addTags: (_, added) => added } },
  },
  {
    id: 'tags-add-ends-after-five',
    why: 'A column that is too narrow: the sixth tag is acknowledged and gone.',
    breaks: ['tags.add.keeps-existing'],
    reads: /toEqual[\s\S]*-\s+"WINTER",/,
    deviation: { rules: { addTags: (...given) => soundRules.addTags(...given).slice(0, 5) } },
  },
  {
    id: 'tags-list-is-one-tag',
    why: 'A storefront that marks an address for bill and parcel has it marked for neither.',
    breaks: ['tags.add.takes-list', 'tags.add.takes-encoded-comma', 'tags.remove.takes-list'],
    reads: /\+\s+"BILLING,OFFICE,SHIPPING",|the tags after removing BILLING[\s\S]*\+\s+"BILLING",/,
    deviation: { rules: { tagsOf: (query) => [query] } },
  },
  {
    id: 'tags-list-ends-after-two',
    why: 'The third tag of a list is dropped, and the answer says that all is well.',
    breaks: ['tags.add.takes-list', 'tags.add.takes-encoded-comma'],
    reads: /toEqual[\s\S]*-\s+"SHIPPING",/,
    deviation: { rules: { tagsOf: (query) => soundRules.tagsOf(query).slice(0, 2) } },
  },
  {
    id: 'tags-add-counts-twice',
    why: 'A storefront that lists the tags of an address shows the same one again and again.',
    breaks: ['tags.add.is-idempotent'],
    reads: /toEqual[\s\S]*\+\s+"OFFICE",/,
    deviation: { rules: { addTags: (stored, added) => [...stored, ...added] } },
  },
  {
    id: 'tags-add-looks-at-last-tag-only',
    why: 'A tag is known only as long as it was the last one added.',
    breaks: ['tags.add.is-idempotent'],
    reads: /toEqual[\s\S]*\+\s+"(OFFICE|BILLING)",/,
    deviation: {
      rules: { addTags: (stored, added) => [...stored, ...added.filter((tag) => tag !== stored.at(-1))] },
    },
  },
  {
    id: 'tags-nothing-is-a-tag',
    why: 'A form sent empty leaves an address with a tag that nobody sees and nobody can remove.',
    breaks: ['tags.add.refuses-missing-tags', 'tags.add.refuses-empty-tags', 'tags.remove.refuses-missing-tags'],
    reads: /(add|remove)AddressTags[\s\S]*status: expected 400, received 204/,
    deviation: { rules: { checkParameters: () => [], tagsOf: (query) => query.split(',') } },
    category: 102,
  },
  {
    id: 'tags-empty-text-is-a-tag',
    why: 'Whether the parameter is there is checked, whether it says anything is not.',
    breaks: ['tags.add.refuses-empty-tags'],
    reads: /addAddressTags[\s\S]*status: expected 400, received 204/,
    deviation: {
      rules: {
        checkParameters: (query, required) =>
          soundRules.checkParameters(query, required).filter(({ field }) => query[field] === undefined),
        tagsOf: (query) => query.split(','),
      },
    },
    category: 102,
  },
  {
    id: 'tags-add-ignores-unknown-address',
    why: 'A storefront with an outdated list believes that the tag is set.',
    breaks: ['tags.add.refuses-unknown-address'],
    reads: /addAddressTags[\s\S]*status: expected 404, received 204/,
    deviation: { wire: nothingToDo(add) },
    category: 102,
  },
];

/** Faults of removing tags. */
const removing: readonly Fault[] = [
  {
    id: 'tags-remove-answers-with-message',
    why: 'A generated client that expects nothing fails on the message it gets.',
    breaks: ['tags.remove.answers-empty'],
    reads: /removeAddressTags[\s\S]*status: expected 204, received 200/,
    deviation: { wire: insteadOf204(remove, 200, { message: 'Tags removed.' }) },
    category: 101,
  },
  {
    id: 'tags-remove-empties',
    why: 'An address that is no longer the office is no longer one for the bill either.',
    breaks: ['tags.remove.removes-named-only', 'tags.remove.takes-list'],
    reads: /toEqual[\s\S]*-\s+"HOME",/,
    deviation: { rules: { removeTags: () => [] } },
  },
  {
    id: 'tags-remove-does-nothing',
    why: 'The parcel goes on to the office that the customer has left.',
    breaks: ['tags.remove.removes-named-only', 'tags.remove.takes-list'],
    reads: /toEqual[\s\S]*\+\s+"(OFFICE|BILLING)",/,
    deviation: { rules: { removeTags: (stored) => stored } },
    category: 103,
  },
  {
    id: 'tags-remove-takes-what-begins-alike',
    why: 'Who removes OFFICE loses OFFICE-2 as well.',
    breaks: ['tags.remove.removes-named-only'],
    reads: /toEqual[\s\S]*-\s+"OFFICE-2",/,
    deviation: {
      rules: {
        removeTags: (stored, removed) => stored.filter((tag) => !removed.some((named) => tag.startsWith(named))),
      },
    },
  },
  {
    id: 'tags-remove-takes-first-of-list',
    why: 'Of two tags removed at once one stays, and the answer says that both are gone.',
    breaks: ['tags.remove.takes-list'],
    reads: /the tags after removing BILLING[\s\S]*\+\s+"SHIPPING",/,
    deviation: { rules: { removeTags: (stored, removed) => stored.filter((tag) => tag !== removed[0]) } },
    category: 103,
  },
  {
    id: 'tags-remove-of-nothing-takes-all',
    why: 'A client that forgets the parameter clears the address.',
    breaks: ['tags.remove.refuses-missing-tags'],
    reads: /removeAddressTags[\s\S]*status: expected 400, received 204/,
    deviation: {
      rules: {
        checkParameters: () => [],
        tagsOf: (query) => (query === '' ? ['*'] : soundRules.tagsOf(query)),
        removeTags: (stored, removed) => (removed.includes('*') ? [] : soundRules.removeTags(stored, removed)),
      },
    },
    category: 102,
  },
  {
    id: 'tags-remove-ignores-unknown-address',
    why: 'A storefront with an outdated list believes that the tag is gone.',
    breaks: ['tags.remove.refuses-unknown-address'],
    reads: /removeAddressTags[\s\S]*status: expected 404, received 204/,
    deviation: { wire: nothingToDo(remove) },
    category: 102,
  },
];

export const tagsFaults: readonly Fault[] = [...adding, ...removing];
