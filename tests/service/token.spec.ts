import { aPassword, expect, test, verifies, withBearer, type Service } from '../../fixtures/index.ts';

/** Scopes that the documentation names for the customers and companies of a tenant. */
const documentedScopes = [
  ...['customer.customer_read', 'customer.customer_manage'],
  ...['customermanagement.legalentity_read', 'customermanagement.legalentity_manage'],
  ...['customermanagement.contactassignment_read', 'customermanagement.contactassignment_manage'],
];

/** The form that asks for a service token, with the key of the run. */
const formOf = ({ access }: Service) => ({
  grant_type: 'client_credentials' as const,
  client_id: access.service?.id ?? '',
  client_secret: access.service?.secret ?? '',
});

const scopesOf = (scope: string) => scope.split(' ').filter((one) => !one.startsWith('tenant='));

test.describe('POST for a service token', () => {
  test(
    'issues an access token that tenant-managed operations accept',
    verifies('service.token.issues-access-token'),
    async ({ api, nobody, service }) => {
      const token = await api.as(nobody).requestServiceToken({ body: formOf(service) });

      expect(scopesOf(token.scope)).toContain('customer.customer_read');
      await api.as(withBearer(service, token.access_token)).listCustomers({ pageNumber: 1, pageSize: 1 });
    },
  );

  test(
    'names the tenant in the scope',
    verifies('service.token.scope-names-tenant'),
    async ({ api, nobody, service }) => {
      const { scope } = await api.as(nobody).requestServiceToken({ body: formOf(service) });

      expect(scope.split(' ')).toContain(`tenant=${service.access.tenant}`);
    },
  );

  test('gives nothing to refresh with', verifies('service.token.has-no-refresh'), async ({ api, nobody, service }) => {
    const token = await api.as(nobody).requestServiceToken({ body: formOf(service) });

    expect(token.refresh_token ?? '', 'the refresh token of a service').toBe('');
  });

  test(
    'grants without scope what it grants by name',
    verifies('service.token.grants-all-scopes-by-default'),
    async ({ api, nobody, service }) => {
      const byName: string[] = [];
      for (const scope of documentedScopes) {
        const body = { ...formOf(service), scope };
        const answer = await api.as(nobody).answer.requestServiceToken({ body, expect: 'declared' });
        // A key that lacks the scope may be refused, or be given a token without it.
        if ('access_token' in answer.body) byName.push(...scopesOf(answer.body.scope));
      }

      const { scope } = await api.as(nobody).requestServiceToken({ body: formOf(service) });

      expect(byName, 'the scopes granted by name').toContain('customer.customer_read');
      expect(scopesOf(scope)).toEqual(expect.arrayContaining(byName));
    },
  );

  test(
    'is refused for a wrong secret and not for the right one',
    verifies('service.token.refuses-wrong-secret'),
    async ({ api, nobody, service }) => {
      const right = formOf(service);

      for (const wrong of [aPassword(), `${right.client_secret}x`, right.client_secret.slice(0, -1)])
        await api.as(nobody).requestServiceToken({ body: { ...right, client_secret: wrong }, expect: [400, 401, 403] });

      await api.as(nobody).requestServiceToken({ body: right });
    },
  );

  test(
    'takes a scope that the key lacks or does not',
    verifies('service.token.ungranted-scope'),
    async ({ api, nobody, service, observe }) => {
      const scope = 'customer.customer_unheard_of';

      const body = { ...formOf(service), scope: `customer.customer_read ${scope}` };
      const { status, body: token } = await api.as(nobody).answer.requestServiceToken({ body, expect: 'declared' });

      const issued =
        'access_token' in token && scopesOf(token.scope).includes(scope) ? 'issued with' : 'issued without';
      observe('service.token.ungranted-scope', status === 200 ? issued : `refused with ${status}`);
    },
  );
});
