import {
  anAddress,
  anEmail,
  aPassword,
  aWord,
  expect,
  test,
  verifies,
  withBearer,
  type Customer,
  type Guest,
  type AllFixtures,
  readBack,
} from '../../fixtures/index.ts';

type Api = AllFixtures['api'];
const idsOf = (all: readonly { id: string }[]): readonly string[] => all.map(({ id }) => id).toSorted();

type Who = Pick<AllFixtures, 'api' | 'sessions'>;

const arrive = ({ api, sessions }: Who): Promise<Guest> =>
  test.step('a guest comes and stays on', async () => {
    const guest = await sessions.guest();
    const token = await api.as(sessions.nobody()).refreshAnonymousToken({ refresh_token: guest.token.refresh_token });
    return { ...guest, bearer: token.access_token, token };
  });

const join = ({ api, sessions }: Who, guest: Guest): Promise<Customer> =>
  test.step('signs up, logs in, refreshes and is known', async () => {
    const customer = await sessions.customer({ guest });
    const { refresh_token: refreshToken } = customer.token;
    // The guest's own token may have ended with the login: another guest's will do for the refresh.
    const refreshed = await api.as(await sessions.guest()).refreshToken({ refreshToken });
    const renewed = withBearer(customer, refreshed.access_token);
    expect(await api.as(renewed).validateToken()).toMatchObject({ email: customer.email });
    return renewed;
  });

const keepProfile = (api: Api, customer: Customer): Promise<void> =>
  test.step('changes the profile', async () => {
    const [before, company] = [await api.as(customer).getProfile(), aWord()];
    await api.as(customer).updateProfile({ body: { company } });
    const { id, firstName, lastName } = before;
    expect(id, 'the id of the profile').toBe(customer.id);
    await readBack(async () => {
      expect(await api.as(customer).getProfile()).toMatchObject({ id, firstName, lastName, company });
    });
  });

const keepAddresses = (api: Api, customer: Customer): Promise<void> =>
  test.step('adds, reads, changes, tags and removes addresses', async () => {
    const [home, office] = [anAddress({ tags: ['home'] }), anAddress({ tags: ['office'] })];
    const { id: addressId } = await api.as(customer).addAddress({ body: home });
    const { id: officeId } = await api.as(customer).addAddress({ body: office });
    const listed = await api.as(customer).listAddresses();
    expect(idsOf(listed), 'the addresses').toEqual([addressId, officeId].toSorted());

    await readBack(async () => {
      expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ city: home.city });
    });
    await api.as(customer).updateAddress({ addressId, body: { city: 'Hamburg' } });
    await api.as(customer).addAddressTags({ addressId, tags: 'BILLING,SHIPPING' });
    await api.as(customer).removeAddressTags({ addressId, tags: 'home,SHIPPING' });
    const changed = { street: home.street, city: 'Hamburg', tags: ['BILLING'] };
    await readBack(async () => {
      expect(await api.as(customer).getAddress({ addressId })).toMatchObject(changed);
    });

    await api.as(customer).removeAddress({ addressId });
    await readBack(() => api.as(customer).getAddress({ addressId, expect: 404 }));
    await readBack(async () => {
      expect(await api.as(customer).getAddress({ addressId: officeId })).toMatchObject({ street: office.street });
    });
    await api.as(customer).removeAddress({ addressId: officeId });
    await readBack(async () => {
      expect(await api.as(customer).listAddresses()).toEqual([]);
    });
  });

const resetPassword = (
  { api, sessions, inbox }: Who & Pick<AllFixtures, 'inbox'>,
  customer: Customer,
): Promise<Customer> =>
  test.step('resets the password through the mailed token and logs in', async () => {
    const [guest, password, { email }] = [await sessions.guest(), aPassword(), customer];
    const token = await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));
    await api.as(guest).resetPassword({ body: { token, password } });
    await api.as(guest).logIn({ body: { email, password: customer.password }, expect: [400, 401, 403] });
    return sessions.logIn(customer, { password });
  });

const changePassword = ({ api, sessions }: Who, customer: Customer): Promise<Customer> =>
  test.step('changes the password and logs in', async () => {
    const newPassword = aPassword();
    await api.as(customer).changePassword({ body: { currentPassword: customer.password, newPassword } });
    return sessions.logIn(customer, { password: newPassword });
  });

const changeEmail = (
  { api, sessions, inbox }: Who & Pick<AllFixtures, 'inbox'>,
  customer: Customer,
): Promise<Customer> =>
  test.step('changes the e-mail through the mailed token and logs in', async () => {
    const { email, password } = customer;
    const [guest, newEmail] = [await sessions.guest(), anEmail()];
    const token = await inbox.tokenMailedTo(newEmail, () =>
      api.as(customer).requestEmailChange({ body: { email, password, newEmail } }),
    );
    await api.as(guest).confirmEmailChange({ body: { token } });
    await api.as(guest).logIn({ body: { email, password }, expect: [400, 401, 403] });
    return sessions.logIn(customer, { email: newEmail });
  });

const leave = (api: Api, customer: Customer): Promise<void> =>
  test.step('logs out, and the token is dead', async () => {
    await api.as(customer).validateToken();
    await api.as(customer).logOut({ accessToken: customer.bearer });
    await api.as(customer).validateToken({ expect: 401 });
    await api.as(customer).getProfile({ expect: 401 });
  });

test.describe('The journey of a customer', () => {
  test(
    'leads from the guest to the logout, with mails on the way',
    verifies('journey.customer.completes', 'journey.credentials.completes'),
    async ({ api, sessions, inbox }) => {
      const guest = await arrive({ api, sessions });
      const newcomer = await join({ api, sessions }, guest);
      await keepProfile(api, newcomer);
      await keepAddresses(api, newcomer);

      const forgetful = await resetPassword({ api, sessions, inbox }, newcomer);
      const careful = await changePassword({ api, sessions }, forgetful);
      const moved = await changeEmail({ api, sessions, inbox }, careful);

      await readBack(async () => {
        expect(await api.as(moved).getProfile(), 'the profile in the end').toMatchObject({ id: newcomer.id });
      });
      await leave(api, moved);
    },
  );

  test(
    'leads from the guest to the logout where no mail is read',
    verifies('journey.customer.completes'),
    async ({ api, sessions }) => {
      const guest = await arrive({ api, sessions });
      const newcomer = await join({ api, sessions }, guest);
      await keepProfile(api, newcomer);
      await keepAddresses(api, newcomer);

      const careful = await changePassword({ api, sessions }, newcomer);

      await readBack(async () => {
        expect(await api.as(careful).getProfile(), 'the profile in the end').toMatchObject({ id: newcomer.id });
      });
      await leave(api, careful);
    },
  );
});
