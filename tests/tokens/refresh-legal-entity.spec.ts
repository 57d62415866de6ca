import { aMark, expect, test as base, verifies, withBearer, type Caller } from '../../fixtures/index.ts';

interface Companies {
  /** Founds a company, with these customers as contacts; gives its id. */
  found: (...contacts: readonly { readonly id: string }[]) => Promise<string>;
  /** The company that a token of the customer is limited to, as its validation says. */
  companyOf: (customer: Caller, bearer: string) => Promise<string | undefined>;
}

const test = base.extend<Companies>({
  found: async ({ api, service }, use) =>
    use(async (...contacts) => {
      const body = { name: aMark(), type: 'COMPANY' as const };
      const { id } = await api.as(service).createLegalEntity({ body });
      for (const customer of contacts)
        await api.as(service).assignContact({ body: { legalEntity: { id }, customer: { id: customer.id } } });
      return id;
    }),
  companyOf: async ({ api }, use) =>
    use(async (customer, bearer) => {
      const { legalEntityId } = await api.as(withBearer(customer, bearer)).validateToken();
      return legalEntityId ?? undefined;
    }),
});

test.describe('GET a refreshed customer token with legalEntityId', () => {
  test(
    'limits the token to the legal entity',
    verifies('refresh.legal-entity.scopes-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, found, companyOf }) => {
      const company = await found(customer);

      const refreshed = await api
        .as(guest)
        .refreshToken({ refreshToken: customer.token.refresh_token, legalEntityId: company });

      expect(await companyOf(customer, refreshed.access_token), 'the legal entity of the token').toBe(company);
    },
  );

  test(
    'is the same session of the same customer',
    verifies('refresh.legal-entity.keeps-session'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, found }) => {
      const { email, token } = customer;
      const call = { refreshToken: token.refresh_token, legalEntityId: await found(customer) };

      const { access_token: bearer } = await api.as(guest).refreshToken(call);

      const validation = await api.as(withBearer(customer, bearer)).validateToken();
      expect(validation, 'the token for the legal entity').toMatchObject({ sessionId: token.session_id, email });
    },
  );

  test(
    'is refused to a customer who is not assigned to it',
    verifies('refresh.legal-entity.refuses-unassigned'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, regularCustomer: stranger, found }) => {
      const [own, theirs] = [await found(customer), await found(stranger)];
      const { refresh_token: refreshToken } = await api
        .as(guest)
        .refreshToken({ refreshToken: customer.token.refresh_token, legalEntityId: own });

      await api.as(guest).refreshToken({ refreshToken, legalEntityId: theirs, expect: [400, 401, 403, 404] });
    },
  );

  test(
    'switches between two legal entities of the customer',
    verifies('refresh.legal-entity.switches'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, found, companyOf }) => {
      const [first, second] = [await found(customer), await found(customer)];
      const before = await api
        .as(guest)
        .refreshToken({ refreshToken: customer.token.refresh_token, legalEntityId: first });

      const after = await api.as(guest).refreshToken({ refreshToken: before.refresh_token, legalEntityId: second });

      expect(await companyOf(customer, after.access_token), 'the legal entity after the switch').toBe(second);
    },
  );

  test(
    'keeps or drops it where the next refresh names none',
    verifies('refresh.legal-entity.left-out'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, found, companyOf, observe }) => {
      const legalEntityId = await found(customer);
      const { refresh_token: refreshToken } = await api
        .as(guest)
        .refreshToken({ refreshToken: customer.token.refresh_token, legalEntityId });

      const { access_token: bearer } = await api.as(guest).refreshToken({ refreshToken });

      const company = await companyOf(customer, bearer);
      observe('refresh.legal-entity.left-out', company === undefined ? 'absent' : 'present');
    },
  );
});
