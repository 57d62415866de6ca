import {
  aSignup,
  anAddress,
  anEmail,
  anUnknownId,
  expect,
  malformedJson,
  test as base,
  verifies,
} from '../../fixtures/index.ts';
import { fc, holdsFor } from '../../fixtures/properties.ts';

interface Provoked {
  readonly operation: string;
  readonly status: number;
  readonly text: string;
}

/** Bodies that no operation can make anything of. */
const broken = [
  malformedJson,
  ...['[]', '"text"', '17', '\0', '{"email":}'].map((text) => Buffer.from(text)),
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
];
const bearers = [
  'Bearer',
  'Bearer null',
  'Basic YTpi',
  `Bearer ${'x'.repeat(4000)}`,
  "Bearer ' OR '1'='1",
  'Bearer {"a":1}',
];
const given = [200, 400, 403, 404, 414, 431] as const;

/** How a server tells where its code lies, what it asks its database, and which line of it failed. */
const insights = [
  /(^|[\s"'(:])\/(usr|home|var|opt|app|srv|etc|root|workspace)\/[\w.-]+/,
  /\b[A-Z]:\\+\w+\\+\w+/,
  /\bSELECT\s.+\sFROM\b|\bINSERT INTO\b|\bUPDATE\s\w+\sSET\b|\bDELETE FROM\b|SQLSTATE|\bORA-\d{5}\b|\bMongo\w*Error\b/,
  /\.(js|ts|mjs|java|kt|scala|py|rb|cs|go|php):\d+/,
];

const test = base.extend<{ provoked: readonly Provoked[] }>({
  provoked: async ({ api, regularCustomer: customer, sharedGuest: guest }, use) => {
    const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
    const [asGuest, asCustomer] = [api.as(guest).answer, api.as(customer).answer];
    const [email, password, tenant] = [anEmail(), customer.password, customer.access.tenant];
    const provoked: Provoked[] = [];
    const note = (operation: string, { status, headers, body }: { status: number; headers: unknown; body: unknown }) =>
      provoked.push({ operation, status, text: JSON.stringify([headers, body]) });

    for (const bytes of broken) {
      const wrong = { tamper: { bytes }, expect: 'refusal' } as const;
      note('signUp', await asGuest.signUp({ body: aSignup(), ...wrong }));
      note('logIn', await asGuest.logIn({ body: { email, password }, ...wrong }));
      note('requestPasswordReset', await asGuest.requestPasswordReset({ body: { email }, ...wrong }));
      note('resetPassword', await asGuest.resetPassword({ body: { token: anUnknownId(), password }, ...wrong }));
      note('resendOptIn', await asGuest.resendOptIn({ body: { email }, ...wrong }));
      note('confirmEmailChange', await asGuest.confirmEmailChange({ body: {}, ...wrong }));
      note('requestEmailChange', await asCustomer.requestEmailChange({ body: {}, ...wrong }));
      note(
        'changePassword',
        await asCustomer.changePassword({ body: { currentPassword: password, newPassword: password }, ...wrong }),
      );
      note('addAddress', await asCustomer.addAddress({ body: {}, ...wrong }));
      note('updateAddress', await asCustomer.updateAddress({ addressId, body: {}, ...wrong }));
      note('updateProfile', await asCustomer.updateProfile({ body: {}, ...wrong }));
    }
    for (const authorization of bearers)
      note('getProfile', await asCustomer.getProfile({ tamper: { authorization }, expect: 'refusal' }));
    for (const query of ['?expand=%E0%A4%A', '?expand=%00', '?expand[]=a&expand[b]=c', `?${'a&'.repeat(500)}`])
      note(
        'getProfile',
        await asCustomer.getProfile({ tamper: { path: `/customer/${tenant}/me${query}` }, expect: given }),
      );
    for (const id of ['%E0%A4%A', '%00', '%FF', '%0d%0a'])
      note(
        'getAddress',
        await asCustomer.getAddress({
          addressId: id,
          tamper: { path: `/customer/${tenant}/me/addresses/${id}` },
          expect: 'refusal',
        }),
      );
    await use(provoked);
  },
});

test.describe('refusal of a malformed request', () => {
  test('is no server error', verifies('security.errors.no-server-error'), async ({ api, customer, provoked }) => {
    expect(provoked.filter(({ status }) => status >= 500)).toEqual([]);

    const expected = [200, 204, 400, 403, 404, 409, 413] as const;
    await holdsFor(fc.jsonValue(), async (value) => {
      const body = { firstName: value, preferredCurrency: value, mixins: value, metadata: value };
      await api.as(customer).updateProfile({ body: {}, tamper: { body }, expect: expected });
    });

    await api.as(customer).getProfile();
  });

  test('tells nothing about the inside of the server', verifies('security.errors.no-stack-trace'), ({ provoked }) => {
    const telling = provoked.filter(({ text }) => insights.some((insight) => insight.test(text)));

    expect(
      telling.map(({ operation, status }) => `${operation} ${status}`),
      'answers about the inside of the server',
    ).toEqual([]);
  });
});
