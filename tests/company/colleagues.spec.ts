import { exposes, expect, test, verifies, withBearer } from '../../fixtures/index.ts';
import { employ, found, holds, idsIn, shownTo } from './companies.ts';

const readOwn = 'customer.customer_read_own';
const nobody = { listed: [], found: [], read: [] };

test.describe('The customers of a company', () => {
  test(
    'are shown to each other',
    verifies('company.colleagues.are-shown'),
    async ({ api, service, regularCustomer: customer }) => {
      const colleague = await employ(api, service);
      await found(api, service, customer, colleague);
      const all = [colleague.id];
      const shown = { listed: all, found: all, read: all };

      const due = (await holds(api, customer, readOwn)) ? shown : nobody;

      await expect
        .poll(() => shownTo(api, customer, [colleague]), 'the colleague whom a customer is shown')
        .toEqual(due);
    },
  );

  test(
    'are hidden from those of another company',
    verifies('company.colleagues.others-are-hidden'),
    async ({ api, service, regularCustomer: customer, sharedStranger: private_ }) => {
      const [colleague, other] = [await employ(api, service), await employ(api, service)];
      await found(api, service, customer, colleague);
      await found(api, service, other);

      const shown = await shownTo(api, customer, [other, private_]);
      const toNobody = await shownTo(api, private_, [other, colleague]);

      expect([shown, toNobody], 'customers of nobody’s company').toEqual([nobody, nobody]);
    },
  );

  test(
    'are counted alone',
    verifies('company.colleagues.are-counted-alone'),
    async ({ api, service, regularCustomer: customer }) => {
      await found(api, service, customer, await employ(api, service));
      await found(api, service, await employ(api, service));

      const list = await api.as(customer).answer.listCustomers({ pageNumber: 1, pageSize: 60, expect: 'declared' });

      const count = list.headers['count'] ?? list.headers['x-total-count'] ?? 0;
      expect(Number(count), 'whom the list counts').toBeLessThanOrEqual(idsIn(list).length);
    },
  );

  test(
    'are counted for a page of a storefront',
    verifies('cors.success.exposes-count'),
    async ({ api, regularCustomer: customer, target }) => {
      const headers = { origin: target.settings.storefrontOrigin };
      const list = await api.as(customer).answer.listCustomers({ tamper: { headers }, expect: [200, 401, 403] });

      const names = ['count', 'x-total-count'].filter((name) => name in list.headers);
      expect(
        names.filter((name) => !exposes(list, name)),
        'headers of a list that a browser keeps from the page',
      ).toEqual([]);
    },
  );

  test(
    'are those of the customer after a switch of companies as well',
    verifies('company.switch.shows-no-others'),
    async ({ api, service, sharedGuest: guest, returningCustomer: customer }) => {
      const other = await employ(api, service);
      const first = await found(api, service, customer, await employ(api, service));
      const second = await found(api, service, customer, await employ(api, service));
      await found(api, service, other);

      let refreshToken = customer.token.refresh_token;
      for (const { id: legalEntityId } of [first, second]) {
        const token = await api.as(guest).refreshToken({ refreshToken, legalEntityId });
        refreshToken = token.refresh_token;
        const limited = withBearer(customer, token.access_token);
        expect(await shownTo(api, limited, [other]), 'customers of nobody’s company').toEqual(nobody);
      }
    },
  );
});
