import {
  anEmail,
  aWord,
  expect,
  someDetails,
  test,
  verifies,
  type Service,
  type Api,
  readBack,
} from '../../fixtures/index.ts';

const quiet = { sendPasswordResetNotifications: false };
const ids = (customers: readonly { id: string }[]): readonly string[] => customers.map(({ id }) => id).toSorted();

/** What the e-mails of one test begin with, and no other's. */
const beginningOf = (email: string): string => /^.*conf-\d+-\w+-/.exec(email)?.[0] ?? email;

/** A pattern for a text, whatever the form of the run's e-mails is. */
const patternOf = (text: string): string => text.replaceAll(/[^\w-]/g, '.');

/** Makes some customers who have nothing in common but the beginning of their e-mails. */
async function someCustomers(api: Api, service: Service, count: number) {
  const made: { id: string; contactEmail: string; lastName: string }[] = [];
  for (let number = 1; number <= count; number++) {
    const who = { contactEmail: anEmail(), lastName: `${aWord()}${number}` };
    const { id } = await api.as(service).createCustomer({ ...quiet, body: { ...someDetails(), ...who } });
    made.push({ id, ...who });
  }
  return { made, beginning: beginningOf(made[0]?.contactEmail ?? anEmail()) };
}

test.describe('GET customers', () => {
  test('counts the matches in a header', verifies('service.list.counts'), async ({ api, service }) => {
    const { made, beginning } = await someCustomers(api, service, 3);
    const tamper = { headers: { 'x-total-count': 'true' } };

    // All matches stand on one page: whether Count is the page's or the search's own number is left open.
    const q = `contactEmail:~${patternOf(beginning)}`;
    await readBack(async () => {
      const { headers } = await api
        .as(service)
        .answer.listCustomers({ q, pageNumber: 1, pageSize: 60, tamper, expect: 200 });

      expect(Number(headers['count'] ?? headers['x-total-count']), 'Count or X-Total-Count').toBe(made.length);
    });
  });

  test('pages them', verifies('service.list.pages'), async ({ api, service }) => {
    const { made, beginning } = await someCustomers(api, service, 3);
    const page = (pageNumber: number) =>
      api.as(service).listCustomers({
        q: `contactEmail:~${patternOf(beginning)}`,
        sort: 'contactEmail',
        pageNumber,
        pageSize: 2,
      });

    const [first, second] = [await page(1), await page(2)];

    expect(first, 'the first page of two').toHaveLength(2);
    expect(second, 'the second page of two').toHaveLength(1);
    expect(ids([...first, ...second]), 'both pages together').toEqual(ids(made));
  });
});

test.describe('POST a search for customers', () => {
  test(
    'finds exactly the customer with an e-mail',
    verifies('service.search.finds-by-email'),
    async ({ api, service }) => {
      const { made, beginning } = await someCustomers(api, service, 2);

      for (const { id, contactEmail } of made) {
        await readBack(async () => {
          const found = await api.as(service).searchCustomers({ body: { q: `contactEmail:${contactEmail}` } });

          expect(ids(found), 'the customers found by one e-mail').toEqual([id]);
        });
      }
      await readBack(async () => {
        const byPart = await api.as(service).searchCustomers({ body: { q: `contactEmail:${beginning}` } });
        expect(byPart, 'the customers found by part of an e-mail').toEqual([]);
      });
    },
  );

  test(
    'finds every customer whose e-mail matches a pattern',
    verifies('service.search.finds-by-pattern'),
    async ({ api, service }) => {
      const { made, beginning } = await someCustomers(api, service, 2);
      const findBy = (start: string) =>
        api.as(service).searchCustomers({ body: { q: `contactEmail:~${patternOf(start)}` } });

      const [all, second] = [await findBy(beginning), await findBy(`${beginning}2`)];

      expect(ids(all), 'the customers whose e-mails begin alike').toEqual(ids(made));
      expect(ids(second), 'the customer whose e-mail begins so').toEqual(ids(made.slice(1)));
    },
  );

  test(
    'finds the customers who meet all of several conditions',
    verifies('service.search.combines-conditions'),
    async ({ api, service }) => {
      const { made, beginning } = await someCustomers(api, service, 2);

      for (const { id, lastName } of made) {
        const [byEmail, byName] = [`contactEmail:~${patternOf(beginning)}`, `lastName:${lastName}`];
        // In both orders: a search that heeds one condition only, the first or the last, finds too many in one of them.
        for (const q of [`${byEmail} ${byName}`, `${byName} ${byEmail}`]) {
          await readBack(async () => {
            const found = await api.as(service).searchCustomers({ body: { q } });

            expect(ids(found), 'the customers with the beginning and the name').toEqual([id]);
          });
        }
      }
      const body = { q: `contactEmail:~${patternOf(beginning)} lastName:Nobody${aWord()}` };
      await readBack(async () => {
        expect(await api.as(service).searchCustomers({ body }), 'the customers with a name of nobody').toEqual([]);
      });
    },
  );
});
