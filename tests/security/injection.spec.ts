import { anAddress, anEmail, aPassword, aSignup, expect, test, verifies } from '../../fixtures/index.ts';

/** Texts that mean something to a browser, a database, a template engine or a shell; harmless where they are run after all. */
const meaningful = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' OR '1'='1' -- ",
  "Robert'; SELECT 1; --",
  '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
  '${jndi:dns://localhost.invalid/a}',
  '; echo inert | cat `id` $(id)',
  '../../etc/passwd %00 %2e%2e%2f',
] as const;

test.describe('text of an attacker', () => {
  test(
    'is stored in the profile as it is',
    verifies('security.injection.profile-text-is-inert'),
    async ({ api, regularCustomer: customer }) => {
      for (const text of meaningful) {
        const body = { firstName: text, middleName: `${text} 2`, lastName: `3 ${text}`, company: text };

        const { status } = await api.as(customer).answer.updateProfile({ body, expect: [200, 204, 400, 403] });

        const stored = status < 300 ? body : {};
        expect(await api.as(customer).getProfile()).toMatchObject(stored);
      }
    },
  );

  test(
    'is stored in an address as it is',
    verifies('security.injection.address-text-is-inert'),
    async ({ api, regularCustomer: customer }) => {
      const [contactName, companyName, street, city, state, extraLine1, extraLine2, streetAppendix] = meaningful;
      const body = { contactName, companyName, street, city, state, extraLine1, extraLine2, streetAppendix };
      const turned = {
        contactName: state,
        companyName: city,
        street: extraLine1,
        city: extraLine2,
        state: contactName,
      };

      const { id: addressId } = await api.as(customer).addAddress({ body });
      const stored = await api.as(customer).getAddress({ addressId });
      await api.as(customer).updateAddress({ addressId, body: turned });

      expect(stored).toMatchObject(body);
      const listed = (await api.as(customer).listAddresses()).find(({ id }) => id === addressId);
      expect(listed).toMatchObject({ ...body, ...turned });
    },
  );

  // Two wrong passwords for one e-mail at most, as more may lock it; none that another text could hold, as passwords are looked for
  // in every answer of a run.
  test('logs nobody in', verifies('security.injection.login-takes-no-operators'), async ({ api, customer, guest }) => {
    const { email, password } = customer;
    const injected = [
      { email, password: { $ne: '' } },
      { email, password: `${aPassword()}' OR '1'='1` },
      { email: { $gt: '' }, password },
      { email: { $regex: '.*' }, password: { $regex: '.*' } },
      { email: "' OR '1'='1' -- ", password: `${aPassword()}' OR '1'='1' -- ` },
      { email: `${email}' -- `, password: aPassword() },
      // A pattern of nobody but this customer: found by it, they are let in.
      ...['%', '*'].map((anything) => ({ email: email.replace('@', anything), password })),
    ];

    for (const body of injected)
      await api.as(guest).logIn({ body: { email, password }, tamper: { body }, expect: [400, 401, 403] });

    await api.as(guest).logIn({ body: { email, password } });
  });

  test('finds no address', verifies('security.injection.path-is-inert'), async ({ api, regularCustomer: customer }) => {
    const { id } = await api.as(customer).addAddress({ body: anAddress() });
    const before = await api.as(customer).listAddresses();
    const injected = ["' OR '1'='1", `${id}' -- `, '*', '%', '$ne', '..\\..', `../${id}`, `${id}\0`, `${id}\r\nX-A: b`];

    for (const addressId of injected) {
      await api.as(customer).getAddress({ addressId, expect: [400, 403, 404] });
      await api.as(customer).removeAddress({ addressId, expect: [400, 403, 404] });
    }

    expect(await api.as(customer).listAddresses()).toEqual(before);
    await api.as(customer).getAddress({ addressId: id });
  });

  test(
    'in an e-mail of two lines mails nobody else',
    verifies('security.injection.email-with-line-break'),
    async ({ api, sharedCustomer: customer, sharedGuest: guest, inbox }) => {
      const victim = anEmail();
      const { email } = customer;
      const asked = [204, 400, 401, 403, 404] as const;
      const ofTwoLines = [`\r\nBcc: ${victim}`, `\nCc: ${victim}`, `,\r\n ${victim}`];

      for (const more of ofTwoLines) {
        const body = { email: anEmail() + more, password: aPassword() };
        await api.as(guest).signUp({ body: aSignup(), tamper: { body }, expect: [201, 400] });
        const reset = { email: email + more };
        await api.as(guest).requestPasswordReset({ body: { email }, tamper: { body: reset }, expect: asked });
        // Once a later mail is there, an earlier one is there as well.
        await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));
      }

      expect({ mailsToAddressInSecondLine: await inbox.mailCount(victim) }).toEqual({ mailsToAddressInSecondLine: 0 });
    },
  );
});
