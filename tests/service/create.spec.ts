import {
  anEmail,
  anUnknownId,
  aPassword,
  expect,
  someDetails,
  test,
  verifies,
  withBearer,
  readBack,
} from '../../fixtures/index.ts';

const someone = () => ({ ...someDetails(), contactEmail: anEmail() });
const anOwnId = () => `Conf-${anUnknownId()}_`;

/** No mail is asked for where the mail is not what the test is about. */
const quiet = { sendPasswordResetNotifications: false };

test.describe('POST a customer', () => {
  test(
    'answers the id that the customer is read by',
    verifies('service.create.returns-id'),
    async ({ api, service }) => {
      const body = someone();

      const { id } = await api.as(service).createCustomer({ ...quiet, body });

      const { contactEmail } = body;
      await readBack(async () => {
        expect(await api.as(service).getCustomer({ customerNumber: id })).toMatchObject({ id, contactEmail });
      });
    },
  );

  test(
    'sets the password that the customer logs in with once active',
    verifies('service.create.sets-password'),
    async ({ api, guest, service }) => {
      const [body, password] = [someone(), aPassword()];
      const { id } = await api.as(service).createCustomer({ ...quiet, body: { ...body, password } });
      await api.as(service).patchCustomer({ customerNumber: id, body: { active: true, onHold: false } });

      const credentials = { email: body.contactEmail, password };
      const { access_token: bearer } = await api.as(guest).logIn({ body: credentials });

      const customer = withBearer(guest, bearer, 'customer');
      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id });
      });
    },
  );

  test(
    'mails a password reset notification',
    verifies('service.create.sends-reset-mail-by-default'),
    async ({ api, service, inbox }) => {
      const body = someone();

      await inbox.mailSentTo(body.contactEmail, () => api.as(service).createCustomer({ body }));
    },
  );

  test(
    'mails none where it is told not to',
    verifies('service.create.keeps-quiet-on-request', 'service.create.sends-reset-mail-by-default'),
    async ({ api, service, inbox }) => {
      const silent = someone();

      await api.as(service).createCustomer({ ...quiet, body: silent });

      // Mails may overtake each other: once two later ones have come one after the other, an earlier one would be here too.
      for (const told of [someone(), someone()]) {
        const aloud = { sendPasswordResetNotifications: true, body: told };
        await inbox.mailSentTo(told.contactEmail, () => api.as(service).createCustomer(aloud));
      }
      const mails = await inbox.mailCount(silent.contactEmail);
      expect(mails, 'the mails to the customer made quietly').toBeLessThan(1);
    },
  );

  test(
    'takes active true or ignores it',
    verifies('service.create.active-member'),
    async ({ api, service, observe }) => {
      const body = { ...someone(), active: true };

      const answer = await api.as(service).answer.createCustomer({ ...quiet, body, expect: 'declared' });

      if (!('id' in answer.body)) observe('service.create.active-member', `refused with ${answer.status}`);
      else {
        const { active } = await api.as(service).getCustomer({ customerNumber: answer.body.id });
        observe('service.create.active-member', active === true ? 'active' : 'not active');
      }
    },
  );
});

test.describe('POST a customer with an id of their own', () => {
  test('gives them that id', verifies('service.create.takes-own-id'), async ({ api, service }) => {
    const id = anOwnId();

    const created = await api.as(service).createCustomer({ ...quiet, body: { ...someone(), id } });

    expect(created).toMatchObject({ id });
    await readBack(async () => {
      expect(await api.as(service).getCustomer({ customerNumber: id })).toMatchObject({ id, customerNumber: id });
    });
  });

  test(
    'is refused with 409 where another customer has it',
    verifies('service.create.refuses-taken-id'),
    async ({ api, service }) => {
      const [first, second, id] = [someone(), someone(), anOwnId()];
      await api.as(service).createCustomer({ ...quiet, body: { ...first, id } });

      await api.as(service).createCustomer({ ...quiet, body: { ...second, id }, expect: 409 });

      const { contactEmail } = first;
      await readBack(async () => {
        expect(await api.as(service).getCustomer({ customerNumber: id })).toMatchObject({ contactEmail });
      });
      await api.as(service).createCustomer({ ...quiet, body: { ...second, id: anOwnId() } });
    },
  );

  test(
    'is refused where it is too long or has a space in it',
    verifies('service.create.refuses-malformed-id'),
    async ({ api, service }) => {
      const body = someone();
      const longest = anUnknownId().padEnd(66, 'x');

      for (const id of [`${longest}x`, `${anUnknownId()} x`])
        await api.as(service).createCustomer({ ...quiet, body: { ...body, id }, expect: [400, 403, 409] });

      await api.as(service).createCustomer({ ...quiet, body: { ...body, id: longest } });
    },
  );

  test(
    'takes the id of a removed customer or does not',
    verifies('service.create.id-of-removed-customer'),
    async ({ api, service, observe }) => {
      const id = anOwnId();
      await api.as(service).createCustomer({ ...quiet, body: { ...someone(), id } });
      await api.as(service).removeCustomer({ customerNumber: id });
      const read = () => api.as(service).answer.getCustomer({ customerNumber: id, expect: [200, 404] });
      await expect.poll(async () => (await read()).status, 'the removed customer is read').toBe(404);

      const body = { ...someone(), id };
      const { status } = await api.as(service).answer.createCustomer({ ...quiet, body, expect: 'declared' });

      observe('service.create.id-of-removed-customer', status === 201 ? 'accepted' : `refused with ${status}`);
    },
  );
});
