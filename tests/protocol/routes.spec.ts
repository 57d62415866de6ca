import { anAddress, anUnknownTenant, aSignup, expect, test, verifies, readBack } from '../../fixtures/index.ts';

test.describe('A path', () => {
  test(
    'refuses a method that it does not have',
    verifies('protocol.method.refuses-unsupported'),
    async ({ api, guest, sharedCustomer: customer }) => {
      const { email, password } = customer;
      const unsupported = [404, 405] as const;
      const body = aSignup();

      for (const method of ['GET', 'PATCH', 'DELETE'])
        await api.as(guest).signUp({ body, tamper: { method, body: undefined }, expect: unsupported });
      for (const method of ['PATCH', 'DELETE'])
        await api
          .as(guest)
          .logIn({ body: { email, password }, tamper: { method, body: undefined }, expect: unsupported });
      await api.as(customer).listAddresses({ tamper: { method: 'DELETE' }, expect: unsupported });
      await api.as(customer).validateToken({ tamper: { method: 'DELETE' }, expect: unsupported });

      await api.as(guest).signUp({ body });
      await api.as(guest).logIn({ body: { email, password } });
    },
  );

  test(
    'that the documentation does not list is refused',
    verifies('protocol.path.refuses-unknown'),
    async ({ api, sharedCustomer: customer }) => {
      const own = `/customer/${customer.access.tenant}/me`;

      for (const path of [`${own}/nothing`, `${own}/addresses/of/nobody`, `${own}/accounts/internal/nothing`])
        await api.as(customer).getProfile({ tamper: { path }, expect: 404 });

      await api.as(customer).getProfile({ tamper: { path: own }, expect: 200 });
    },
  );

  test(
    'with a trailing slash is answered or refused',
    verifies('protocol.path.trailing-slash'),
    async ({ api, guest, sharedCustomer: customer, observe }) => {
      const base = `/customer/${customer.access.tenant}`;
      const login = { email: customer.email, password: customer.password };
      const open = [200, 400, 401, 403, 404, 405] as const;

      const read = await api
        .as(customer)
        .answer.listAddresses({ tamper: { path: `${base}/me/addresses/` }, expect: open });
      const loggedIn = await api
        .as(guest)
        .answer.logIn({ body: login, tamper: { path: `${base}/login/` }, expect: open });

      observe('protocol.path.trailing-slash', `GET ${read.status}, POST ${loggedIn.status}`);
    },
  );

  test(
    'with the tenant in upper case is answered or refused',
    verifies('protocol.tenant.upper-case'),
    async ({ api, sharedCustomer: customer, observe }) => {
      const tamper = { tenant: customer.access.tenant.toUpperCase() };

      const { status } = await api.as(customer).answer.getProfile({ tamper, expect: [200, 400, 401, 403, 404] });

      observe('protocol.tenant.upper-case', status);
    },
  );
});

test.describe('The preflight of a browser', () => {
  test(
    'is answered without a token',
    verifies('protocol.preflight.is-answered'),
    async ({ api, nobody, regularCustomer: customer }) => {
      const tamper = {
        method: 'OPTIONS',
        authorization: undefined,
        body: undefined,
        headers: {
          origin: 'https://shop.example.test',
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization, content-type',
        },
      };
      const body = anAddress();
      const { id: addressId } = await api.as(customer).addAddress({ body });

      await api.as(nobody).updateProfile({ body: {}, tamper, expect: [200, 204] });
      await api.as(nobody).updateAddress({ addressId, body: {}, tamper, expect: [200, 204] });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ ...body });
      });
    },
  );
});

test.describe('Headers', () => {
  test(
    'of languages change no status',
    verifies('protocol.headers.languages-are-harmless'),
    async ({ api, regularCustomer: customer, sessions }) => {
      const { email, password } = customer;
      const body = anAddress();
      for (const language of ['de', 'fr-CH, fr;q=0.9, *;q=0.5', '*']) {
        const tamper = { headers: { 'accept-language': language, 'content-language': language } };

        await api.as(await sessions.guest()).logIn({ body: { email, password }, tamper, expect: 200 });
        const { id: addressId } = await api.as(customer).addAddress({ body, tamper, expect: 201 });
        const stored = await api.as(customer).getAddress({ addressId, tamper, expect: 200 });
        await api.as(customer).removeAddress({ addressId, tamper, expect: 204 });
        await api.as(customer).getAddress({ addressId, tamper, expect: 404 });

        expect(stored).toMatchObject({ ...body });
      }
    },
  );

  test(
    'that name the tenant are ignored or read',
    verifies('protocol.headers.emporix-tenant'),
    async ({ api, sharedCustomer: customer, observe }) => {
      const own = customer.access.tenant;

      for (const tenant of [own, anUnknownTenant()]) {
        const tamper = { headers: { 'emporix-tenant': tenant } };
        const { status } = await api.as(customer).answer.getProfile({ tamper, expect: [200, 400, 401, 403, 404] });

        observe('protocol.headers.emporix-tenant', `${tenant === own ? 'own' : 'another'} ${status}`);
      }
    },
  );
});
