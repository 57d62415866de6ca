import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on } from '../wire.ts';

const search = 'POST-customer-tenant-search';
const list = 'GET-customer-tenant-list-customers';

const itemsOf = ({ response }: Exchange): unknown[] => JSON.parse(response.body.toString('utf8')) as unknown[];

/** What a list or a search by a service shows, page by page. */
export const serviceSearchFaults: readonly Fault[] = [
  {
    id: 'service-list-counts-one-less',
    why: 'The last customer of every list is never asked for.',
    breaks: ['service.list.counts'],
    reads: /Count or X-Total-Count[\s\S]*Received: .*2/,
    deviation: { rules: { countOf: (matching) => matching.length - 1 } },
  },
  {
    id: 'service-list-does-not-count',
    why: 'A back office cannot say how many pages there are.',
    breaks: ['service.list.counts'],
    reads: /Count or X-Total-Count[\s\S]*Received: .*NaN/,
    deviation: {
      wire: on(list, ({ response }) => {
        delete response.headers['count'];
      }),
    },
  },
  {
    id: 'service-list-begins-at-page-two',
    why: 'The first customers of every list are seen by nobody.',
    breaks: ['service.list.pages'],
    reads: /the first page of two/,
    deviation: { rules: { pageOf: (all, number, size) => soundRules.pageOf(all, number + 1, size) } },
  },
  {
    id: 'service-list-repeats-last-of-page',
    why: 'A customer stands on two pages, and an export writes her twice.',
    breaks: ['service.list.pages'],
    reads: /the second page of two/,
    deviation: {
      rules: { pageOf: (all, number, size) => all.slice((number - 1) * (size - 1), (number - 1) * (size - 1) + size) },
    },
  },
  {
    id: 'service-list-ignores-page-size',
    why: 'A back office that asks for ten customers gets all, and breaks.',
    breaks: ['service.list.pages'],
    reads: /the first page of two/,
    deviation: { rules: { pageOf: (all, number) => soundRules.pageOf(all, number, 60) } },
  },
  {
    id: 'service-list-loses-unfilled-page',
    why: 'The newest customers are missing in every export.',
    breaks: ['service.list.pages'],
    reads: /the second page of two/,
    deviation: {
      rules: {
        pageOf: (all, number, size) => {
          const page = soundRules.pageOf(all, number, size);
          return number > 1 && page.length < size ? [] : page;
        },
      },
    },
  },
  {
    id: 'service-search-splits-words',
    why: 'An index that takes e-mails apart finds everybody whose e-mail begins with the same words.',
    breaks: ['service.search.finds-by-email'],
    reads: /the customers found by one e-mail/,
    deviation: {
      rules: {
        meets: (record, { field, wanted }) =>
          soundRules.meets(record, { field, wanted: wanted.replace(/^([\w-]+-)\d+@.*$/, '~$1') }),
      },
    },
  },
  {
    id: 'service-search-takes-part-for-whole',
    why: 'Whoever looks for one customer finds others whose e-mails contain the same.',
    breaks: ['service.search.finds-by-email'],
    reads: /the customers found by part of an e-mail/,
    deviation: {
      rules: {
        meets: (record, { field, wanted }) =>
          soundRules.meets(record, { field, wanted: /^[\w.@-]+$/.test(wanted) ? `~${wanted}` : wanted }),
      },
    },
  },
  {
    id: 'service-search-from-cache',
    why: 'Every search shows what the first one found.',
    breaks: ['service.search.finds-by-email', 'service.search.finds-by-pattern'],
    reads: /the customers? (found by one e-mail|whose e-mail)/,
    deviation: () => {
      let kept: Buffer | undefined;
      return {
        wire: on(search, ({ response }) => {
          if (response.status === 200) response.body = kept ??= response.body;
        }),
      };
    },
  },
  {
    id: 'service-search-takes-pattern-literally',
    why: 'A search for the beginning of an e-mail finds nobody.',
    breaks: ['service.search.finds-by-pattern'],
    reads: /the customers whose e-mails begin alike/,
    deviation: {
      rules: {
        meets: (record, { field, wanted }) => soundRules.meets(record, { field, wanted: wanted.replace(/^~/, '') }),
      },
    },
  },
  {
    id: 'service-search-stops-at-first',
    why: 'Of the customers who match, one is shown as if there were no other.',
    breaks: ['service.search.finds-by-pattern'],
    reads: /the customers whose e-mails begin alike/,
    deviation: {
      wire: on(search, (exchange) => {
        const { response } = exchange;
        if (response.status === 200) response.body = Buffer.from(JSON.stringify(itemsOf(exchange).slice(0, 1)));
      }),
    },
  },
  {
    id: 'service-search-heeds-first-condition',
    why: 'A search that was narrowed down shows as many customers as before.',
    breaks: ['service.search.combines-conditions'],
    reads: /the customers with the beginning and the name/,
    deviation: { rules: { conditionsOf: (q) => soundRules.conditionsOf(q)?.slice(0, 1) } },
  },
  {
    id: 'service-search-heeds-last-condition',
    why: 'A search among the customers of one company finds namesakes of all others.',
    breaks: ['service.search.combines-conditions'],
    reads: /the customers with the beginning and the name/,
    deviation: { rules: { conditionsOf: (q) => soundRules.conditionsOf(q)?.slice(-1) } },
  },
];
