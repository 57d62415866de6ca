import { expect, test, verifies } from '../../fixtures/index.ts';
import { employ, found, holds, idsIn, shownTo } from './companies.ts';

const readOwn = 'customermanagement.legalentity_read_own';

test.describe('GET legal entities as a customer', () => {
  test(
    'lists its own',
    verifies('company.legal-entities.own-are-listed'),
    async ({ api, service, regularCustomer: customer }) => {
      const [one, two] = [await found(api, service, customer), await found(api, service, customer)];
      const due = (await holds(api, customer, readOwn)) ? [one.id, two.id] : [];

      const listed = async () => idsIn(await api.as(customer).answer.listLegalEntities({ expect: 'declared' }));

      await expect.poll(listed, 'the legal entities of the customer').toEqual(expect.arrayContaining(due));
      if (due.length === 0) await api.as(customer).listLegalEntities({ expect: [401, 403] });
    },
  );

  test(
    'lists nobody else’s',
    verifies('company.legal-entities.others-are-hidden'),
    async ({ api, service, regularCustomer: customer, sharedStranger: private_ }) => {
      await found(api, service, customer);
      const other = await found(api, service, await employ(api, service));
      const { answer } = api.as(customer);

      const listed = idsIn(await answer.listLegalEntities({ expect: 'declared' }));
      const asked = idsIn(await answer.listLegalEntities({ q: `id:${other.id}`, expect: 'declared' }));
      const toNobody = idsIn(await api.as(private_).answer.listLegalEntities({ expect: 'declared' }));

      expect([...listed, ...asked], 'legal entities of others').not.toContain(other.id);
      expect(toNobody, 'legal entities of others').toEqual([]);
    },
  );
});

test.describe('A former member of a company', () => {
  test(
    'is shown nothing of it any more',
    verifies('company.membership.ends-with-assignment'),
    async ({ api, service, sharedGuest: guest, returningCustomer: customer }) => {
      const colleague = await employ(api, service);
      const { id: legalEntityId, assignments } = await found(api, service, customer, colleague);
      const { refresh_token: refreshToken } = customer.token;
      await shownTo(api, customer, [colleague]);

      await api.as(service).removeContactAssignment({ contactAssignmentId: assignments[0] ?? '' });

      const shown = async () => ({
        ...(await shownTo(api, customer, [colleague])),
        companies: idsIn(await api.as(customer).answer.listLegalEntities({ expect: 'declared' })).filter(
          (id) => id === legalEntityId,
        ),
      });
      const nothing = { listed: [], found: [], read: [], companies: [] };
      await expect.poll(shown, 'what a former member is shown').toEqual(nothing);
      await api.as(guest).refreshToken({ refreshToken, legalEntityId, expect: [400, 401, 403, 404] });
    },
  );
});
