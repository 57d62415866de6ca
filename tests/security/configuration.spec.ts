import { anAddress, expect, test, verifies } from '../../fixtures/index.ts';

test.describe('configuration', () => {
  test(
    'lets no foreign page use the credentials of a visitor',
    verifies('security.configuration.cors-keeps-credentials'),
    async ({ api, regularCustomer: customer, guest }) => {
      const origin = 'https://elsewhere.example';
      const asked = {
        origin,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization',
      };
      const preflight = { method: 'OPTIONS', headers: asked, authorization: undefined, body: undefined };
      const { email, password } = customer;

      const answers = [
        await api.as(customer).answer.getProfile({ tamper: { headers: { origin } }, expect: [200, 400, 403] }),
        await api
          .as(guest)
          .answer.logIn({ body: { email, password }, tamper: { headers: { origin } }, expect: [200, 400, 403] }),
        await api
          .as(customer)
          .answer.updateProfile({ body: {}, tamper: preflight, expect: [200, 204, 400, 401, 403, 404, 405] }),
      ];

      for (const { headers } of answers) {
        const anyOrigin = ['*', origin].includes(headers['access-control-allow-origin'] ?? '');
        const credentials = headers['access-control-allow-credentials'] === 'true';
        expect(anyOrigin && credentials, 'any origin together with credentials').toBe(false);
      }
      await api.as(customer).getProfile();
    },
  );

  test(
    'lets no header override the method',
    verifies('security.configuration.no-method-override'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: ['office'] }) });

      for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
        const tamper = { headers: { [name]: 'DELETE' } };
        await api.as(customer).getAddress({ addressId, tamper, expect: [200, 400, 403, 405] });
        await api.as(customer).addAddressTags({ addressId, tags: 'office', tamper, expect: [204, 400, 403, 405] });
      }

      expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ tags: ['office'] });
    },
  );

  test(
    'names its technology in headers, or not',
    verifies('security.configuration.technology-headers'),
    async ({ api, sharedCustomer: customer, observe }) => {
      const { headers } = await api.as(customer).answer.getProfile();

      for (const name of ['server', 'x-powered-by', 'via'])
        observe('security.configuration.technology-headers', `${name} ${name in headers ? 'present' : 'absent'}`);
    },
  );

  test(
    'still answers retired operations, or not',
    verifies('security.inventory.retired-operations'),
    async ({ api, regularCustomer: customer, observe }) => {
      const accounts = { method: 'POST', path: `/customer/${customer.access.tenant}/me/accounts/internal` };
      const profile = { method: 'DELETE', body: undefined };

      const added = await api.as(customer).answer.addAddress({
        body: {},
        tamper: accounts,
        expect: [201, 400, 401, 403, 404, 405, 415],
      });
      const removed = await api.as(customer).answer.updateProfile({
        body: {},
        tamper: profile,
        expect: [200, 204, 400, 401, 403, 404, 405, 415],
      });

      observe('security.inventory.retired-operations', `POST accounts ${added.status}`);
      observe('security.inventory.retired-operations', `DELETE profile ${removed.status}`);
    },
  );
});
